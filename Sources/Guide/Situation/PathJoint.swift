public import Plant

/// Another joint the same light passes.
public struct PathJoint: Hashable, Sendable {
  /// The joint: a port or a panel position.
  public var id: ThingID
  /// Its name, such as `S1-P2 3/2` or `P07A:22`.
  public var name: String
  /// Where it is.
  public var place: Place?
  /// Whether it is a position on a panel, and not a port.
  public var isOnPanel: Bool

  /// All its parts.
  public init(id: ThingID, name: String, place: Place? = nil, isOnPanel: Bool = false) {
    self.id = id
    self.name = name
    self.place = place
    self.isOnPanel = isOnPanel
  }
}
