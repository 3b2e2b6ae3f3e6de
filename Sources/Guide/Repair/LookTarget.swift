/// A joint to look at next, and why it comes in this place.
public struct LookTarget: Hashable, Sendable {
  /// The joint.
  public var joint: PathJoint
  /// Whether it is the joint this repair has open.
  public var isThisJoint: Bool
  /// Why, shortly: last touched, never seen, nearest.
  public var why: String
}
