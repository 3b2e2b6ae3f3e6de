public import Plant

/// A position on a panel and where that stands; nil is unknown.
public struct PositionRecord: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// What a person calls it, such as `P07A:22`.
  public var label: String
  /// opposed or aligned keys, or cassette.
  public var adapter: String?
  /// mpo8, mpo12, mpo16, mpo24 or lc.
  public var connectorKind: String?
  /// The cassette behind it.
  public var cassette: ThingID?
  /// Where its panel stands.
  public var place: Place?
}
