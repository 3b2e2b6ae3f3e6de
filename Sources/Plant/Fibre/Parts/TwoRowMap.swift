/// How the fibres of a cable with two-row connectors run.
///
/// Makers do not agree on what A, B and C mean here, so a cable is named by what it does.
public enum TwoRowMap: String, Hashable, Sendable, CaseIterable {
  /// 1 to 1, 13 to 13.
  case straight
  /// 1 to 24, 12 to 13: the way from port to port that two-row ports need.
  case reversed
  /// 1 to 12, 13 to 24: each row reversed.
  case rowsReversed = "rows-reversed"
  /// 1 to 13, 12 to 24: the rows exchanged.
  case rowsExchanged = "rows-exchanged"

  /// Where a position of one end leads at the other; nil outside 1 to 24.
  public func farPosition(of position: Int) -> Int? {
    guard ConnectorKind.mpo24.hasFibre(at: position) else { return nil }
    switch self {
    case .straight: return position
    case .reversed: return 25 - position
    case .rowsReversed: return ConnectorKind.mpo24.otherView(of: position)
    case .rowsExchanged: return position <= 12 ? position + 12 : position - 12
    }
  }
}
