import ArgumentParser
import Plant

/// What is signed.
enum SignatureFlag: String, EnumerableFlag {
  case hands
  case accepted

  var kind: SignatureKind {
    switch self {
    case .hands: .hands
    case .accepted: .accepted
    }
  }

  static func help(for value: SignatureFlag) -> ArgumentHelp? {
    switch value {
    case .hands: "The work of the hands is done."
    case .accepted: "The link is accepted."
    }
  }
}
