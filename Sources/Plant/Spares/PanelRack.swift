/// A panel, and the rack in which legs that are coiled up belong to it.
public struct PanelRack: Hashable, Sendable {
  /// The panel.
  public var panel: ThingID
  /// The rack it is in; nil if nobody said.
  public var rack: ThingID?

  /// Both.
  public init(panel: ThingID, rack: ThingID?) {
    self.panel = panel
    self.rack = rack
  }
}
