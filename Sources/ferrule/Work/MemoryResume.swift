import Guide
import Plant
import Store

/// Goes on with a repair whose facts are on another laptop, from its code and what the person remembers.
struct MemoryResume {
  let store: Store
  let author: String
  let keyboard: Keyboard
  /// The name of the procedure the repair goes by: the code does not tell it.
  let procedure: String
  /// Whether to take the code and the place as they were typed, also where nothing is due.
  var isSure = false

  /// The code that was meant: one without the character that checks it is asked for again.
  ///
  /// - Returns: nil if the person left.
  func code(_ typed: String) throws -> String? {
    // Only a person remembers.
    guard keyboard.hasScanner, case .code(var code, var isChecked) = ShortCode.read(typed) else {
      throw missing(typed)
    }
    while !isChecked, !isSure {
      say("\(code) is not known here: is a character of it wrong?")
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
  func repair(_ code: String) throws -> RepairStart.Outcome? {
    say("\(ShortCode.printed(code)) is not known here. Begun on another laptop?")
    guard let (link, port) = try joint(else: missing(code)) else { return nil }
    guard let (medium, steps) = try done(link) else { return nil }
    let start = starting
    let (job, _) = try start.begin(link, port, code: code)
    for step in steps { try state(step, job, medium, code) }
    let said = steps.isEmpty ? "nothing done yet" : "\(steps.count) steps done"
    return RepairStart.Outcome(
      job: job,
      lines: [
        "\(ShortCode.printed(code)) resumed from memory: \(said)",
        "what \(ShortCode.printed(code)) recorded elsewhere joins it when the two are merged",
      ])
  }

  /// One change a step: their order is what the guide goes by.
  private func state(_ step: StepDefinition, _ job: ThingID, _ medium: Medium?, _ code: String)
    throws
  {
    let nowMS = store.environment.nowMS()
    try store.write(author: author) { view, draft in
      guard let situation = try view.repairSituation(job: job) else { return }
      let facts = StatedSteps.facts(of: step, situation, medium: medium, code: code, nowMS: nowMS)
      for fact in facts { _ = try draft.record(fact, job: job, step: step.name) }
    }
  }

  /// The joint, scanned or typed and read back.
  private func joint(else missing: any DescribedError) throws -> (LinkRecord, PortRecord)? {
    var next: Entry?
    while true {
      guard let entry = next ?? keyboard.entry("scan or type its port; q: leave it") else {
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
        guard let found = try start.joint(name) else { return nil }
        switch try start.meant(found.1) {
        case .yes: if try isToBeBegun(found.0, found.1) { return found }
        case .no: continue
        case .other(let code): next = .scanned(code)
        }
      } catch let error as any DescribedError {
        say(error.message)
      }
    }
  }

  /// Whether it is to be begun there, also where nothing is known to be wrong: one letter of a port read
  /// wrongly leads to a link that works.
  private func isToBeBegun(_ link: LinkRecord, _ port: PortRecord) throws -> Bool {
    let wanted = try store.read { try ProcedureShelf($0).named(procedure).procedure }
    do {
      try starting.check(wanted, link, port)
      return true
    } catch let error as CommandError where RepairStart.isRefusal(error) {
      say(error.message)
      return keyboard.answer("begun there all the same? yes; Enter: no") == "yes"
    }
  }

  private var starting: RepairStart {
    RepairStart(
      store: store, author: author, keyboard: keyboard, procedure: procedure, isSure: isSure)
  }

  /// What the link is made of, and the steps that were done.
  private func done(_ link: LinkRecord) throws -> (Medium?, [StepDefinition])? {
    let known = try store.read { try $0.medium(ofLink: link) }
    let medium: Medium?
    if let known {
      medium = known
    } else {
      say("1 fibre  2 AOC  3 DAC  4 not known")
      guard let number = number("what is the cord?", 1...4) else { return nil }
      medium = [Medium.fibre, .aoc, .dac, nil][number - 1]
    }
    let wanted = try store.read { try ProcedureShelf($0).named(procedure).procedure }
    let steps = StatedSteps.choices(of: wanted, medium: medium)
    let words = steps.enumerated().map { "\($0.offset + 1) \(Self.words($0.element))" }
    Columns.rows(words).forEach(Console.out)
    return number("last step DONE? 0: none", 0...steps.count).map {
      (medium, Array(steps.prefix($0)))
    }
  }

  /// A face that was looked at is not yet one that may be plugged in: what is said to be done is that it was clean.
  private static func words(_ step: StepDefinition) -> String {
    switch step.verb {
    case .inspectPort: "\(step.title) port face: seen CLEAN"
    case .inspectCord: "\(step.title) cord plug: seen CLEAN"
    default: step.title
    }
  }

  private func number(_ question: String, _ range: ClosedRange<Int>) -> Int? {
    while let text = keyboard.answer(question), text != "q" {
      if let number = Int(text), range.contains(number) { return number }
      say("\(range.lowerBound) to \(range.upperBound); q: leave it")
    }
    return nil
  }

  private func say(_ text: String) {
    EchoedText.lines(text).forEach(Console.out)
  }
}
