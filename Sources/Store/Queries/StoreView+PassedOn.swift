internal import Change
internal import GRDB
public import Guide
public import Plant

/// What was passed on by name when a shift went home.
extension StoreView {
  /// What was passed on of each of these things, and what became of it.
  ///
  /// Nothing for a thing of which nothing was.
  ///
  /// - Parameter things: each with the facts since which something is loose there.
  public func passedOn(_ things: [ThingID: Set<ThingID>]) throws -> [ThingID: Passings] {
    var passed: [ThingID: Passings] = [:]
    var log: ChangeLog?
    for (thing, loose) in things {
      let tasks = try facts(
        in: "task", where: "subject = ? AND kind = ?", [thing.data, TaskKind.handover.rawValue])
      guard !tasks.isEmpty else { continue }
      let closings = try tasks.flatMap {
        try facts(in: "task_close", where: "task = ?", [$0.id.data])
      }
      let known = try log ?? ChangeLog(db)
      log = known
      passed[thing] = Passings(
        LiveFacts.of(try settled(tasks + closings)), seen: try seen(tasks, loose, known))
    }
    return passed
  }

  /// What waits for the word of whom it was passed on to, or what that was: still unanswered, oldest
  /// first.
  public func openPassings() throws -> [Recorded<Task>] {
    try openTasks().filter { $0.body.kind == .handover }
  }

  /// Which of these facts the laptop had that recorded each of the tasks: those its change covers.
  private func seen(_ tasks: [Fact], _ facts: Set<ThingID>, _ log: ChangeLog) throws
    -> [ThingID: Set<ThingID>]
  {
    let placed = try facts.compactMap { fact -> (id: ThingID, at: Placement)? in
      try change(of: fact, in: catalogue.tables.filter { $0.kind == .fact }.map(\.name))
        .map { (fact, try log.applied($0).placement) }
    }
    var seen: [ThingID: Set<ThingID>] = [:]
    for task in tasks {
      guard let change = try change(of: task.id, in: ["task"]).map(log.applied) else { continue }
      seen[task.id] = Set(
        try placed.filter { try $0.at == change.placement || log.covers(change, $0.at) }.map(\.id))
    }
    return seen
  }

  /// The change a fact came in, wherever the fact is.
  private func change(of fact: ThingID, in tables: [String]) throws -> ChangeNumber? {
    for table in tables {
      let found = try rows("SELECT born FROM \(table) WHERE id = ?", [fact.data]).first
      if let number = found?.int64("born") { return ChangeNumber(rawValue: number) }
    }
    return nil
  }
}
