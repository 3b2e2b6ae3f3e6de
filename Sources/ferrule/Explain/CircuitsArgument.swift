import ArgumentParser
import Plant

/// How the fronts of two cassettes are joined, as it is typed.
enum CircuitsArgument: String, ExpressibleByArgument, CaseIterable {
  case straight
  case crossed

  var circuits: CassetteCircuits { self == .straight ? .straight : .crossed }
}
