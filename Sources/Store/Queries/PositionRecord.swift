public import Guide
public import Plant

/// A position on a panel and where that stands.
public struct PositionRecord: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// What a person calls it, such as `P07A:22`.
  public var label: String
  /// Where its panel stands; nil is unknown.
  public var place: Place?

  /// The position as a person finds it: its panel, and its name on that.
  public var card: PortCard {
    let mark = label.lastIndex(of: ":")
    return PortCard(
      id: id, device: mark.map { String(label[..<$0]) } ?? label,
      name: mark.map { String(label[$0...].dropFirst()) } ?? "", place: place,
      isOnPanel: true)
  }
}
