public import Plant

/// One end of a cable, or of a leg of it, and where it is; nil is unknown.
public struct CableEndRecord: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// The cable it belongs to.
  public var cable: ThingID
  /// a or b.
  public var side: String
  /// The leg of the trunk or harness; 1 is first.
  public var leg: Int
  /// mpo8, mpo12, mpo16, mpo24 or lc.
  public var connectorKind: String?
  /// Whether it has guide pins.
  public var isPinned: Bool?
  /// apc or upc.
  public var polish: String?
  /// The port, panel position or rack it is at, landed or coiled.
  public var place: Subject?
}
