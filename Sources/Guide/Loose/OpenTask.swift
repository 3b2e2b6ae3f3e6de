public import Plant

/// A task nobody has closed, and the thing to go to.
public struct OpenTask: Hashable, Sendable {
  /// The task.
  public var task: Recorded<Task>
  /// What the thing is called.
  public var ref: String
  /// Where it is; nil if nobody knows.
  public var place: Place?
  /// What to type for it where that closes it, as once a tool is back; nil where nothing does.
  public var command: String?

  /// All its parts.
  public init(
    task: Recorded<Task>, ref: String, place: Place? = nil, command: String? = nil
  ) {
    self.command = command
    self.task = task
    self.ref = ref
    self.place = place
  }
}
