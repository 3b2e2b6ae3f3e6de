/// What is recorded at a position on a panel.
public enum PanelJointFinding: Hashable, Sendable {
  /// Two faces that meet.
  case joint(PanelJoint)
  /// None that a hand may open: why, and the next command to type.
  case unsettled(why: String, next: String)

  /// The joint, if there is one.
  public var joint: PanelJoint? {
    if case .joint(let joint) = self { joint } else { nil }
  }
}
