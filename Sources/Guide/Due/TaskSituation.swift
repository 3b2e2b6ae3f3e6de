public import Plant

/// A task nobody has closed, with where it is to be done.
public struct TaskSituation: Hashable, Sendable {
  /// The task.
  public var task: Recorded<Task>
  /// The port to go to, or the thing as if it were one: its name for the device, none for the port.
  public var port: PortCard
  /// The other end of the link the task is about; the same place where it is about none.
  public var otherPort: PortCard
  /// The link, or the thing it is about.
  public var link: ThingID
  /// What to type for it where that closes it, as once a tool is back; nil where nothing does.
  public var command: String?

  /// All its parts.
  public init(
    task: Recorded<Task>, port: PortCard, otherPort: PortCard, link: ThingID,
    command: String? = nil
  ) {
    self.command = command
    self.task = task
    self.port = port
    self.otherPort = otherPort
    self.link = link
  }
}

extension Due {
  /// What there is to do for a task.
  public static func item(_ situation: TaskSituation) -> DueItem {
    let task = situation.task
    var why = "\(task.body.kind.rawValue): \(task.body.text), asked by \(task.technician)"
    if let whom = task.body.forWhom { why += " for \(whom)" }
    var item = DueItem(
      kind: .task, link: situation.link, port: situation.port, otherPort: situation.otherPort,
      why: why, sinceMS: task.atMS, technician: task.body.forWhom)
    item.task = task.id
    item.command = situation.command
    item.sinceFact = task.id
    return item
  }
}
