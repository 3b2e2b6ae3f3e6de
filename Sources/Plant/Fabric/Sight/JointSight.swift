/// A joint of a link with what is known of its faces.
public struct JointSight: Hashable, Sendable {
  /// Its number in the channel: 0 is at the near port.
  public var joint: Int
  /// What a person calls it: the port or the panel position.
  public var label: String
  /// Where it is; nil is unknown.
  public var place: Place?
  /// The face towards the near port: the near module's, or the part's before the adapter.
  public var near: FaceSight
  /// The face towards the far port.
  public var far: FaceSight
  /// When a hand was last there; nil if nobody recorded one.
  public var touch: JointTouch?

  /// All its parts.
  public init(
    joint: Int, label: String, place: Place?, near: FaceSight, far: FaceSight,
    touch: JointTouch? = nil
  ) {
    self.joint = joint
    self.label = label
    self.place = place
    self.near = near
    self.far = far
    self.touch = touch
  }

  /// Whether one of its faces was never looked at.
  public var isUnseen: Bool { near.isUnseen || far.isUnseen }
}
