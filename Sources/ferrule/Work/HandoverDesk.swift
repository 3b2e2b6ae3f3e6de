import Guide
import Paper
import Plant
import Store

/// What both sides of a handover need: what is loose, what was passed on of it, and the words for it.
struct HandoverDesk {
  let store: Store
  let author: String
  let keyboard: Keyboard

  init(_ store: Store, author: String) {
    self.store = store
    self.author = author
    keyboard = Keyboard()
  }

  var clock: FloorClock { .here(store.environment.nowMS()) }

  /// All that is loose, of a row if one is named, by the thing it is at.
  func places(row: String?) throws -> [LoosePlace] {
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      let row = try row.map { try view.rackRow(named: $0) }
      return LoosePlace.all(try LooseWork.spots(view, row: row, nowMS: nowMS, clock: .here(nowMS)))
    }
  }

  /// Shows a screen and takes a line; nil when nothing more will come.
  func answer(_ screen: [String]) -> String? {
    Console.out("")
    screen.map(SafeLine.text).forEach(Console.out)
    return keyboard.answer("")
  }

  /// Asks after the last answer whether that is all, so that it too can be taken back.
  ///
  /// - Returns: where to go on; nil if that is all.
  private func more(_ trail: AnswerTrail) throws -> Int? {
    while let text = answer(["ALL ANSWERED", "Enter done  u undo"]) {
      switch text {
      case "", "q": return nil
      case "u": return try trail.undo()
      default: Console.out("keys: Enter u")
      }
    }
    return nil
  }

  /// Goes through a list, to its end or until nothing more will come.
  ///
  /// - Parameter ask: asks about one and returns which comes next; nil if nothing more will come.
  func walk(_ count: Int, _ trail: AnswerTrail, ask: (Int) throws -> Int?) throws {
    var next: Int? = 0
    while let at = next { next = try at < count ? ask(at) : more(trail) }
  }

  /// Takes the last answer back.
  ///
  /// - Returns: where it was given; `at` if there is none.
  func undo(_ trail: AnswerTrail, at: Int) throws -> Int {
    let before = try trail.undo()
    Console.out(before == nil ? "nothing to take back" : "taken back")
    return before ?? at
  }

  /// Says all about a place, each thing once and what to type last; screen by screen where one does not hold it.
  func explain(_ place: LoosePlace) {
    let nowMS = store.environment.nowMS()
    let ends = place.ends.map { end in
      let age = FloorClock.span(fromMS: end.sinceMS, toMS: nowMS)
      return "\(end.word) \(age): \(end.what)"
    }
    let hands = place.ends.filter { $0.hand != .open }.map { $0.hand.text(clock) }
    let commands = place.next.map { "do: \(LooseCommand.text($0))" }
    var rest = Self.lines(ends + hands + commands)[...]
    while rest.count > Columns.height {
      rest.prefix(Columns.height - 1).forEach(Console.out)
      rest = rest.dropFirst(Columns.height - 1)
      guard keyboard.answer("Enter more; q back") == "" else { return }
    }
    rest.forEach(Console.out)
  }

  /// Sentences as lines of a screen, each once.
  private static func lines(_ sentences: [String]) -> [String] {
    var once: [String] = []
    for sentence in sentences.map(SafeLine.text) where !once.contains(sentence) {
      once.append(sentence)
    }
    return once.flatMap { Columns.wrap($0, indent: " ") }
  }

  /// What asking for words came to.
  enum Words {
    case said(String)
    /// Nothing was said, and nothing had to be.
    case nothing
    /// The person went back; nothing is recorded.
    case back
    /// Nothing more will come.
    case closed
  }

  /// Asks for words, again and again where they cannot be kept.
  ///
  /// - Parameter isName: whether it is a person's name that is wanted, which no code of a thing is.
  func words(_ question: String, isRequired: Bool, isName: Bool = false) throws -> Words {
    func refusal(_ text: String) throws -> String? {
      guard isName else { return nil }
      return try store.read { try NameText.refusal(text, $0) }
    }
    while let text = try keyboard.words(question, refusal: refusal) {
      if text == "q" { return .back }
      if text.isEmpty {
        guard isRequired else { return .nothing }
        Console.out("needed; q goes back")
        continue
      }
      if let words = try PromptWords.refusal(text) ?? refusal(text) {
        say(words)
        continue
      }
      return .said(try RecordText.required(text, "What you typed"))
    }
    return .closed
  }

  /// Ends what was passed on by, or to, this person and is loose no more.
  func endSettled() throws {
    let loose = Set(try places(row: nil).map(\.subject.id))
    try store.write(author: author) { view, draft in
      let own = NameFolding.fold(author)
      for task in try view.openPassings() where !loose.contains(task.body.subject.id) {
        let names = [task.technician, task.body.forWhom].compactMap { $0 }.map(NameFolding.fold)
        guard names.contains(own) else { continue }
        let close = TaskClose(task: task.id, outcome: .dropped, found: "nothing is loose there now")
        try draft.record(.taskClose(close))
      }
    }
  }

  func say(_ text: String) {
    Columns.wrap(SafeLine.text(text), indent: " ").forEach(Console.out)
  }
}
