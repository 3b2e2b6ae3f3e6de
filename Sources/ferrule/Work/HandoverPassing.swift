import Guide
import Paper
import Plant
import Store

/// Who goes home goes through what is loose: still open, passed on by name, or loose no more.
struct HandoverPassing {
  let desk: HandoverDesk
  let to: String
  let row: String?
  private let trail: AnswerTrail

  init(_ desk: HandoverDesk, to: String, row: String?) {
    self.desk = desk
    self.to = to
    self.row = row
    trail = AnswerTrail(desk.store, author: desk.author)
  }

  /// Asks about each place; what is not answered stays as it is.
  func run() throws {
    let things = try desk.places(row: row).map(\.subject.id)
    guard !things.isEmpty else { return }
    try desk.walk(things.count, trail) { at in
      // One that was closed meanwhile is asked about no more.
      guard let place = try desk.places(row: row).first(where: { $0.subject.id == things[at] })
      else { return at + 1 }
      return try ask(place, at, of: things.count)
    }
    try desk.endSettled()
    try tell(things)
  }

  /// Asks about one place.
  ///
  /// - Returns: which comes next; nil if nothing more will come.
  private func ask(_ place: LoosePlace, _ at: Int, of count: Int) throws -> Int? {
    let closing = try desk.store.read {
      try LooseClosing(place, $0, nowMS: desk.store.environment.nowMS())
    }
    let screen = HandoverPrompt.passing(
      place, (at + 1, count), to: to, closing: closing?.word,
      command: place.next.first.map(LooseCommand.text), clock: desk.clock)
    let answers = HandoverPrompt.answers(place, to: to, closing: closing?.word)
    guard let text = desk.answer(screen), text != "q" else { return nil }
    if text == "?" {
      desk.explain(place)
      return at
    }
    if text == "u" { return try desk.undo(trail, at: at) }
    guard let answer = Int(text).flatMap(HandoverPrompt.Answer.init), answers.contains(answer)
    else {
      Console.out("keys: \(answers.map { "\($0.rawValue)" }.joined(separator: " ")) ? u q")
      return at
    }
    return try take(answer, place, closing, at)
  }

  private func take(
    _ answer: HandoverPrompt.Answer, _ place: LoosePlace, _ closing: LooseClosing?, _ at: Int
  ) throws -> Int? {
    switch answer {
    case .leave:
      trail.add(at: at)
      return at + 1
    case .pass:
      switch try desk.words("Note for \(to). Enter: none", isRequired: false) {
      case .closed: return nil
      case .back: return at
      case .nothing: trail.add(at: at, try pass(place, note: nil))
      case .said(let note): trail.add(at: at, try pass(place, note: note))
      }
      Console.out("saved")
      return at + 1
    case .close:
      guard let closing else { return at }
      let said: String?
      switch try desk.words(
        closing.question, isRequired: closing.isRequired, isName: closing.isRequired)
      {
      case .closed: return nil
      case .back: return at
      case .nothing: said = nil
      case .said(let text): said = text
      }
      let fact = try desk.store.write(author: desk.author) { view, draft in
        try closing.record(said, view, draft)
      }
      trail.add(at: at, [fact])
      Console.out("saved")
      return at
    case .takeBack:
      trail.add(
        at: at,
        try desk.store.write(author: desk.author) { view, draft in
          try takeBack(place, view, draft) { _ in true }
        })
      Console.out("saved")
      return at
    }
  }

  /// Passes a place on; what this person had passed to somebody else is taken back with it.
  private func pass(_ place: LoosePlace, note: String?) throws -> [AnswerTrail.Recorded] {
    let own = NameFolding.fold(desk.author)
    return try desk.store.write(author: desk.author) { view, draft in
      let before = try takeBack(place, view, draft) { NameFolding.fold($0.technician) == own }
      let task = Plant.Task(
        kind: .handover, subject: place.subject, text: note ?? LooseHand.plainText, forWhom: to)
      return before + [
        AnswerTrail.Recorded(table: "task", id: try draft.record(.task(task)))
      ]
    }
  }

  private func takeBack(
    _ place: LoosePlace, _ view: StoreView, _ draft: Draft,
    where isMeant: (Guide.Recorded<Plant.Task>) -> Bool
  ) throws -> [AnswerTrail.Recorded] {
    try view.openPassings().filter { $0.body.subject == place.subject && isMeant($0) }.map { task in
      let close = TaskClose(task: task.id, outcome: .dropped, found: "taken back")
      return AnswerTrail.Recorded(table: "task_close", id: try draft.record(.taskClose(close)))
    }
  }

  /// What came of it: what was passed to this one, what else there is, then what waits for others.
  private func tell(_ things: [ThingID]) throws {
    let left = try desk.places(row: row)
    let closed = things.count { thing in !left.contains { $0.subject.id == thing } }
    let ends = left.flatMap(\.ends)
    let passed = passed(ends)
    let accepted = ends.count { if case .accepted = $0.hand { true } else { false } }
    let all = passed.reduce(0) { $0 + $1.count }
    let counts = [
      ("ACCEPTED", accepted), ("STILL OPEN", ends.count - all - accepted), ("CLOSED", closed),
    ].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    let isOwn = passed.first.map { NameFolding.fold($0.name) == NameFolding.fold(to) } ?? false
    var words = passed.map { "PASSED TO \($0.name) \($0.count)" }
    words.insert(contentsOf: counts, at: isOwn ? 1 : 0)
    let commands = passed.map { "do: ferrule handover --accept --as \(ShellWord.quoted($0.name))" }
      .map { Columns.wrap(SafeLine.text($0), indent: " ") }
    let room = Columns.height - (commands.first?.count ?? 0)
    var lines = Columns.first(room, of: Columns.rows(words.map(SafeLine.text)))
    for command in commands where lines.count + command.count <= Columns.height { lines += command }
    Console.out("")
    lines.forEach(Console.out)
    Console.out("")
  }

  /// How much waits for whom: for this one first, then in order of the places.
  private func passed(_ ends: [LooseEnd]) -> [(name: String, count: Int)] {
    var passed = [(name: to, count: 0)]
    for case .passed(let name, _, _, _, _) in ends.map(\.hand) {
      let key = NameFolding.fold(name)
      if let known = passed.firstIndex(where: { NameFolding.fold($0.name) == key }) {
        passed[known].count += 1
      } else {
        passed.append((name, 1))
      }
    }
    return passed.filter { $0.count > 0 }
  }
}
