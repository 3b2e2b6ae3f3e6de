/// A position on a panel: an adapter, or one connector of a cassette; nil is unknown.
public struct PanelPosition: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// The panel it is on.
  public var panel: ThingID
  /// What a person calls it, such as `P07A:22`.
  public var label: String
  /// What holds the plugs.
  public var adapter: PositionAdapter?
  /// The connector it takes.
  public var kind: ConnectorKind?
  /// The cassette behind it.
  public var cassette: ThingID?
  /// Which connector of that cassette, as printed.
  public var cassettePort: String?

  /// All its parts.
  public init(
    id: ThingID, panel: ThingID, label: String, adapter: PositionAdapter? = nil,
    kind: ConnectorKind? = nil, cassette: ThingID? = nil, cassettePort: String? = nil
  ) {
    self.id = id
    self.panel = panel
    self.label = label
    self.adapter = adapter
    self.kind = kind
    self.cassette = cassette
    self.cassettePort = cassettePort
  }
}
