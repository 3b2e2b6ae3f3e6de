/// What the facts say of one step.
enum StepJudgement: Hashable, Sendable {
  /// It is done, or nothing is to be done.
  case done
  /// It is not done; this is on the screen.
  case waits(RepairPhase)
  /// It ended in a way that leads elsewhere.
  case ends(StepOutcome)
}
