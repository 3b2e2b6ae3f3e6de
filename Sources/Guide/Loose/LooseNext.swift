public import Plant

/// What to do about the loose ends of one place.
public enum LooseNext: Hashable, Sendable {
  /// Work at a port, or at a position on a panel.
  case work(ref: String)
  /// Go on with a repair.
  case resume(code: ShortCode)
  /// Have it seen whether the link of a port is up, and write that down.
  case seeUp(ref: String)
  /// Type this where no work can be begun.
  case type(command: String)
  /// Close a task.
  case closeTask(ThingID)
  /// Bring a tool back, or go by a procedure, which closes the task.
  case bringBack(ThingID, command: String)
}

extension LooseNext {
  /// To go on with a repair: by its code, or where it was begun if that code is another one's too.
  static func goingOn(_ code: ShortCode, at place: String?) -> LooseNext {
    place.map { LooseNext.work(ref: $0) } ?? .resume(code: code)
  }
}
