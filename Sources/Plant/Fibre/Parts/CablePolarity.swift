/// How the fibres of a cable with an array connector at each end run, as printed on the sheath.
///
/// Source: TIA-568.3; the letters mean this on connectors with one row.
public enum CablePolarity: String, Hashable, Sendable, CaseIterable {
  /// Straight: 1 to 1.
  case a
  /// Reversed: 1 to the last.
  case b
  /// Neighbours exchanged: 1 to 2, 2 to 1.
  case c

  /// As printed.
  public var text: String { rawValue.uppercased() }

  /// Where a position of one end leads at the other; nil outside the connector.
  public func farPosition(of position: Int, in connector: OneRowConnector) -> Int? {
    let kind = connector.kind
    guard kind.hasFibre(at: position) else { return nil }
    switch self {
    case .a: return position
    case .b: return kind.positions + 1 - position
    case .c: return position % 2 == 1 ? position + 1 : position - 1
    }
  }
}
