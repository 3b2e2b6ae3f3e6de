import ArgumentParser
import Plant

/// An array connector as it is typed.
enum ArrayConnectorArgument: String, ExpressibleByArgument, CaseIterable {
  case mpo8
  case mpo12
  case mpo16
  case mpo24

  var kind: ConnectorKind {
    switch self {
    case .mpo8: .mpo8
    case .mpo12: .mpo12
    case .mpo16: .mpo16
    case .mpo24: .mpo24
    }
  }
}
