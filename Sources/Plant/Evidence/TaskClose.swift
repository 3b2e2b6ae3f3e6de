/// A task was done, or is no longer wanted.
public struct TaskClose: Hashable, Sendable {
  /// The task.
  public var task: ThingID
  /// How it ended.
  public var outcome: TaskOutcome
  /// What was found or done.
  public var found: String?

  /// All its parts.
  public init(task: ThingID, outcome: TaskOutcome, found: String? = nil) {
    self.task = task
    self.outcome = outcome
    self.found = found
  }
}
