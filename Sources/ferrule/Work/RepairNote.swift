import Guide
import Paper
import Plant
import Store

/// What goes into the ticket when a repair is over: at most 8 lines of 80 columns.
struct RepairNote {
  private let state: RepairState
  /// What was done by hand at the joints of the job.
  private let work: HandWork
  /// What is owed at any joint of the job.
  private let debts: [Debt]
  /// Ports that are shut for it while nobody works on it.
  private let shut: [Debt]
  /// Of how many lanes the powers were read; nil if none were.
  private let lanes: String?
  /// What of its link and of itself is not well.
  private let trouble: JobTrouble
  /// That a port was not shut when it was asked for; nil if none was refused.
  private let refusal: ShutRefusal?
  /// The laptop on which hands were signed, or the job was begun where nobody signed; nil if it is not known here.
  private let laptop: String?
  /// The tickets it goes into: that of the fault it was begun for first, then those of what was open on its link too.
  private let tickets: [String]
  /// The other jobs of the same ticket, and where they work.
  let others: [(code: ShortCode, at: String)]
  /// Tools not in order with which results of the repair were made, in words.
  private let unchecked: [String]

  /// The note of a job, with everything recorded at its port, also about parts that are not in it now.
  ///
  /// - Parameters:
  ///   - ofTicket: jobs at other links under the ticket by which it was asked for.
  ///   - ending: what ended it, if it has ended: what came later is of other jobs.
  init(
    _ job: JobState, _ view: StoreView, also ofTicket: [Fact] = [], until ending: Fact? = nil
  ) throws {
    state = job.here
    shut = Self.shut(job)
    debts = shut.filter { !job.debts.contains($0) } + job.debts
    lanes = Self.lanes(job)
    trouble = JobTrouble(job)
    laptop = try Self.signedAt(job.here, view)
    let history = (try view.thing(.port, job.here.situation.port.id).map(view.history) ?? [])
      .filter { fact in ending.map { !fact.isLater(than: $0) } ?? true }
    var records: [ThingID: ThingID] = [:]
    for face in history.compactMap({ HandWork.face($0.body) }) where records[face.part] == nil {
      records[face.part] = try view.identity(ofPart: face.part)
    }
    var partNames: [ThingID: String] = [:]
    for fact in history {
      guard case .partMove(let move) = fact.body else { continue }
      partNames[move.part] = try view.partNameOrCode(move.part)
    }
    work = HandWork(
      job, history: history, records: records,
      recordedMM: try Self.recordedLength(job.here.situation, view), partNames: partNames)
    refusal = ShutRefusal(job, facts: work.facts)
    let begun = job.here.situation.job
    tickets =
      try view.link(job.here.situation.link).map {
        try FaultJobs(ofLink: $0, view).tickets(of: begun)
      } ?? []
    others = try work.ticket.others(and: ofTicket).map { _, other in
      let port = try view.port(other.joint).map { try view.card(of: $0).label }
      return try (other.code, port ?? view.position(other.joint)?.label ?? "")
    }
    unchecked = try work.facts.compactMap(view.kitStamp).filter { !$0.isInOrder }
      .reduce(into: [:]) { $0[$1.label ?? $1.kind] = $1.text }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  private static func signedAt(_ here: RepairState, _ view: StoreView) throws -> String? {
    let (facts, job) = (here.situation.facts, here.situation.job)
    let signed = facts.filter { fact in
      guard case .signature(let signature) = fact.body else { return false }
      return signature.kind == .hands && signature.byWhom == here.handsBy
    }
    // A colleague may have signed another job of the link under the same name.
    if let last = signed.last(where: { $0.job == job.id }) ?? signed.last {
      return try view.laptop(ofFact: last.id, in: "signature")
    }
    return try view.laptop(ofFact: job.id, in: "job")
  }

  /// Ports of a job that is parked or set aside and that are shut for it: as long as somebody works they are on purpose.
  private static func shut(_ job: JobState) -> [Debt] {
    guard job.phase == .parked || job.phase == .setAside else { return [] }
    let joints = job.joints.map(\.state)
    let own = joints.filter { $0.gate.isShutForUs && !$0.situation.isOnPanel }.map(\.situation.port)
    let far = joints.filter {
      $0.otherGate.isShutForUs && $0.situation.link == job.here.situation.link
    }
    .map(\.situation.otherPort)
    return (own + far).reduce(into: []) { debts, port in
      let debt = Debt.portShut(name: port.label)
      if !debts.contains(debt) { debts.append(debt) }
    }
  }

  /// What the lengths of the cables of the link add up to; mm, nil if one of them is not recorded.
  private static func recordedLength(_ here: RepairSituation, _ view: StoreView) throws -> Int64? {
    guard let link = try view.link(here.link) else { return nil }
    let way = try view.way(ofLink: link, from: link.portA.id)
    guard way.isComplete else { return nil }
    let cables = way.hops.compactMap { hop -> Cable? in
      if case .cable(let cable, _, _) = hop { cable } else { nil }
    }
    let lengths = cables.compactMap(\.lengthMM)
    guard !cables.isEmpty, lengths.count == cables.count else { return nil }
    return lengths.reduce(0) { $0.addingReportingOverflow($1).partialValue }
  }

  private var situation: RepairSituation { state.situation }
  private var clock: FloorClock { situation.clock }

  var lines: [String] {
    let bad = [
      refusal?.words, trouble.elsewhere, wrongTests, trouble.rest, trouble.found,
    ].compactMap(\.self)
      .joined(separator: "; ")
    let hasFoot = !unchecked.isEmpty || owed != nil
    let rest = bad.isEmpty ? [] : Self.cut(bad, toLines: hasFoot ? 1 : 2)
    let foot = foot(lines: 2 - rest.count)
    // Six lines are always there; what several joints need stands in what is left of eight.
    // What was not well before, and is now, makes room for all of that: of the soak its own line says it too.
    let isRoom = rest.count + foot.count < 2
    let before = trouble.before.map { isRoom ? Self.cut($0, toLines: 1) : [] } ?? []
    var room = 2 - rest.count - foot.count - before.count
    let text = [
      head, longDid(lines: 1 + room), "CAUSE \(cause)", "IN \(work.pluggedIn), \(trouble.up)",
      [trouble.lanes, untouched, "SOAK \(soak)\(isRoom ? "" : failedBefore)", lanes].compactMap(
        \.self
      )
      .joined(separator: "   "), signed,
    ].map { line in
      let cut = Self.cut(line, toLines: 1 + room)
      room -= cut.count - 1
      return cut
    }
    return text[0] + rest + before + ([text[2], text[1]] + text[3...]).flatMap { $0 } + foot
  }

  /// With which tools results were made that are not in order, and what is owed.
  private func foot(lines: Int) -> [String] {
    let kit = unchecked.isEmpty ? nil : "KIT \(unchecked.joined(separator: "; "))"
    let owed = owed.map { "OWED \($0)" }
    if lines == 1, let kit, let owed {
      return [[kit, owed].map { Columns.shorten($0, to: 39) }.joined(separator: "  ")]
    }
    let above = kit.map { Self.cut($0, toLines: 1) } ?? []
    return above + (owed.map { Self.cut($0, toLines: lines - above.count) } ?? [])
  }

  /// The same in a glance: at most 6 lines of 40 columns.
  ///
  /// What is not well stands right under the ports; what tells least makes room for it.
  var glance: [String] {
    let ports = "\(situation.port.label) - \(situation.otherPort.label)"
    let more = tickets.count > 1 ? "+\(tickets.count - 1)" : nil
    let head = [[tickets.first, more, ports].compactMap(\.self).joined(separator: " ")]
    let found = trouble.isFoundStill ? trouble.found : nil
    let bad = [
      refusal?.standing, found,
      [trouble.ofLink, wrongTests].compactMap(\.self).joined(separator: "; "), trouble.rest,
      shut.first?.text,
    ].compactMap { $0?.isEmpty == false ? $0 : nil }
    let isSoaked = state.soak != .notStarted
    let plug = [work.pluggedInShortly, trouble.isNotUp ? nil : trouble.up]
      .compactMap(\.self).joined(separator: ", ")
    let isSoakTold = trouble.isSoakFailed || (!bad.isEmpty && !isSoaked)
    let link = [isSoakTold ? nil : "SOAK \(soak)", untouched]
      .compactMap(\.self).joined(separator: "  ")
    let hasCauses = !work.causes.isEmpty
    let isCauseKnown = bad.isEmpty || hasCauses || !others.isEmpty
    // The lines between, with their ranks: the higher makes room first.
    let between: [(rank: Int, line: String)] = [
      (1, isCauseKnown ? causeOrOther : ""), (0, shortDid), (isSoaked ? 3 : 2, "IN \(plug)"),
      (isSoaked ? 2 : 3, link),
      (4, hasCauses ? (also ?? "") : ""),
    ]
    let told = between.filter { !$0.line.isEmpty }
    let room = Columns.height - head.count - bad.count - 1
    let kept = told.map(\.rank).sorted().prefix(room)
    let shown = told.filter { kept.contains($0.rank) }.map(\.line)
    return Glance.screen(head + bad + shown + [handsInGlance])
  }

  /// Tests that found something wrong, where they are not owed with the same words.
  private var wrongTests: String? {
    let isOwed = debts.contains { debt in
      switch debt {
      case .polarityTest, .lossTest: true
      default: false
      }
    }
    return isOwed ? nil : trouble.tests
  }

  private var handsInGlance: String {
    let code = if case .job(let job) = situation.job.body { " \(job.code)" } else { "" }
    // A name gives way to the code: half a code leads nowhere.
    let accepted =
      state.acceptedBy.map { "ACCEPTED \(Columns.shorten($0, to: 9))" } ?? "NOT ACCEPTED"
    return state.handsBy.map { Glance.line("\(accepted); HANDS ", $0, code) }
      ?? "\(accepted); HANDS NOT DONE\(code)"
  }

  /// Lines of 80 columns; what does not fit is left out, and dots say so.
  private static func cut(_ line: String, toLines count: Int) -> [String] {
    let safe = SafeLine.text(line)
    guard TextWidth.columns(safe) > 80 else { return [safe] }
    let wrapped = TextWidth.wrapped(safe, to: 80)
    guard wrapped.count > count else { return wrapped }
    return TextWidth.wrapped(safe, to: 76).prefix(count).enumerated().map { place, text in
      place == count - 1 ? text + " ..." : text
    }
  }

  private var head: String {
    let localMS = situation.job.atMS &+ Int64(clock.utcOffsetMinutes) &* 60_000
    let ports = "\(situation.port.label) - \(situation.otherPort.label)"
    let rest = "\(ports)  \(TimeText.day(localMS)) \(clock.zone)"
    guard let first = tickets.first else { return rest }
    // As many as one line has room for, how many more, then the ports.
    for shown in stride(from: tickets.count, to: 1, by: -1) {
      let more = tickets.count - shown
      let names = tickets.prefix(shown).joined(separator: ", ") + (more > 0 ? " +\(more)" : "")
      if TextWidth.columns("\(names) \(rest)") <= 80 { return "\(names) \(rest)" }
    }
    return "\(first)\(tickets.count > 1 ? " +\(tickets.count - 1)" : "") \(rest)"
  }

  private var cause: String {
    let causes = work.causes
    return causes.isEmpty ? "not seen\(work.inThisJob)" : causes.joined(separator: ", ")
  }

  private var did: String { "DID \(work.deeds.joined(separator: ", "))" }

  /// Where little room is, what is not well goes first: the end may be cut.
  private var shortDid: String {
    guard let bad = work.verdict, work.isBad else { return did }
    return "\(bad); DID \(work.deedsAlone.joined(separator: ", "))"
  }

  /// That much is cut of what is not well that what was done is told, too.
  private func longDid(lines: Int) -> String {
    guard TextWidth.columns(did) > 80 else { return did }
    let isWhole = TextWidth.wrapped(SafeLine.text(shortDid), to: 80).count <= lines
    guard let bad = work.verdict, work.isBad, !isWhole else { return shortDid }
    let deeds = "; DID \(work.deedsAlone.joined(separator: ", "))"
    // A line that goes on loses some columns where it is broken.
    let room = max(38, lines * 72 - TextWidth.columns(deeds))
    return (TextWidth.columns(bad) > room ? Columns.fitting(bad, room - 2) + ".." : bad) + deeds
  }

  private var untouched: String? {
    let left = work.untouched
    return left.isEmpty ? nil : "UNTOUCHED \(left.joined(separator: ", "))"
  }

  /// Each port by its name where several were read.
  private static func lanes(_ job: JobState) -> String? {
    let read = job.joints.map(\.state).filter { $0.lanePowers != nil }
    let counts = read.map { state in
      let numbers = state.lanePowers?.lanes.keys.sorted() ?? []
      let count = state.situation.lanes.map { lanes in
        "\(lanes.count - lanes.unread(in: numbers).count) of \(lanes.count)"
      }
      let port = read.count > 1 ? " \(state.situation.port.label)" : ""
      return (count ?? "\(numbers.count)") + port
    }
    return counts.isEmpty ? nil : "LANES \(counts.joined(separator: ", ")) read"
  }

  private var soak: String {
    switch state.soak {
    case .notStarted: "not started"
    case .running(let time): "to \(trouble.moment(time.dueMS)), then NOC"
    case .passed(let atMS): "passed \(trouble.moment(atMS))"
    case .failed(let atMS): trouble.failed(atMS)
    }
  }

  private var failedBefore: String {
    trouble.failedBefore.map { "; FAILED \($0) before" } ?? ""
  }

  private var signed: String {
    let code = if case .job(let job) = situation.job.body { "\(job.code)" } else { "" }
    let hands = state.handsBy.map { "HANDS DONE \($0)" } ?? "HANDS NOT DONE"
    let accepted =
      state.acceptedBy.map { "ACCEPTED \($0)" }
      ?? "NOT ACCEPTED" + (state.lostAcceptance.map { " (\($0): counts no more)" } ?? "")
    let told =
      others.isEmpty
      ? nil : "ALSO JOB " + others.map { "\($0.code) \($0.at)" }.joined(separator: ", ")
    let signed = [hands, laptop, code].compactMap(\.self).joined(separator: " ")
    return ["\(signed); \(accepted)", told].compactMap(\.self).joined(separator: "; ")
  }

  /// What was seen, and in which other job to look where nothing was.
  private var causeOrOther: String {
    guard work.causes.isEmpty, let also else { return "CAUSE \(cause)" }
    return "CAUSE not seen; \(also)"
  }

  /// The other jobs shortly: the last one by its code, and how many more.
  private var also: String? {
    let more = others.count > 1 ? " +\(others.count - 1)" : ""
    return others.last.map { "ALSO JOB \($0.code)\(more)" }
  }

  /// Why a test is owed, to stand behind its name.
  private static func unpaid(_ reason: String) -> String {
    TestTopic.wasMade(owedBecause: reason) ? " \(reason)" : ", not made: \(reason)"
  }

  /// What is owed, what harms most first.
  private var owed: String? {
    var open: [String] = []
    var urgent: [String] = []
    var tests: [String] = []
    for debt in debts {
      switch debt {
      case .polarityTest(_, let excuse):
        tests.append("polarity test" + (excuse.map(Self.unpaid) ?? trouble.wrong(.polarity)))
      case .lossTest(_, let excuse):
        tests.append("loss test" + (excuse.map(Self.unpaid) ?? trouble.wrong(.loss)))
      case .unfitCord, .otherPlug: open.append(debt.text)
      case .unseen(_, _, let seen):
        let at = work.toLookAt.joined(separator: " + ")
        // A look alone pays nothing of a damage that is there.
        let part = seen.word == .damaged ? "another part, " : ""
        let look = "\(part)a look at both faces" + (at.isEmpty ? "" : " of \(at)")
        if !urgent.contains(look) { urgent.append(look) }
      case .neighbourOut, .linkDropped, .portShut, .cordOut, .notLit: open.append(debt.text)
      case .newCordFarFace, .otherUnseen, .otherLink: urgent.append(debt.text)
      }
    }
    let all = open + urgent + tests
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }
}
