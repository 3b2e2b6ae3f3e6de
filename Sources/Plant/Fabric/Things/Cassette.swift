/// A cassette: array connectors behind, LC pairs in front.
public struct Cassette: Hashable, Sendable {
  /// How its fibres run, as its record says it.
  public enum Map: String, Hashable, Sendable, CaseIterable {
    case straight
    case inverted
    case universal
    /// Fibre by fibre, as written down.
    case free
  }

  /// Its id.
  public var id: ThingID
  /// What a person calls it.
  public var label: String
  /// Maker's part number.
  public var partNumber: String?
  /// How its fibres run; nil if nobody said.
  public var map: Map?
  /// The panel it is in.
  public var panel: ThingID?

  /// All its parts.
  public init(
    id: ThingID, label: String, partNumber: String? = nil, map: Map? = nil, panel: ThingID? = nil
  ) {
    self.id = id
    self.label = label
    self.partNumber = partNumber
    self.map = map
    self.panel = panel
  }
}
