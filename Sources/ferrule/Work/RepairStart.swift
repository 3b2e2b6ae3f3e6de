import Guide
import Paper
import Plant
import Store

/// From what was typed to a repair: one that is open at that joint, or a new one.
struct RepairStart {
  let store: Store
  let author: String
  let keyboard: Keyboard
  /// The name of the procedure that was asked for; nil goes on with whatever is open, or repairs.
  var procedure: String?
  /// Whether to begin also where nothing is due.
  var isSure = false
  /// Whether what names the joint was scanned, or said again already: it is not read back.
  var isReadBack = false
  /// Whether a scan of what is read back, or of what is in it, is as good as Enter.
  var takesScan = true

  /// The repair of a joint, and what to say of it.
  struct Outcome {
    var job: ThingID
    var lines: [String]
  }

  /// Goes on with the repair at the joint a REF names, or begins one; nil if nobody said which end.
  func repair(_ ref: String) throws -> Outcome? {
    let (found, position) = try store.read { view in
      let found = try view.things(named: ref)
      return (found, try PanelStart.position(among: found, view))
    }
    if let position { return try repair(at: position) }
    if let left = try withoutLink(found) { return left }
    guard let (link, port) = try joint(ref, among: found) else { return nil }
    // A mistyped name is told before anything is asked.
    let wanted = try wanted(at: port)
    let beside = try store.read { try JobsBeside($0, link: link.id, at: port.id) }
    let known = known(among: beside.onLink, wanted, at: port)
    var lines = beside.lines(besides: known?.fact.id)
    if let known {
      let place = known.job.joint == port.id ? "" : ", at \(known.port.label)"
      lines.insert("going on with \(known.job.code), \(known.who)\(place)", at: 0)
      lines.insert(
        known.whereLeft(nowMS: store.environment.nowMS(), technician: author), at: 1)
      lines.insert(contentsOf: try store.read { try known.retired($0) }, at: 2)
      return Outcome(job: known.fact.id, lines: lines)
    }
    try checkBeside(beside.onLink, wanted, at: port)
    try checkPlug(beside.onPlug, wanted, at: port)
    try check(wanted, link, port)
    switch try meant(port) {
    case .yes: break
    case .no: return nil
    case .other(let code):
      var start = self
      start.isReadBack = true
      return try start.repair(code)
    }
    let (job, code) = try begin(link, port)
    lines.insert("job \(code): write it down", at: 0)
    return Outcome(job: job, lines: lines)
  }

  /// The open job of a link that is gone on with; one's own first.
  ///
  /// It is one at the port; what opens nothing is of the whole link, whichever port it was begun at.
  private func known(among open: [OpenRepair], _ wanted: Procedure, at port: PortRecord)
    -> OpenRepair?
  {
    let same = open.filter { procedure == nil || $0.job.procedure == wanted.name }
    let here = same.filter { $0.job.joint == port.id }
    let isOfLink = procedure != nil && wanted.start == .untouched
    let all = here.isEmpty && isOfLink ? same : here
    return all.last { $0.isOf(author) } ?? all.last
  }

  /// The procedure of a new job at a port.
  func wanted(at port: PortRecord) throws -> Procedure {
    let wanted = try store.read { try ProcedureShelf($0).named(procedure ?? "repair").procedure }
    guard !PanelStart.isNeeded(wanted) else {
      throw CommandError(
        .badInput, "no-panel",
        "\(wanted.name) is begun at a position on a panel, and \(port.label) is a port.",
        next: "ferrule trace \(ShellWord.quoted(port.label)) names those on its way")
    }
    return wanted
  }

  /// Whether the procedure may be begun on the link at all.
  func check(_ procedure: Procedure, _ link: LinkRecord, _ port: PortRecord) throws {
    try checkModule(procedure, link, port)
    switch procedure.start {
    case .untouched: try checkOpen(procedure, link, port)
    case .plugged:
      if CordStart.isNeeded(procedure) {
        _ = try store.read { try CordStart(view: $0, link: link, port: port).step() }
      }
      guard SpareStart.isNeeded(procedure) else { return try checkDue(link, port) }
      // The task is what is due: a link that works is moved too, where somebody took a leg for it.
      _ = try store.read { try SpareStart(view: $0, link: link, port: port).step() }
    case .unplugged:
      guard link.service == "in-service" else { return }
      throw CommandError(
        .badInput, "in-service",
        "\(port.label) is in service: \(procedure.name) is for a link nothing is plugged in on.",
        next: "ferrule work \(ShellWord.quoted(port.label))")
    }
  }

  /// The plug of an AOC or DAC is the module: whoever changes one changes its cable.
  private func checkModule(
    _ procedure: Procedure, _ link: LinkRecord, _ port: PortRecord
  ) throws {
    guard procedure.has(.replaceModule),
      let medium = try store.read({ try $0.medium(ofLink: link) }),
      medium != .fibre
    else { return }
    throw CommandError(
      .badInput, "one-piece",
      "\(port.label) has one end of \(medium == .aoc ? "an AOC" : "a DAC"): it is one piece with its plugs, and no "
        + "module is changed there.",
      next: "ferrule work \(ShellWord.quoted(port.label)) --procedure replace-cord")
  }

  /// Whether ``check(_:_:_:)`` found nothing to do there, as far as is known here.
  static func isRefusal(_ error: CommandError) -> Bool {
    ["accepted", "in-service", "nothing-due"].contains(error.codeText)
  }

  /// Where all is accepted as it stands, a job would ask for nothing.
  private func checkOpen(_ procedure: Procedure, _ link: LinkRecord, _ port: PortRecord) throws {
    let nowMS = store.environment.nowMS()
    let job = Job(
      link: link.id, joint: port.id, procedure: procedure.name, version: procedure.version, code: ""
    )
    let situation = try store.read {
      try $0.jobSituation(asIf: job, procedure: procedure, nowMS: nowMS, technician: author)
    }
    guard let state = situation.map(JobState.fold), state.isAcceptedAsItStands else { return }
    let whom = state.here.acceptedBy.map { " by \($0)" } ?? ""
    let owed = state.owedWords
    let rest = owed.isEmpty ? "" : " Owed all the same: \(owed.joined(separator: "; "))."
    let ref = ShellWord.quoted(port.label)
    let next =
      state.untested.first.map {
        "\(DueWork.command(writingDown: $0, of: ref)) once it is tested"
      } ?? (state.here.handsBy == nil ? "ferrule record sign \(ref) --hands" : nil)
    throw CommandError(
      .badInput, "accepted",
      "\(port.label) is accepted\(whom), and nothing was touched or reported since.\(rest)",
      next:
        "\(next ?? "ferrule history \(ref)"); or, if it is bad, ferrule fault add \(ref) SYMPTOM"
    )
  }

  /// A link on which nothing is due works as far as is known: opening it is how faults are made.
  private func checkDue(_ link: LinkRecord, _ port: PortRecord) throws {
    let nowMS = store.environment.nowMS()
    let (due, down) = try store.read { view -> ([DueItem], DueItem?) in
      let situation = try LinkJobs(view).read(view.linkSituation(link, nowMS: nowMS))
      let all = Due.items(situation, nowMS: nowMS, clock: .here(nowMS))
      return (
        Due.items(situation.withoutLooks, nowMS: nowMS), all.first { $0.kind == .notSeenUp }
      )
    }
    // A port that a job at another joint has shut is given back, and no reason to open its own.
    func isPaidClosed(_ item: DueItem) -> Bool {
      item.kind.isPaidClosed || (item.kind == .portShut && item.code != nil)
    }
    guard due.allSatisfy(isPaidClosed), !isSure else { return }
    if let down { throw Self.notSeenUp(down) }
    if let owed = due.first(where: { $0.kind == .portShut || $0.kind == .moduleChanged }) {
      throw Self.owed(owed)
    }
    if link.service == "planned" { throw Self.planned(port.label) }
    throw Self.nothingDue(at: port.label, reportAt: port.label)
  }

  /// Nobody knows that such a link is bad: it is asked for, and not opened.
  static func notSeenUp(_ item: DueItem) -> CommandError {
    let isJustAsked = if case .seeUp? = item.next { item.code == nil } else { false }
    let ifNot = "ferrule fault add \(ShellWord.quoted(item.port.ref)) SYMPTOM"
    return CommandError(
      .badInput, "not-seen-up",
      SafeLine.text(
        "\(item.port.ref) \(item.why). Ask the NOC whether it is up, open nothing."),
      next: DueWork.command(item) + (isJustAsked ? " once it is; if it is not, \(ifNot)" : ""))
  }

  /// What is paid without opening anything leads to what pays it.
  static func owed(_ item: DueItem) -> CommandError {
    let isShut = item.kind == .portShut
    let known = isShut ? "is not known to be bad" : "works as far as is known here"
    let ref = ShellWord.quoted(item.port.ref)
    let way =
      isShut
      ? ", or ferrule record port \(ref) --open --by WHO once it is open; " : " opens nothing; "
    return CommandError(
      .badInput, "nothing-due",
      SafeLine.text("\(item.port.ref) \(known): DO NOT TOUCH. Owed: \(item.why)."),
      next: DueWork.command(item) + way + "or begin a repair with --yes")
  }

  /// Nothing is plugged in yet, as far as is known: it does not work, and is no repair's.
  static func planned(_ label: String) -> CommandError {
    CommandError(
      .badInput, "nothing-due",
      "The link of \(label) is planned: nothing is in it yet, as far as is known here.",
      next:
        "ferrule work \(ShellWord.quoted(label)) --procedure new-link; or begin a repair with --yes"
    )
  }

  static func nothingDue(at label: String, reportAt port: String) -> CommandError {
    CommandError(
      .badInput, "nothing-due",
      "\(label) works as far as is known here: DO NOT TOUCH. No fault or repair is open on it.",
      next: "ferrule fault add \(ShellWord.quoted(port)) SYMPTOM; or begin all the same with --yes"
    )
  }

  /// What a person says of a place that is read back.
  enum Meant {
    case yes
    case no
    /// Another place was scanned instead, by this code.
    case other(String)
  }

  /// What was typed is read back before a repair begins at it: a port has no code to scan.
  ///
  /// Whoever scans what is in the joint stands before it.
  func meant(_ port: PortRecord) throws -> Meant {
    try meant(try store.read { try $0.card(of: port) })
  }

  /// The same of a port or a position on a panel.
  func meant(_ card: PortCard) throws -> Meant {
    guard keyboard.hasScanner, !isReadBack, !isSure else { return .yes }
    PortWords.lines(card).forEach(Console.out)
    while let entry = keyboard.entry("this one? Enter; q: no") {
      guard case (let code, true) = entry.text else { return entry == .typed("") ? .yes : .no }
      let found = try store.read { try $0.things(named: code) }
      guard let thing = found.first, found.count == 1 else {
        say(
          found.isEmpty
            ? "\(code) is not known here: tie it later\(ShortCode.doubt(code))"
            : "\(code) is many things")
        continue
      }
      if thing.id == card.id {
        if takesScan { return .yes }
        say("yes, \(thing.label)")
        continue
      }
      if [.port, .link, .panelPosition].contains(thing.kind) { return .other(code) }
      let part = try store.read { try PartPorts(thing, $0) }
      if part.places.contains(where: { $0.id == card.id }) {
        say("yes, \(thing.label) is in it")
        if takesScan { return .yes }
        continue
      }
      say(part.words)
    }
    return .no
  }

  func say(_ text: String) {
    Columns.wrap(text, indent: " ").forEach(Console.out)
  }

  /// Begins a repair, with a code of its own or one that is pencilled down already.
  func begin(_ link: LinkRecord, _ port: PortRecord, code known: ShortCode? = nil) throws -> (
    ThingID, ShortCode
  ) {
    try begin(link, at: port.id, procedure ?? "repair", code: known) { entry, view, draft in
      try draft.ensureParts(view, at: port)
      let task =
        SpareStart.isNeeded(entry)
        ? try SpareStart(view: view, link: link, port: port).step() : nil
      let cord =
        CordStart.isNeeded(entry)
        ? try CordStart(view: view, link: link, port: port).step() : nil
      return [task, cord].compactMap(\.self)
    }
  }

  /// Begins one at a port or a position on a panel.
  ///
  /// - Parameter found: says what the job keeps of how it was found when it began, as steps.
  func begin(
    _ link: LinkRecord, at joint: ThingID, _ procedure: String, code known: ShortCode? = nil,
    _ found: (Procedure, StoreView, Draft) throws -> [Step] = { _, _, _ in [] }
  ) throws -> (ThingID, ShortCode) {
    let nowMS = store.environment.nowMS()
    return try store.write(author: author) { view, draft in
      let entry = try ProcedureShelf(view).named(procedure)
      let text = try draft.keepProcedure(
        view, name: entry.procedure.name, version: entry.procedure.version, text: entry.text,
        isOfSite: entry.isOfSite)
      let faults = try view.openFaults(of: link, nowMS: nowMS)
      let isHere = faults.first { fault in
        ([fault.fault] + fault.also).contains { $0.body.port == joint }
      }
      let fault = (isHere ?? faults.first)?.fault
      let code = try known ?? JobCode.make(view, store.environment)
      var steps = try found(entry.procedure, view, draft)
      if known != nil { steps.append(StatedSteps.takenUp) }
      let job = try draft.record(
        .job(
          Job(
            link: link.id, joint: joint, fault: fault?.id, procedure: entry.procedure.name,
            version: entry.procedure.version, code: code, text: text)))
      for step in steps { try draft.record(.step(step), job: job, step: step.name) }
      return (job, code)
    }
  }

  /// The link and the end at which to work.
  ///
  /// - Parameter found: the things the REF names, where they are known already.
  func joint(_ ref: String, among found: [Thing]? = nil) throws -> (LinkRecord, PortRecord)? {
    let nowMS = store.environment.nowMS()
    let (link, near, isLink, faults) = try store.read { view in
      let thing = try view.only(
        of: found ?? view.things(named: ref), named: ref, kinds: [.link, .port])
      let isLink = thing.kind == .link
      let (link, near) = try view.link(at: thing, named: ref)
      let faults = isLink ? try view.openFaults(of: link, nowMS: nowMS) : []
      return (link, near, isLink, faults)
    }
    guard isLink else { return (link, near) }
    // In `PORT>PORT` the person has said which end comes first.
    if let mark = ref.firstIndex(of: ">") {
      let first = try store.read { try $0.port(named: String(ref[..<mark])) }
      return (link, link.near(to: first.id))
    }
    let reported = Set(faults.flatMap { [$0.fault] + $0.also }.compactMap(\.body.port))
    if reported.count == 1, let port = reported.first { return (link, link.near(to: port)) }
    for (key, port) in [("1", link.portA), ("2", link.portB)] {
      Columns.wrap("\(key) \(port.label)  \(port.place?.text ?? "")").forEach(Console.out)
    }
    while let text = keyboard.answer("which end, 1 or 2?") {
      switch text {
      case "1": return (link, link.portA)
      case "2": return (link, link.portB)
      case "q": return nil
      default: continue
      }
    }
    return nil
  }
}
