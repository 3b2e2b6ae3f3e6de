import Guide
import Plant
import Store

/// From what a person named, or was asked for, to a repair and what to say of it.
struct WorkStart {
  let store: Store
  let author: String
  let keyboard: Keyboard
  /// The name of the procedure of a new job; nil repairs, or goes on with what is open.
  let procedure: String?
  /// Whether to begin also where nothing is due, without reading back what was typed.
  let isSure: Bool

  /// Goes on with a repair, or begins one; nil if the person left.
  ///
  /// - Parameters:
  ///   - name: a REF, or the code of a repair; empty for the only repair that is open, or to be asked for.
  ///   - isCode: whether it is a code.
  func repair(_ name: String, isCode: Bool) throws -> RepairStart.Outcome? {
    if isCode { return name.isEmpty ? try mine() : try coded(name) }
    return try name.isEmpty ? asked() : typed(name)
  }

  /// At a REF that came with the command.
  ///
  /// The code of a repair opens it, as it does where it is asked for; so does a ticket lead to its port.
  private func typed(_ name: String) throws -> RepairStart.Outcome? {
    if let ticket = try store.read({ try TicketFaults.named(name, $0) }) {
      guard !ticket.open.isEmpty else { throw ticket.nothingOpen }
      let ports = try store.read { try PartPorts(ofTicket: ticket, $0) }
      guard let only = ports.places.first, ports.places.count == 1 else {
        return try asked(.typed(name))
      }
      say(ports.words)
      return try begun(at: only, isReadBack: false)
    }
    do {
      return try starting(isReadBack: false).repair(name)
    } catch let error as StoreError where error.code == .noSuchThing && procedure == nil {
      guard try store.read({ try $0.things(named: name).isEmpty }) else { throw error }
      let isKnown = try store.read {
        try !OpenRepair.named(name, $0).isEmpty || NoPartCode.ended(name, $0) != nil
      }
      if isKnown { return try coded(name) }
      guard case .code(_, isChecked: true) = ShortCode.read(name) else { throw error }
      throw StoreError(
        .noSuchThing, error.message, next: "ferrule work --resume \(ShellWord.quoted(name))")
    }
  }

  /// Asks until a place to work at was named, or the person leaves: what is none is said, and is no end.
  ///
  /// - Parameter first: what was named already.
  private func asked(_ first: Entry? = nil) throws -> RepairStart.Outcome? {
    // A mistyped name of a procedure is told first, and its text is read before somebody waits for it.
    rehearse(try store.read { try ProcedureShelf($0).named(procedure ?? "repair").procedure })
    var next = first
    while let entry = next ?? keyboard.entry("scan or type a port, link or code; q: leave") {
      next = nil
      let (name, isScanned) = entry.text
      if !isScanned, name.isEmpty || name == "q" { return nil }
      do {
        let nowMS = store.environment.nowMS()
        guard let part = try store.read({ try Self.part(name, $0, nowMS: nowMS) }) else {
          if let words = try store.read({ try Self.ended(name, $0) }) {
            say(words)
            continue
          }
          let repairs = try store.read { try OpenRepair.named(name, $0) }
          guard repairs.count > 1, let code = OpenRepair.oneCode(repairs) else {
            return try asked(name, isScanned: isScanned)
          }
          say("\(code) is the code of \(repairs.count) repairs")
          let places = repairs.map { "\($0.port.label)  \($0.step), \($0.who)" }
          switch pick(places, "go on with which?") {
          case .place(let index): return try outcome(repairs[index])
          case .other(let entry): next = entry
          case .nothing: continue
          case .left: return nil
          }
          continue
        }
        say(part.words)
        guard let first = part.places.first else { continue }
        if part.isOfTicket, part.places.count == 1 {
          return try begun(at: first, isReadBack: false)
        }
        let places = part.places.map { "\($0.label)  \($0.note ?? $0.place?.text ?? "")" }
        switch pick(places, "work at which?") {
        case .place(let index):
          return try begun(at: part.places[index], isReadBack: true)
        case .other(let entry): next = entry
        case .nothing: continue
        case .left: return nil
        }
      } catch let error as StoreError where [.noSuchThing, .ambiguous].contains(error.code) {
        say(error.message)
        say("tie it later; scan or type a port")
      }
    }
    return nil
  }

  /// What was answered where one of several places is asked for.
  private enum Picked {
    case place(Int)
    /// Something else was scanned.
    case other(Entry)
    case nothing
    /// Nothing more will come.
    case left
  }

  /// One of several places, by its number: as many as a screen has room for, and Enter shows the next ones.
  private func pick(_ places: [String], _ question: String) -> Picked {
    // One line says what they are of, one asks.
    let room = Columns.height - 2
    let isMore = places.count > room
    let asked = question + (isMore ? " Enter: others  q: none" : " Enter: none")
    var first = 0
    while true {
      for (number, place) in places.enumerated().dropFirst(first).prefix(room) {
        say("\(number + 1) \(place)")
      }
      guard let entry = keyboard.entry(asked) else { return .left }
      guard case .typed(let text) = entry else { return .other(entry) }
      if let number = Int(text), places.indices.contains(number - 1) { return .place(number - 1) }
      guard isMore, text.isEmpty else { return .nothing }
      first = first + room < places.count ? first + room : 0
    }
  }

  /// Reads a link as it is read for the screen of a job, so that the first scan does not wait for SQLite to
  /// prepare its statements.
  private func rehearse(_ procedure: Procedure) {
    let nowMS = store.environment.nowMS()
    // What cannot be read is told where it is needed.
    _ = try? store.read { view in
      guard let link = try view.someDueLink() else { return }
      _ = try view.things(named: link.portA.label)
      _ = try LinkJobs(view).read(view.linkSituation(link, nowMS: nowMS))
      let job = Job(
        link: link.id, joint: link.portA.id, procedure: procedure.name, version: procedure.version,
        code: "")
      let situation = try view.jobSituation(
        asIf: job, procedure: procedure, nowMS: nowMS, technician: author)
      _ = situation.map { JobState.fold($0).prompt(nowMS: nowMS) }
    }
  }

  /// What was named, if it is a thing of this site that no repair is begun at, or a ticket; nil if one may be, or
  /// if nothing has that name.
  private static func part(_ name: String, _ view: StoreView, nowMS: Int64) throws -> PartPorts? {
    let found = try view.things(named: name)
    let workedAt: [ThingKind] = [.port, .link, .panelPosition]
    if found.isEmpty {
      return try TicketFaults.named(name, view).map { try PartPorts(ofTicket: $0, view) }
    }
    guard let first = found.first, !found.contains(where: { workedAt.contains($0.kind) })
    else { return nil }
    guard try OpenRepair.named(name, view).count != 1 else { return nil }
    // A label on several parts is told as that: whoever holds one of them must not be led to another.
    if found.count > 1 { return try PartPorts(named: name, found, view) }
    return try first.kind == .device
      ? PartPorts(ofDevice: first, view, nowMS: nowMS) : PartPorts(first, view)
  }

  /// That a name is nothing but the code of a job that has ended; nil if it is not.
  private static func ended(_ name: String, _ view: StoreView) throws -> String? {
    try view.things(named: name).isEmpty ? NoPartCode.ended(name, view) : nil
  }

  private func say(_ text: String) {
    EchoedText.lines(text).forEach(Console.out)
  }

  /// Goes on with the job of a place, or with what is open there, or begins one.
  private func begun(at spot: PartPorts.Spot, isReadBack: Bool) throws -> RepairStart.Outcome? {
    if procedure == nil, let repair = spot.repair { return try outcome(repair) }
    var start = starting(isReadBack: isReadBack)
    start.procedure = procedure ?? spot.procedure
    return try start.repair(spot.id.description)
  }

  private func starting(isReadBack: Bool) -> RepairStart {
    var start = RepairStart(
      store: store, author: author, keyboard: keyboard, procedure: procedure, isSure: isSure)
    start.isReadBack = isReadBack
    return start
  }

  private func asked(_ name: String, isScanned: Bool) throws -> RepairStart.Outcome? {
    let repairs = try store.read { try OpenRepair.named(name, $0) }
    if repairs.count == 1 { return try outcome(repairs[0]) }
    // The code of a job that nothing here has was begun on another laptop; several may have it.
    if case .code = ShortCode.read(name), try store.read({ try $0.things(named: name) }).isEmpty {
      return try coded(name)
    }
    return try starting(isReadBack: isScanned).repair(name)
  }

  private func coded(_ code: String) throws -> RepairStart.Outcome? {
    let found = try store.read { try OpenRepair.named(code, $0) }
    if !found.isEmpty { return try outcome(found) }
    if let words = try store.read({ try NoPartCode.ended(code, $0) }) {
      throw StoreError(.noSuchThing, "\(words).", next: "ferrule closeout \(code)")
    }
    let memory = MemoryResume(
      store: store, author: author, keyboard: keyboard, procedure: procedure, isSure: isSure)
    guard let meant = try memory.code(code) else { return nil }
    // Typed again, it may be one that is known here.
    let known = try store.read { try OpenRepair.named(meant.description, $0) }
    return try known.isEmpty ? memory.repair(meant) : outcome(known)
  }

  private func outcome(_ repairs: [OpenRepair]) throws -> RepairStart.Outcome {
    try outcome(
      OpenRepair.only(
        repairs, none: "", command: "ferrule work --resume", atPlace: "ferrule work"))
  }

  private func mine() throws -> RepairStart.Outcome {
    let mine = try store.read { try OpenRepair.all($0) }.filter { $0.isOf(author) }
    let running = mine.filter { !$0.isResting }
    return try outcome(
      try OpenRepair.only(
        running.isEmpty ? mine : running, none: "\(author) has no open repair.",
        command: "ferrule work --resume", atPlace: "ferrule work"))
  }

  private func outcome(_ repair: OpenRepair) throws -> RepairStart.Outcome {
    let beside = try store.read { view in
      try JobsBeside(view, link: repair.job.link, at: repair.job.joint)
        .lines(besides: repair.fact.id)
    }
    let nowMS = store.environment.nowMS()
    return RepairStart.Outcome(
      job: repair.fact.id,
      lines: [
        "going on with \(repair.job.code), \(repair.port.label)",
        repair.whereLeft(nowMS: nowMS, technician: author),
      ] + (try store.read { try repair.retired($0) }) + beside)
  }
}
