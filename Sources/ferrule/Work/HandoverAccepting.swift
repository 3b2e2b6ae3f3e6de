import Guide
import Paper
import Plant
import Store

/// Who takes over says by name what of it: each, all, or not, with the reason.
struct HandoverAccepting {
  let desk: HandoverDesk
  private let trail: AnswerTrail

  init(_ desk: HandoverDesk) {
    self.desk = desk
    trail = AnswerTrail(desk.store, author: desk.author)
  }

  /// Asks about each; what is not answered waits on.
  func run() throws {
    let things = try handed().map(\.place.subject.id)
    guard !things.isEmpty else {
      return Console.out(SafeLine.text("Nothing is handed to \(desk.author)."))
    }
    try desk.walk(things.count, trail) { at in
      let handed = try handed()
      guard let one = handed.first(where: { $0.place.subject.id == things[at] }) else {
        return at + 1
      }
      let rest = handed.filter { things[at...].contains($0.place.subject.id) }
      return try ask(one, at, rest, of: things.count)
    }
    try desk.endSettled()
    let left = try handed().count
    Console.out("")
    desk.say(left == 0 ? "Nothing waits for you. do: ferrule next" : "\(left) still wait for you.")
  }

  /// Accepts all that waits, without asking.
  ///
  /// - Returns: what that was.
  func acceptAll() throws -> [HandedTo] {
    let handed = try handed()
    _ = try accept(handed)
    return handed
  }

  /// All that waits for this person's word.
  func handed() throws -> [HandedTo] {
    let nowMS = desk.store.environment.nowMS()
    return try desk.store.read { try HandedTo.all($0, desk.author, nowMS: nowMS) }
  }

  /// Asks about one.
  ///
  /// - Returns: which comes next; nil if nothing more will come.
  private func ask(_ one: HandedTo, _ at: Int, _ rest: [HandedTo], of count: Int) throws
    -> Int?
  {
    let screen = HandoverPrompt.accepting(
      one.place, (at + 1, count), left: rest.count, one.passings, clock: desk.clock)
    guard let text = desk.answer(screen), text != "q" else { return nil }
    switch text {
    case "?":
      desk.explain(one.place)
      return at
    case "u": return try desk.undo(trail, at: at)
    case "1":
      trail.add(at: at, try accept([one]))
      Console.out("saved")
      return at + 1
    case "2" where rest.count > 1:
      trail.add(at: at, try accept(rest))
      Console.out("saved")
      return count
    case "3":
      switch try desk.words("Why not? It stays loose.", isRequired: true) {
      case .closed: return nil
      case .back, .nothing: return at
      case .said(let why):
        trail.add(at: at, try close([one], .dropped, why))
        Console.out("saved")
        return at + 1
      }
    default:
      Console.out("keys: 1 \(rest.count > 1 ? "2 " : "")3 ? u q")
      return at
    }
  }

  private func accept(_ handed: [HandedTo]) throws -> [AnswerTrail.Recorded] {
    try close(handed, .done, nil)
  }

  private func close(_ handed: [HandedTo], _ outcome: TaskOutcome, _ found: String?) throws
    -> [AnswerTrail.Recorded]
  {
    try desk.store.write(author: desk.author) { _, draft in
      try handed.flatMap(\.passings).map { passing in
        let close = TaskClose(task: passing.task.id, outcome: outcome, found: found)
        return AnswerTrail.Recorded(table: "task_close", id: try draft.record(.taskClose(close)))
      }
    }
  }
}
