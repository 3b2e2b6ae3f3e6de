import ArgumentParser
import Plant

/// The end whose transmitters were turned off, as it is typed.
enum WalkEndArgument: String, ExpressibleByArgument, CaseIterable {
  case near
  case far

  var end: ChannelEnd { self == .near ? .near : .far }
}
