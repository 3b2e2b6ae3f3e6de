/// How a task ended.
public enum TaskOutcome: String, Hashable, Sendable, CaseIterable {
  case done
  /// No longer wanted.
  case dropped
}
