/// Where a job stands: the first step the facts do not say is done.
public struct WalkPosition: Hashable, Sendable {
  /// Which joint of the job; 0 is the one it was begun at.
  public var joint: Int
  /// The step of the procedure; nil once all are done.
  public var step: StepDefinition?
  /// The step whose end led there, for a step beside the way.
  public var cameFrom: StepDefinition?
  /// What is on the screen.
  public var phase: RepairPhase
}
