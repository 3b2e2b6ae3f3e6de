internal import GRDB
public import Guide
public import Plant

/// What was passed on by name when a shift went home.
extension StoreView {
  /// What was passed on of each of these things, and what became of it: the facts that count, in
  /// order.
  ///
  /// Nothing for a thing of which nothing was.
  public func passedOn(_ things: Set<ThingID>) throws -> [ThingID: [Fact]] {
    var passed: [ThingID: [Fact]] = [:]
    for thing in things {
      let tasks = try facts(
        in: "task", where: "subject = ? AND kind = ?", [thing.data, TaskKind.handover.rawValue])
      guard !tasks.isEmpty else { continue }
      let closings = try tasks.flatMap {
        try facts(in: "task_close", where: "task = ?", [$0.id.data])
      }
      passed[thing] = LiveFacts.of(try settled(tasks + closings))
    }
    return passed
  }

  /// What waits for the word of whom it was passed on to, or what that was: still unanswered, oldest
  /// first.
  public func openPassings() throws -> [Recorded<Task>] {
    try openTasks().filter { $0.body.kind == .handover }
  }
}
