/// Two devices that claim the same rack unit.
public struct PlaceOverlap: Hashable, Sendable {
  /// The row that claimed it first.
  public let first: PlaceRow
  /// The row that claimed it again.
  public let second: PlaceRow
  /// The lowest rack unit both claim.
  public let unit: Int
}
