public import Plant

/// A position on a panel and where that stands.
public struct PositionRecord: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// What a person calls it, such as `P07A:22`.
  public var label: String
  /// Where its panel stands; nil is unknown.
  public var place: Place?
}
