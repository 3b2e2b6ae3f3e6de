/// How a step ends when it does not simply lead to the next one.
public enum StepOutcome: String, Hashable, Sendable, CaseIterable {
  /// The link did not come up.
  case down
  /// A lane is low.
  case low
  /// The soak failed.
  case failed
  /// The test found something else than it should.
  case wrong
  /// The same joint is opened again.
  case thisJoint = "this-joint"
  /// A job begins at another joint.
  case otherJoint = "other-joint"
  /// The operations centre is asked again.
  case askAgain = "ask-again"
  /// The joint is opened again to change the cord.
  case replaceCord = "replace-cord"
  /// The joint is opened again to change the module.
  case replaceModule = "replace-module"
  /// The cords go back to where they were.
  case goBack = "go-back"
  /// Somebody else takes it over.
  case escalate
}
