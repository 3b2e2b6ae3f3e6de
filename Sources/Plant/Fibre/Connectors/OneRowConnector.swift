/// An array connector with one row: those on which cable types A, B and C mean the same to everybody.
public enum OneRowConnector: String, Hashable, Sendable, CaseIterable {
  case mpo8
  case mpo12
  case mpo16

  /// As a kind of connector.
  public var kind: ConnectorKind {
    switch self {
    case .mpo8: .mpo8
    case .mpo12: .mpo12
    case .mpo16: .mpo16
    }
  }

  /// Nil for a connector of two rows or of none.
  public init?(_ kind: ConnectorKind) {
    switch kind {
    case .mpo8: self = .mpo8
    case .mpo12: self = .mpo12
    case .mpo16: self = .mpo16
    case .mpo24, .lc: return nil
    }
  }
}
