import Guide
import Plant
import Store

/// What a scan does in a repair: it confirms, it opens another task, or it is tied to something here.
/// It never answers.
extension RepairDialogue {
  /// - Returns: false if nothing more will come.
  mutating func scan(_ code: String, _ state: JobState) throws -> Bool {
    let (meaning, words) = try ScanWords.meaning(code, state.current, noPart(state), store)
    words.forEach(say)
    switch meaning {
    case .here(let thing): try confirm(thing, state)
    case .elsewhere(let thing): return try offerTask(thing, state)
    case .repair(let repair):
      guard repair.fact.id != job else {
        say("yes, the code of this repair")
        return true
      }
      return try offer(
        "open job \(repair.job.code) at \(repair.port.label)?", state
      ) { _ in
        (repair.fact.id, [])
      }
    case .tool(let tool): try take(tool, .scanned, state)
    case .other: say("not taken as an answer")
    case .unknown: return try offerTie(code, state)
    }
    return true
  }

  /// What is said to hang in a joint is told as a scan of it would be, where it has a name here.
  func sayFound(_ bodies: [FactBody], _ state: JobState) throws {
    for case .seen(let seen) in bodies {
      // Labels have numbers; plain words are no names.
      let words = (seen.found ?? "").split { " ,;()".contains($0) }
      for word in words.filter({ $0.contains(where: \.isNumber) }).prefix(3) {
        let label = String(word.last == "." ? word.dropLast() : word)
        try ScanWords.meaning(label, state.current, noPart(state), store).1.forEach(say)
      }
    }
  }

  /// Whoever scans a thing stands before it.
  private func confirm(_ thing: Thing, _ state: JobState) throws {
    guard let step = state.answeredStep else { return }
    let seen = Seen(subject: Subject(kind: thing.kind, id: thing.id), origin: .scanned)
    try store.write(author: author) { _, draft in
      _ = try draft.record(.seen(seen), job: job, step: step)
    }
  }

  /// A pen or a tip that is named is the one in hand; which face it is for is told by its pins.
  func take(_ tool: KitTool, _ origin: Origin, _ state: JobState) throws {
    let kind = tool.kind ?? "tool"
    let seen = Seen(subject: Subject(kind: .tool, id: tool.id), origin: origin)
    let (stamp, away) = try store.write(author: author) { view, draft in
      _ = try draft.record(.seen(seen), job: job, step: state.answeredStep)
      return (
        try view.kitStamp(kind, named: tool.label, by: author, atMS: draft.nowMS),
        try ToolName.away(tool, by: author, view, nowMS: draft.nowMS)
      )
    }
    let fits = tool.fits.map { ", for \($0.rawValue) faces" } ?? ""
    say("\(tool.label): your \(kind) from now on\(fits)")
    if let stamp, !stamp.isInOrder { say(stamp.text) }
    away.map(say)
  }

  private mutating func offerTask(_ thing: Thing, _ state: JobState) throws -> Bool {
    try offer("open its task?", state) { dialogue in
      var start = RepairStart(
        store: dialogue.store, author: dialogue.author, keyboard: dialogue.keyboard)
      start.isReadBack = true
      guard let begun = try start.repair(thing.id.description) else { return nil }
      return (begun.job, begun.lines)
    }
  }

  /// Opens another task after Enter; this one stays as it is.
  private mutating func offer(
    _ question: String, _ state: JobState,
    _ open: (RepairDialogue) throws -> (job: ThingID, lines: [String])?
  ) throws -> Bool {
    guard let entry = keyboard.entry("\(question) Enter; q stays here") else { return false }
    switch entry {
    case .scanned(let code): return try scan(code, state)
    case .typed(let text):
      guard text.isEmpty else {
        say("still at \(state.current.situation.port.label)")
        return true
      }
    }
    do {
      guard let (other, lines) = try open(self) else { return true }
      opening += lines
      if other != job {
        opening.append("\(state.current.situation.port.label) waits: job \(code(state))")
      }
      job = other
    } catch let error as any DescribedError
      where error.codeText != StoreError.Code.shutOut.rawValue
    {
      // The other task cannot be opened; this one is where it was.
      say(error.message)
    }
    return true
  }

  /// A label of the installer's, or of a maker: any code can name what it is on.
  private mutating func offerTie(_ code: String, _ state: JobState) throws -> Bool {
    let situation = state.current.situation
    // With three places and a prompt below, two lines are left for it.
    if ShortCode.read(code) == .mistyped {
      let name = Columns.shorten(code, to: 17)
      say("\(name) is new here, its check character does not fit. Tie it to:")
    } else {
      say("\(Columns.shorten(code, to: Columns.width)) is new here. Tie it to:")
    }
    let isPanel = situation.isOnPanel
    let (place, kind) = isPanel ? ("position", ThingKind.panelPosition) : ("port", .port)
    let ends = try store.read { view in
      [
        ("the cord's plug", try Self.part(situation.cordFace.part, view)),
        ("the part in the \(place)", try Self.part(situation.portFace.part, view)),
        ("the \(place) \(situation.port.name)", Subject(kind: kind, id: situation.port.id)),
      ].compactMap { words, subject in subject.map { (words, $0) } }
    }
    let text: String
    var isToBeShown = true
    asking: while true {
      if isToBeShown {
        for (place, end) in ends.enumerated() {
          Console.out(Columns.shorten("\(place + 1) \(end.0)", to: Columns.width))
        }
      }
      isToBeShown = false
      guard let entry = keyboard.entry("1-\(ends.count), Enter: to nothing") else { return false }
      switch entry {
      case .typed(let typed):
        text = typed
        break asking
      case .scanned(let other):
        // A trigger held too long: it is asked once more.
        if other == code {
          isToBeShown = true
          continue
        }
        if case .unknown = try ScanWords.meaning(other, state.current, noPart(state), store).0 {
          let names = [other, code].map { Columns.shorten($0, to: Columns.width) }
          say("\(names[0]) is new, too: first say where \(names[1]) goes")
          continue
        }
        say("\(code) is not kept")
        return try scan(other, state)
      }
    }
    guard let number = Int(text), ends.indices.contains(number - 1) else {
      say("\(code) is not kept")
      return true
    }
    let (words, subject) = ends[number - 1]
    try store.write(author: author) { view, draft in
      _ = try AliasWriting.name(subject, code, .scanned, view, draft)
    }
    say("saved: \(code) names \(words); u takes it back")
    tied = (code, subject)
    return true
  }

  /// Takes back the tie that was made last, if nothing was answered since; false if there is none.
  mutating func untie() throws -> Bool {
    guard let (code, subject) = tied else { return false }
    tied = nil
    try store.write(author: author) { _, draft in
      _ = try draft.update(
        .alias, RecordKey.alias(code: code, target: subject.id).id,
        ["retired_at": .integer(draft.nowMS), "retired_why": .text("tied by mistake")])
    }
    say("TAKEN BACK: \(code) names nothing here")
    return true
  }

  private static func part(_ part: ThingID, _ view: StoreView) throws -> Subject? {
    let known = try view.identity(ofPart: part)
    for kind in [ThingKind.cableEnd, .module, .part] where try view.thing(kind, known) != nil {
      return Subject(kind: kind, id: known)
    }
    return nil
  }
}
