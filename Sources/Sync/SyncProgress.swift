/// How far an export, a merge or an undo is.
public struct SyncProgress: Hashable, Sendable {
  /// What it counts.
  public enum Step: String, Hashable, Sendable {
    /// Changes written, taken in, or read to undo a merge.
    case changes
    /// Pictures written, or pieces of pictures taken in.
    case pictures
    /// Records looked at to undo a merge.
    case records
  }

  /// What it counts.
  public var step: Step
  /// How many are done.
  public var done: Int
  /// Of how many; nil if that is not known yet.
  public var total: Int?

  init(_ step: Step, done: Int, of total: Int? = nil) {
    self.step = step
    self.done = done
    self.total = total
  }
}
