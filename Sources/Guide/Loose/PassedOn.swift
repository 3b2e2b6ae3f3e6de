public import Plant

/// Something loose that was passed on to somebody by name.
public struct PassedOn: Hashable, Sendable {
  /// The task to take it over.
  public var task: Recorded<Task>
  /// Whether somebody accepted it or said why not, or it was taken back.
  public var isClosed: Bool
  /// Whether it was ended by somebody else than the one it is for, and nobody accepted it.
  public var isTakenBack: Bool

  /// All its parts.
  public init(task: Recorded<Task>, isClosed: Bool, isTakenBack: Bool) {
    self.task = task
    self.isClosed = isClosed
    self.isTakenBack = isTakenBack
  }

  /// What was said about it; nil if nothing was.
  public var note: String? {
    task.body.text == LooseHand.plainText ? nil : task.body.text
  }

  /// Whether it waits for this person's word.
  public func waits(for technician: String) -> Bool {
    !isClosed && isFor(technician)
  }

  /// Whether it was passed on to somebody of that name.
  func isFor(_ name: String) -> Bool {
    task.body.forWhom.map { NameFolding.fold($0) == NameFolding.fold(name) } ?? false
  }

  /// All of them among these facts, by the id of their task.
  public static func all(_ facts: [Fact]) -> [ThingID: PassedOn] {
    var passings: [ThingID: PassedOn] = [:]
    var accepted: Set<ThingID> = []
    for fact in facts {
      guard case .task(let task) = fact.body, task.kind == .handover else { continue }
      passings[fact.id] = PassedOn(
        task: Recorded(fact, task), isClosed: false, isTakenBack: false)
    }
    for fact in facts {
      guard case .taskClose(let close) = fact.body, var passing = passings[close.task] else {
        continue
      }
      passing.isClosed = true
      if close.outcome == .done { accepted.insert(close.task) }
      passing.isTakenBack =
        !accepted.contains(close.task)
        && (passing.isTakenBack || !passing.isFor(fact.technician))
      passings[close.task] = passing
    }
    return passings
  }
}
