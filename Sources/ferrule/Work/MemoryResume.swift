import Guide
import Plant
import Store

/// Goes on with a repair whose facts are on another laptop, from its code and what the person remembers.
struct MemoryResume {
  let store: Store
  let author: String
  let keyboard: Keyboard
  /// The name of the procedure the repair goes by; nil for that of a repair, at a port or at a position on a panel.
  let procedure: String?
  /// Whether to take the code and the place as they were typed, also where nothing is due.
  var isSure = false

  /// Where the repair is.
  private struct Spot {
    var link: LinkRecord
    /// The port; nil at a position on a panel.
    var port: PortRecord?
    var joint: ThingID
    var procedure: Procedure
  }

  /// The code that was meant: one without the character that checks it is asked for again.
  ///
  /// - Returns: nil if the person left.
  func code(_ typed: String) throws -> ShortCode? {
    // Only a person remembers.
    guard keyboard.hasScanner, case .code(var code, var isChecked) = ShortCode.read(typed) else {
      throw missing(typed)
    }
    if !isChecked, !isSure { say("\(code.stored) is not known here: is a character of it wrong?") }
    while !isChecked, !isSure {
      guard
        let text = keyboard.entry("type it again with its check character; q: leave it")?.text.0,
        !text.isEmpty, text != "q"
      else { return nil }
      switch ShortCode.read(text) {
      case .code(let again, let isCheckedNow):
        // Whoever pencilled down six characters has no more, and reads them twice.
        isChecked = isCheckedNow || again == code
        code = again
      case .mistyped: say("\(text): its check character does not fit.")
      case .other: say("\(text) is no code of a job.")
      }
    }
    return code
  }

  private func missing(_ typed: String) -> any DescribedError {
    JobCode.notFound(
      typed, none: "No open repair is called \(typed) here.",
      next: "ferrule sync merge FILE from its laptop, or ferrule work PORT to begin anew")
  }

  /// Begins the same repair here, by its code, with the steps that were done as the person states them.
  ///
  /// - Returns: nil if the person left.
  func repair(_ code: ShortCode) throws -> RepairStart.Outcome? {
    say("\(code) is not known here. Begun on another laptop?")
    guard let spot = try spot(else: missing(code.description)), let (medium, steps) = try done(spot)
    else {
      return nil
    }
    let job = try begin(spot, code)
    for step in steps { try state(step, job, spot.procedure, medium, code) }
    let said = steps.isEmpty ? "nothing done yet" : "\(steps.count) steps done"
    return RepairStart.Outcome(
      job: job,
      lines: [
        "\(code) resumed from memory: \(said)",
        "what \(code) recorded elsewhere joins it when the two are merged",
        "wrong place or step? u takes it back",
      ])
  }

  private func begin(_ spot: Spot, _ code: ShortCode) throws -> ThingID {
    if let port = spot.port { return try starting.begin(spot.link, port, code: code).0 }
    return try starting.begin(spot.link, at: spot.joint, spot.procedure.name, code: code).0
  }

  /// One change a step, and a joint of it: their order is what the guide goes by.
  private func state(
    _ step: StepDefinition, _ job: ThingID, _ procedure: Procedure, _ medium: Medium?,
    _ code: ShortCode
  ) throws {
    let nowMS = store.environment.nowMS()
    guard let situation = try store.read({ try $0.jobSituation(job: job, procedure: procedure) })
    else { return }
    for facts in StatedSteps.facts(
      of: step, situation, medium: medium, code: code, nowMS: nowMS)
    {
      try store.write(author: author) { _, draft in
        for fact in facts { _ = try draft.record(fact, job: job, step: step.name) }
      }
    }
  }

  /// The joint, scanned or typed and read back.
  private func spot(else missing: any DescribedError) throws -> Spot? {
    var next: Entry?
    while true {
      guard
        let entry = next ?? keyboard.entry("scan or type its port or panel position; q: leave it")
      else {
        throw missing
      }
      next = nil
      var start = starting
      let name: String
      switch entry {
      case .scanned(let code): (name, start.isReadBack) = (code, true)
      case .typed(let typed): name = typed
      }
      if name.isEmpty || name == "q" { return nil }
      do {
        guard let (spot, card) = try named(name, start) else { return nil }
        switch try start.meant(card) {
        case .yes: if try isToBeBegun(spot) { return spot }
        case .no: continue
        case .other(let code): next = .scanned(code)
        }
      } catch let error as CommandError where error.codeText == "job-open" {
        throw error
      } catch let error as any DescribedError {
        say(error.message)
      }
    }
  }

  /// What a name says, and how it is read back; nil if the person left.
  private func named(_ name: String, _ start: RepairStart) throws -> (Spot, PortCard)? {
    if let position = try store.read({ try PanelStart.position(name, $0) }) {
      let wanted = try start.wanted(at: position)
      guard let link = try link(at: position, start) else { return nil }
      return (
        Spot(link: link, port: nil, joint: position.id, procedure: wanted), position.card
      )
    }
    guard let (link, port) = try start.joint(name) else { return nil }
    let spot = Spot(
      link: link, port: port, joint: port.id, procedure: try start.wanted(at: port))
    return (spot, try store.read { try $0.card(of: port) })
  }

  /// The link that is repaired at a position; nil if the person left, or it is not to be begun there.
  private func link(at position: PositionRecord, _ start: RepairStart) throws -> LinkRecord? {
    do {
      return try start.link(at: position)?.0
    } catch let error as CommandError where RepairStart.isRefusal(error) {
      guard isWantedAllTheSame(error) else { return nil }
      var sure = start
      sure.isSure = true
      return try sure.link(at: position)?.0
    }
  }

  /// Whether it is to be begun there, also where nothing is known to be wrong: one letter of a port read
  /// wrongly leads to a link that works.
  ///
  /// - Throws: an error with code `job-open` where somebody has its plug in hand at another port.
  private func isToBeBegun(_ spot: Spot) throws -> Bool {
    guard let port = spot.port else { return true }
    let onPlug = try store.read { try OpenRepair.all($0, onPlugOf: port) }
    try starting.checkPlug(onPlug, spot.procedure, at: port)
    do {
      try starting.check(spot.procedure, spot.link, port)
      return true
    } catch let error as CommandError where RepairStart.isRefusal(error) {
      return isWantedAllTheSame(error)
    }
  }

  private func isWantedAllTheSame(_ error: CommandError) -> Bool {
    say(error.message)
    return keyboard.answer("begun there all the same? yes; Enter: no") == "yes"
  }

  private var starting: RepairStart {
    RepairStart(
      store: store, author: author, keyboard: keyboard, procedure: procedure, isSure: isSure)
  }

  /// What the link is made of, and the steps that were done.
  private func done(_ spot: Spot) throws -> (Medium?, [StepDefinition])? {
    // What passes panels is fibre.
    let known = try store.read {
      try $0.medium(ofLink: spot.link) ?? (spot.port == nil ? .fibre : nil)
    }
    let medium: Medium?
    if let known {
      medium = known
    } else {
      say("1 fibre  2 AOC  3 DAC  4 not known")
      guard let number = number("what is the cord?", 1...4) else { return nil }
      medium = [Medium.fibre, .aoc, .dac, nil][number - 1]
    }
    let (nowMS, wanted) = (store.environment.nowMS(), spot.procedure)
    let job = Job(
      link: spot.link.id, joint: spot.joint, procedure: wanted.name, version: wanted.version,
      code: "")
    let situation = try store.read {
      try $0.jobSituation(asIf: job, procedure: wanted, nowMS: nowMS, technician: author)
    }
    let steps = situation.map { StatedSteps.choices(of: $0, medium: medium) } ?? []
    let words = steps.enumerated().map { "\($0.offset + 1) \(Self.words($0.element))" }
    let other = "Another procedure: q, and --procedure NAME with work --resume CODE"
    if procedure == nil { say("steps of \(wanted.name). \(other)") }
    Columns.rows(words).forEach(Console.out)
    return number("last step DONE? 0: none", 0...steps.count, help: other).map {
      (medium, Array(steps.prefix($0)))
    }
  }

  /// A face that was looked at is not yet one that may be plugged in: what is said to be done is that it was clean.
  private static func words(_ step: StepDefinition) -> String {
    switch step.verb {
    case .inspectPort: "\(step.title) \(step.site == .panel ? "panel" : "port") face: seen CLEAN"
    case .shut where step.site != .here:
      "\(step.title) \(step.site == .far ? "far port" : "other links")"
    case .inspectCord: "\(step.title) cord plug: seen CLEAN"
    default: step.title
    }
  }

  private func number(_ question: String, _ range: ClosedRange<Int>, help: String? = nil) -> Int? {
    while let text = keyboard.answer(question), text != "q" {
      if let number = Int(text), range.contains(number) { return number }
      if text == "?", let help { say(help) }
      say("\(range.lowerBound) to \(range.upperBound); q: leave it")
    }
    return nil
  }

  private func say(_ text: String) {
    EchoedText.lines(text).forEach(Console.out)
  }
}
