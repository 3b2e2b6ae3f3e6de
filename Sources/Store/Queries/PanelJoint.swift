public import Guide
public import Plant

/// A joint on a panel, as the records have it: a plug in front and the face it meets.
public struct PanelJoint: Hashable, Sendable {
  /// The position, the face in it, and what is behind.
  public var spot: PanelSpot
  /// The end whose plug is in front.
  public var plug: CableEnd
  /// What people call that plug.
  public var plugName: String
}
