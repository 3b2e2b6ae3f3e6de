import ArgumentParser
import Plant

/// A way of referencing as it is typed.
enum ReferenceArgument: String, ExpressibleByArgument, CaseIterable {
  case oneJumper = "1-jumper"
  case twoJumper = "2-jumper"
  case threeJumper = "3-jumper"

  var method: LossReference {
    switch self {
    case .oneJumper: .oneJumper
    case .twoJumper: .twoJumper
    case .threeJumper: .threeJumper
    }
  }
}
