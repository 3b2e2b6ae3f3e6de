import Guide
import Paper
import Plant
import Store
import Sync

/// Asks and records, one answer after the other, until the person leaves.
///
/// Where the repair stands is read from the store before every prompt and never kept here, so that
/// ending at any point, even by force, loses no answer.
struct RepairDialogue {
  let store: Store
  let author: String
  let keyboard: Keyboard
  let style: Style
  var job: ThingID
  /// What is said once before the next screen, right above it: a card of many lines would push it away.
  var opening: [String] = []
  private var shownCard: [String] = []
  private var saidAloud: String?
  private var isNoteShown = false
  private var unsent: UnsentCounter?
  /// The label that was tied last, while nothing was answered since.
  var tied: (code: String, to: Subject)?
  private var procedure: (job: ThingID, procedure: Procedure)?

  init(
    _ store: Store, author: String, keyboard: Keyboard, style: Style, job: ThingID
  ) {
    self.store = store
    self.author = author
    self.keyboard = keyboard
    self.style = style
    self.job = job
  }

  mutating func run() throws {
    unsent = try UnsentCounter(store)
    var answered: RepairPhase?
    while true {
      let (state, prompt, shown) = try load()
      if let answered, answered != .parked, state.phase == .parked { return try leave(state) }
      answered = nil
      try show(state, prompt)
      guard let entry = keyboard.entry("") else { return try leave(state) }
      let text: String
      switch entry {
      case .typed(let typed): text = typed
      case .scanned(let code):
        guard try scan(code, state) else { return try leave(state) }
        continue
      }
      if text == "u", try untie() { continue }
      guard let choice = prompt.choice(for: text) else {
        try other(text, state, prompt)
        continue
      }
      do {
        switch choice.kind {
        case .why: prompt.why.forEach(Console.out)
        case .leave: return try leave(state)
        case .undo: if try takeBack(choice, state, shown) { return }
        case .record:
          guard try record(choice, state, shown) else { return try leave(state) }
          answered = state.phase
        }
      } catch let since as AnsweredSince {
        // The answer was one to an old screen: the new one is shown.
        say("NOT SAVED: answered since by \(since.by): look again")
      }
    }
  }

  private mutating func load() throws -> (JobState, Prompt, ShownJob) {
    let nowMS = store.environment.nowMS()
    let read = try store.read { view in
      try self.situation(view).map { ($0, try ShownJob($0, view)) }
    }
    guard let (found, shown) = read else {
      throw StoreError(
        .noSuchThing, "The job, its link or its port is not in this store.",
        next: "ferrule work --list")
    }
    var situation = found
    situation.clock = .here(nowMS)
    let state = JobState.fold(situation)
    guard case .lookNext = state.phase else {
      return (state, state.prompt(nowMS: nowMS), shown)
    }
    let way = try store.read { try PanelsOnTheWay.places(state.current.situation, $0) }
    return (state, state.prompt(nowMS: nowMS, way: way), shown)
  }

  /// A job's procedure never changes, and its text is not read again at every prompt.
  private mutating func situation(_ view: StoreView) throws -> JobSituation? {
    guard let (_, body) = try view.job(job) else { return nil }
    let known = procedure?.job == job ? procedure?.procedure : nil
    let needed = try known ?? ProcedureShelf(view).needed(body)
    procedure = (job, needed)
    return try view.jobSituation(job: job, procedure: needed)
  }

  private mutating func show(_ state: JobState, _ prompt: Prompt) throws {
    if state.phase == .done, !isNoteShown { try note(state) }
    isNoteShown = state.phase == .done
    Console.out("")
    if !prompt.card.isEmpty, prompt.card != shownCard {
      prompt.card.forEach(Console.out)
      Console.out("")
    }
    shownCard = prompt.card
    if let words = prompt.readOut, words != saidAloud {
      Columns.wrap("SAY: \(words)", indent: " ").forEach(Console.out)
      Console.out("")
    }
    saidAloud = prompt.readOut
    if !opening.isEmpty {
      opening.flatMap { Columns.wrap($0, indent: " ") }.forEach(Console.out)
      Console.out("")
      opening = []
    }
    for (place, line) in try screen(prompt, state).enumerated() {
      let isWarning = line.hasPrefix("STOP ")
      Console.out(place > 0 ? line : isWarning ? style.warning(line) : style.strong(line))
    }
  }

  /// The screen with what the person should know of the laptop and of the tool in hand, the tool first
  /// where both do not fit.
  private func screen(_ prompt: Prompt, _ state: JobState) throws -> [String] {
    let words = try [inHand(state.phase, state.current.situation), status()].compactMap(\.self)
    let tries = [words.joined(separator: "  ")] + words
    for status in tries where !status.isEmpty {
      let lines = prompt.lines(status: status)
      if lines != prompt.lines { return lines }
    }
    return prompt.lines
  }

  /// That the tool the next answer is made with is not in order, or which pen it is made with.
  private func inHand(_ phase: RepairPhase, _ situation: RepairSituation) throws -> String? {
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      if case .clean(let side, .dry) = phase {
        let pen = try view.penInUse(by: author, atMS: nowMS, face: situation.face(side))
        return pen.map { "with \($0)" }
      }
      guard let kind = phase.toolKind else { return nil }
      let face: Face? = if case .inspect(let side) = phase { situation.face(side) } else { nil }
      return try view.kitStamp(kind, named: nil, by: author, atMS: nowMS, face: face)?.warning
    }
  }

  /// What of this laptop is not proved to be at the central store.
  private func status() throws -> String? {
    guard let now = try unsent?.count(store), now.records > 0 || now.pictures > 0 else {
      return nil
    }
    return "unsent \(now.records)r" + (now.pictures > 0 ? " \(now.pictures)img" : "")
  }

  /// Anything that is not one of the keys: never taken for an answer.
  ///
  /// The label of a pen may be too short for a scan.
  private func other(_ text: String, _ state: JobState, _ prompt: Prompt) throws {
    guard !text.isEmpty else { return }
    if case .tool(let tool) = try ScanWords.meaning(text, state.current, noPart(state), store).0 {
      return try take(tool, .typed, state)
    }
    try ScanWords.lines(text, state.current, noPart(state), store).forEach(say)
    say("keys: " + prompt.choices.map(\.key).joined(separator: " "))
  }

  /// Records an answer; false if nothing more will come.
  private mutating func record(_ choice: Choice, _ state: JobState, _ shown: ShownJob) throws
    -> Bool
  {
    var asker = ReplyAsker(store, keyboard, noPart: noPart(state))
    asker.needsBothEnds = state.current.situation.cordChange != nil
    let place = state.current.situation
    if !place.isOnPanel {
      asker.old = try oldModule(state.current)
      (asker.port, asker.plugOut) = (place.port.id, state.current.lastOut[.plug])
      asker.fitting = CordFitting(
        store: store, keyboard: keyboard, link: place.link, port: place.port.id)
    }
    asker.lastSpeaker =
      state.current.situation.facts.reversed().lazy.compactMap { fact in
        if case .answer(let answer) = fact.body { answer.speaker } else { nil }
      }.first
    switch try asker.ask(choice.needs, alone: choice.label == "damage" ? .damage : .dirt) {
    case .closed: return false
    case .back:
      say("nothing recorded")
      return true
    case .told: break
    }
    let nowMS = store.environment.nowMS()
    let bodies: [FactBody]
    do {
      bodies = try choice.facts(input: asker.input, nowMS: nowMS, technician: author)
    } catch {
      say("nothing recorded: \(error.text)")
      return true
    }
    let begun: (job: ThingID, isNew: Bool)?
    do {
      begun = try AnswerWriter(store: store, author: author, shown: shown)
        .write(bodies, part: asker.part, of: state)
    } catch let error as StoreError where error.code == .busy {
      say("NOT SAVED, answer again: \(error.message)")
      return true
    } catch let error as CommandError {
      say("nothing recorded: \(error.message)")
      if let next = error.next { say("do: \(next)") }
      return true
    }
    tied = nil
    let done = asker.isOldBack ? "the old one is back in: nothing was changed" : choice.label
    say("saved \(FloorClock.here(nowMS).hourMinute(nowMS)): \(done)")
    try sayFound(bodies, state)
    if place.cordChange == nil, !place.isOnPanel { try sayOtherEnd(bodies, place.port.id) }
    if let begun { try goOn(begun.job, isNew: begun.isNew, instead: state) }
    return true
  }

  /// The module in the port, or the one that came out of it last, by all that names it.
  private func oldModule(_ state: RepairState) throws -> Set<ThingID> {
    let parts = [state.situation.portFace.part, state.lastOut[.module]].compactMap(\.self)
    return try store.read { view in
      Set(try parts.flatMap { [$0, try view.identity(ofPart: $0)] })
    }
  }

  /// Where the other end of a cord is recorded from now on that went in at a port.
  private func sayOtherEnd(_ bodies: [FactBody], _ port: ThingID) throws {
    let isIn = bodies.contains { body in
      guard case .partMove(let move) = body else { return false }
      return move.kind == .plug && move.direction == .into
    }
    guard isIn else { return }
    let words = try store.read { view -> String? in
      guard let other = try view.cord(inPort: port)?.other, let place = other.place,
        other.isLanded, let spot = try view.thing(place.kind, place.id)
      else { return nil }
      return try view.partName(other.id).map { "\($0) is recorded in \(spot.label) now" }
    }
    words.map(say)
  }

  private mutating func goOn(_ begun: ThingID, isNew: Bool, instead state: JobState) throws {
    let waiting = code(state)
    job = begun
    let (now, _, _) = try load()
    say("\(isNew ? "NEW JOB" : "GOING ON WITH") \(code(now)) at \(now.workedAt.label)")
    say("\(state.current.situation.port.label) waits: job \(waiting)")
    // Whoever is led to a plug that others have in hand is told so.
    let besides = try store.read { view in
      try view.port(now.here.situation.port.id).map { try OpenRepair.all(view, onPlugOf: $0) } ?? []
    }
    besides.map(\.asSamePlug).forEach(say)
  }

  /// Takes the last answer back; true if that was the beginning of the job, so that there is none any more.
  private func takeBack(_ choice: Choice, _ state: JobState, _ shown: ShownJob) throws -> Bool {
    let nowMS = store.environment.nowMS()
    let bodies = try choice.facts(nowMS: nowMS, technician: author)
    guard !bodies.isEmpty else {
      say("work was done on it since: not taken back")
      return false
    }
    let gone = Set(
      bodies.compactMap { body in
        if case .withdrawal(let withdrawal) = body { withdrawal.fact } else { nil }
      })
    let taken = state.lastAnswer.reversed().filter { gone.contains($0.id) }
    // A part whose code was taken from it has no name after it.
    let words = try store.read { view in
      try taken.map { try FactWords(view: view).text($0) }
    }
    guard isToBeTakenBack(taken, words), let besides = try givenBack(state.shut(by: taken), state)
    else {
      say("nothing taken back")
      return false
    }
    _ = try AnswerWriter(store: store, author: author, shown: shown)
      .write(bodies, besides: besides, part: nil, of: state)
    guard !gone.contains(job) else {
      say("TAKEN BACK: job \(code(state)) at \(state.workedAt.label)")
      sayWhereTo(state)
      return true
    }
    // Two faces that are looked at again are one answer.
    var told: Set<String> = []
    for line in words where told.insert(line).inserted { say("TAKEN BACK: \(line)") }
    return false
  }

  /// Whether it is; what somebody else recorded is named with who did, and asked about.
  private func isToBeTakenBack(_ facts: [Fact], _ words: [String]) -> Bool {
    let others = zip(facts, words).filter {
      NameFolding.fold($0.0.technician) != NameFolding.fold(author)
    }
    guard !others.isEmpty else { return true }
    for (fact, words) in others {
      let time = FloorClock.here(fact.atMS).hourMinute(fact.atMS)
      say("\(fact.technician) \(time): \(words)")
    }
    return keyboard.answer("take that back? yes; Enter: no") == "yes"
  }

  /// Where to go on once the job is taken back.
  private func sayWhereTo(_ state: JobState) {
    let begun = state.here.situation.job
    let facts = state.here.situation.facts
    let isFromMemory = facts.contains {
      $0.job == begun.id && $0.body == .step(StatedSteps.takenUp)
    }
    if isFromMemory {
      say("take it up where it was begun with")
      return Console.out("ferrule work --resume \(code(state))")
    }
    let from = facts.first { $0.id == begun.job }
    guard let from, case .job(let job) = from.body else {
      say("begin where it is to be with")
      return Console.out("ferrule work")
    }
    say("go on with")
    Console.out("ferrule work --resume \(job.code)")
  }

  private func leave(_ state: JobState) throws {
    if state.here.handsBy != nil, state.phase != .done { try note(state) }
    guard state.phase != .done else { return }
    say(state.phase == .parked ? "parked; take it up again with" : "nothing is lost; go on with")
    guard case .job(let job) = state.here.situation.job.body else { return }
    Console.out(try store.read { try OpenRepair.resuming(job, $0) })
  }

  private func note(_ state: JobState) throws {
    let note = try store.read { try RepairNote(state, $0) }
    Console.out("\nNOTE for the ticket:")
    note.lines.forEach(Console.out)
  }

  /// What is no label of a part here: names and codes of jobs.
  func noPart(_ state: JobState) -> NoPartCode {
    NoPartCode(author: author, state.joints.flatMap(\.state.situation.facts))
  }

  /// The code to pencil down.
  func code(_ state: JobState) -> String {
    if case .job(let job) = state.here.situation.job.body {
      job.code.description
    } else {
      ""
    }
  }

  func say(_ text: String) {
    EchoedText.lines(text).forEach(Console.out)
  }
}
