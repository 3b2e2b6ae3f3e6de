/// One joint of a job, and how it stands.
public struct JobJoint: Hashable, Sendable {
  /// Where it is, seen from where the job was begun.
  public var site: StepSite
  /// How it stands.
  public var state: RepairState
}
