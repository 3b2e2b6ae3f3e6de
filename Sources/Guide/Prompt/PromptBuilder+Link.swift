import Plant

/// After the plug is in: lanes, where to look next, signing, resting.
extension PromptBuilder {
  func step(_ name: StepName, _ outcome: String) -> FactBody {
    .step(Step(name: name.rawValue, outcome: outcome))
  }

  func lanes() -> Draft {
    let which = ReplyNeed.lowLanes(
      question: "which lanes, how low?", port: port.label, has: situation.lanes)
    let typed = FactBody.laneReading(LaneReading(port: port.id, origin: "typed"))
    let powers = ReplyNeed.lanes(
      question: "powers by lane", port: port.label, has: situation.lanes)
    if let reading = state.lanePowers, !state.areLanesReadBefore {
      return Draft(
        body: [LanePowerWords.all(reading.lanes, of: situation.lanes)]
          + [unread(reading)].compactMap { $0 },
        extra: upThoughOut
          + [
            counted(reading), readTime.map { "read \($0)" }, "compare with the module's own limits",
          ]
          .compactMap { $0 },
        choices: [
          Choice("1", "ok", [step(.lanes, "ok")]),
          Choice("2", "low", needs: [which], [step(.lanes, "low")]),
          Choice("3", "type powers again", needs: [powers], [typed]),
        ])
    }
    // What contradicts the log has a line, though six lines then have no room for the whole question.
    let upThoughOut = upThoughOut.prefix(1).map { Wording(Columns.shorten($0, to: Columns.width)) }
    let before = readBefore
    let ask =
      upThoughOut.isEmpty && before.isEmpty
      ? Wording(
        "READ the powers of \(label(port)), or ask the NOC",
        or: "READ the powers of \(port.name), or ask the NOC")
      : Wording("READ lanes of \(port.name), or ask NOC", or: "READ the lanes, or ask the NOC")
    return Draft(
      body: [ask] + upThoughOut + before,
      choices: [
        Choice("1", "type powers", needs: [powers], [typed]),
        Choice("2", "NOC says ok", needs: [whoAnswered], [answer(.lanes, .yes)]),
        Choice("3", "NOC says low", needs: [whoAnswered, which], [answer(.lanes, .no)]),
      ])
  }

  /// When the powers were read that are known.
  private var readTime: String? {
    state.lanesReadMS.map { clock.timeOrDay($0, near: nowMS) }
  }

  /// What was read before the centre was to be asked again, and when; nothing if nothing was.
  private var readBefore: [Wording] {
    guard let reading = state.lanePowers, let readTime else { return [] }
    let words = LanePowerWords.all(reading.lanes, of: situation.lanes)
    return [
      Wording(
        "before, \(readTime): \(words.whole)",
        words.spellings.map { "\(readTime): \($0)" } + ["before: \(readTime)", ""])
    ]
  }

  /// How the module counts the lanes, where it does not count them from 1, as every other screen does.
  private func counted(_ reading: LaneReading) -> String? {
    guard let lanes = situation.lanes, lanes.stranger(in: reading.lanes.keys) == nil else {
      return nil
    }
    let first = lanes.first(in: reading.lanes.keys)
    return first == 1 ? nil : "lane 1 is \(first) on the module"
  }

  /// Which lanes of the port were not read; nil if all were, or nobody knows how many it has.
  private func unread(_ reading: LaneReading) -> Wording? {
    guard let lanes = situation.lanes else { return nil }
    let unread = lanes.unread(in: reading.lanes.keys)
    guard let first = unread.first else { return nil }
    if unread.count == 1 { return Wording("lane \(first) not read") }
    return Wording(
      "lanes \(LanePowerWords.ranges(unread)) not read",
      or: "\(unread.count) of \(lanes.count) lanes not read")
  }

  func lookNext(_ reason: LookReason) -> Draft {
    let targets = offered()
    // A third place to look at is offered where there is room for it; its turn comes.
    let fewer = targets.filter { $0.isThisJoint || $0 == targets.first }
    let tries = [(targets, true), (targets, false), (fewer, true), (fewer, false)].map {
      ways($0, withWhy: $1)
    }
    let room = Columns.height - 3
    // Why a place is looked at makes room for the way; a place does not.
    let choices =
      tries.prefix(2).first { Screen.packed($0).count < room && !way.isEmpty }
      ?? tries.first { Screen.packed($0).count <= room } ?? tries[3]
    if reason == .linkDown, let shut = shutEnd {
      return Draft(
        body: [shut], extra: ["no light till it is open: p parks it"], choices: choices)
    }
    return Draft(
      body: [Wording(words(reason))] + placesOnTheWay,
      extra: lostAcceptance + otherPlugDue.map(\.whole) + [
        situation.cordMove == nil ? "last touched, never seen, nearest" : "cords were moved"
      ],
      choices: choices)
  }

  /// A port at an end of the link that is shut, and for whom: no joint is to blame for a link that is down then.
  private var shutEnd: Wording? {
    let ends = job.joints.map(\.state).filter { $0.situation.link == situation.link }
    let shut =
      ends.compactMap { end in end.gate.holders.first.map { (end.situation.port, $0) } }
      + ends.compactMap { end in end.otherGate.holders.first.map { (end.situation.otherPort, $0) } }
    guard let (port, holder) = shut.first else { return nil }
    func whom(_ room: Int) -> String {
      holder.isOurs ? "for us" : Columns.shorten(holder.reason, to: room)
    }
    return Wording(
      "link NOT up: \(label(port)) is shut \(whom(30))", or: "\(port.name) is shut \(whom(30))",
      "\(port.name) is shut \(whom(22))")
  }

  /// The panels between the ports: dirt sits there too, also where no repair can be begun.
  private var placesOnTheWay: [Wording] {
    let places = way.map { [$0.name, $0.place?.text].compactMap(\.self).joined(separator: " ") }
    guard !places.isEmpty else { return [] }
    func line(_ kept: Int) -> String { "WAY \(places.prefix(kept).joined(separator: ", "))" }
    let fewer = places.indices.dropFirst().reversed().map { kept in
      "\(line(kept)) +\(places.count - kept) more: ?"
    }
    let count = "WAY \(places.count) panel \(places.count == 1 ? "place" : "places"): type ?"
    return [Wording(line(places.count), fewer + [count, ""])]
  }

  /// Where to look, then what else may be done.
  private func ways(_ targets: [LookTarget], withWhy: Bool) -> [Choice] {
    var choices: [Choice] = []
    func askAgain() {
      guard mayTake(.askAgain) else { return }
      choices.append(
        Choice("\(choices.count + 1)", "ask NOC again", [step(.lookNext, "ask-again")]))
    }
    let isShut = job.phase == .lookNext(.linkDown) && shutEnd != nil
    if isShut { askAgain() }
    for target in targets {
      choices.append(look(target, key: "\(choices.count + 1)", withWhy: withWhy))
    }
    switch rung {
    case .replaceCord?:
      choices.append(
        Choice(
          "\(choices.count + 1)", hasNoFaces ? "change the cable" : "change the cord",
          [step(.lookNext, "replace-cord")]))
    case .replaceModule?:
      choices.append(
        Choice(
          "\(choices.count + 1)", "change the module", [step(.lookNext, "replace-module")]))
    default: break
    }
    if mayTake(.goBack), let back = goBack("\(choices.count + 1)") { choices.append(back) }
    if !isShut { askAgain() }
    return choices + [setAsideChoice("\(choices.count + 1)")]
  }

  /// Whether a way back is one of this step, and was not taken too often yet.
  private func mayTake(_ outcome: StepOutcome) -> Bool {
    guard let step = job.position.step, step.then[outcome] != nil else { return false }
    let taken = state.taken["\(StepName.lookNext.rawValue) \(outcome.rawValue)", default: 0]
    return step.atMost[outcome].map { taken < $0 } ?? true
  }

  /// What is tried at this joint: the first way of the ladder that was not taken too often yet.
  private var rung: StepOutcome? {
    [.thisJoint, .replaceCord, .replaceModule].first { outcome in
      guard mayTake(outcome) else { return false }
      switch outcome {
      // An AOC or DAC is one piece with its plugs: another cable is its only cure.
      case .replaceCord: return situation.cableOfMany == nil
      case .replaceModule: return state.medium.isFibreOrUnknown
      default: return true
      }
    }
  }

  /// Whether the cable is one piece with its plugs.
  var hasNoFaces: Bool { !state.medium.isFibreOrUnknown }

  /// The first two, and always the joint at hand, as far as they may be looked at again.
  private func offered() -> [LookTarget] {
    let order = state.lookOrder.filter { $0.isThisJoint || !isOwnCordEnd($0.joint.id) }
    let first = Array(order.prefix(2))
    let all = first.contains(where: \.isThisJoint) ? first : first + order.filter(\.isThisJoint)
    return all.filter {
      $0.isThisJoint ? rung == .thisJoint || isRepairedApart : mayTake(.otherJoint)
    }
  }

  /// Whether the joint at hand gets a repair of its own, as any other one: the procedure opens none.
  private var isRepairedApart: Bool {
    job.procedure.start == .untouched && job.position.step?.then[.thisJoint] == nil
      && mayTake(.otherJoint)
  }

  /// Why it is looked at is left out before the name of the place is shortened.
  private func look(_ target: LookTarget, key: String, withWhy: Bool) -> Choice {
    let room = Columns.width - 2
    let why = withWhy ? ": \(target.why)" : ""
    func said(_ name: String) -> String {
      Columns.count(name + why) <= room ? name + why : name
    }
    if target.isThisJoint, !isRepairedApart {
      let name = situation.cordChange == nil ? said("\(jointName) again") : bothAgain
      return Choice(key, name, [step(.lookNext, "this-joint")])
    }
    let name =
      target.joint.id == situation.otherPort.id
      ? fitted(situation.otherPort, to: room) : Columns.shorten(target.joint.name, to: room)
    return Choice(
      key, said(name), needs: [.jobCode],
      [step(.lookNext, "other-joint"), .job(newJob(at: target.joint.id))])
  }

  private var bothAgain: String { "both ends of the cord again" }

  /// The device is shortened as far as need be, the port's name is not.
  private func fitted(_ port: PortCard, to room: Int) -> String {
    label(port, deviceLimit: min(32, max(5, room - 1 - Columns.count(port.name))))
  }

  private func newJob(at joint: ThingID) -> Job {
    var fault: ThingID?
    var text: [UInt8]?
    if case .job(let job) = situation.job.body { (fault, text) = (job.fault, job.text) }
    return Job(
      link: situation.link, joint: joint, fault: fault, procedure: job.procedure.name,
      version: job.procedure.version, code: "", text: text)
  }

  func setAsideChoice(_ key: String) -> Choice {
    let isHandedOver = job.position.step?.then[.escalate] != nil && rung == nil
    return Choice(
      key, isHandedOver ? "escalate" : "set aside",
      needs: [
        .text(
          question: isHandedOver ? "to whom, and what was tried?" : "why is it set aside?",
          required: true)
      ],
      [step(.quarantine, "link")])
  }

  private func words(_ reason: LookReason) -> String {
    switch reason {
    case .linkDown: "link NOT up. Where to look:"
    case .lanesLow: "lanes LOW. Where to look:"
    case .soakFailed: "soak FAILED. Where to look:"
    }
  }

  func otherJoint(_ reason: LookReason) -> Draft {
    let own = PathJoint(id: port.id, name: port.label)
    let joint = (situation.otherJoints + [own]).first { $0.id == state.lookingAt }
    let code = state.otherJob.map { ", job \($0.code)" } ?? ""
    let name =
      joint?.id == situation.otherPort.id
      ? label(situation.otherPort) : joint.map { Columns.shorten($0.name, to: 64) } ?? "elsewhere"
    var choices = [Choice("1", "done there: ask NOC", [step(.lookNext, "ask-again")])]
    if mayTake(.thisJoint) {
      let name = situation.cordChange == nil ? "\(jointName) again" : bothAgain
      choices.append(Choice("2", name, [step(.lookNext, "this-joint")]))
    }
    choices.append(setAsideChoice("\(choices.count + 1)"))
    return Draft(
      body: [Wording("LOOKING AT \(name)\(code)", or: "LOOKING AT \(name)")], choices: choices)
  }

  func hands() -> Draft {
    Draft(
      body: ["\(soakWords)Hands done at \(repairsPanel ? label(job.workedAt) : port.name)?"],
      extra: debtLines,
      choices: [handsChoice("1"), failedAfterAll("2")])
  }

  func accept() -> Draft {
    var facts: [FactBody] = [
      .signature(Signature(subject: linkSubject, kind: .accepted, byWhom: ReplyFill.someone))
    ]
    // Three people may have reported one link: whoever accepts it answers all of them.
    for fault in state.openFaults {
      facts.append(.faultClose(FaultClose(fault: fault, why: closing)))
    }
    return Draft(
      body: ["\(soakWords)Who accepts the link?"],
      extra: job.here.wrongTestLines + closes + debtLines + unwritten,
      choices: [
        Choice("1", "accepted", needs: [.person(question: "who accepts it?")], facts),
        failedAfterAll("2"),
      ])
  }

  /// How the fault was closed, from what was done at this joint.
  private var closing: String {
    var words: [String] = []
    for side in FaceSide.allCases {
      let cleanings = (job.panel ?? state).face(side).cleanings
      if cleanings.total > 0 {
        words.append("\(side.words(isOnPanel: repairsPanel)) cleaned \(cleanings.total)x")
      }
    }
    if let leg = legMovedTo { words.append("moved to \(leg)") }
    // Whoever takes over a link in place has opened nothing and changed nothing.
    let isInPlace = job.procedure.start == .untouched
    for kind in state.changedParts where !isInPlace {
      words.append(kind == .module ? "module changed" : "part changed")
    }
    if words.isEmpty { words.append(isInPlace ? "nothing opened" : "opened and plugged in again") }
    return words.joined(separator: ", ") + "; soak passed"
  }

  private func failedAfterAll(_ key: String) -> Choice {
    Choice(
      key, "errors came back", needs: [whoAnswered],
      [soakRead(.failed)])
  }

  private var soakWords: String {
    if case .passed = state.soak { "soak PASSED. " } else { "" }
  }

  /// That somebody accepted the link by a soak that does not count; nothing if nobody did.
  var lostAcceptance: [String] {
    state.lostAcceptance.map { ["ACCEPTED \(Columns.shorten($0, to: 15)): counts no more"] } ?? []
  }

  var debtLines: [String] { lines(job.debts) }

  func lines(_ debts: [Debt]) -> [String] {
    debts.texts.map { Screen.owed + Columns.shorten($0, to: 76) }
  }

  func done() -> Draft {
    let who = Columns.shorten(state.acceptedBy ?? "", to: 31)
    let hands = Columns.shorten(state.handsBy ?? "", to: 34)
    return Draft(
      body: ["ACCEPTED \(who)"],
      extra: ["hands \(hands)"] + job.here.wrongTestLines + debtLines + unwritten, choices: [])
  }

  /// A pass is taken as it was said; whoever takes the link back reads that its numbers are nowhere.
  private var unwritten: [String] {
    job.here.lacksLossNumbers ? ["LOSS passed, numbers not written down"] : []
  }

  func setAside() -> Draft {
    Draft(
      body: ["LINK SET ASIDE: \(Columns.shorten(state.setAsideReason ?? "", to: 60))"],
      extra: debtLines,
      choices: [Choice("1", "take it up again", [step(.quarantine, "lifted")])])
  }

  func parked() -> Draft {
    let atText = state.parkedMS.map { " \(clock.moment($0, near: nowMS))" } ?? ""
    let reason = Columns.shorten(state.parking?.reason ?? "", to: 60)
    var extra: [String] = []
    if let until = state.parking?.untilMS {
      extra.append("look again at \(clock.moment(until, near: nowMS))")
    }
    if let step = PhaseWords.title(job.working.phase, in: job.working.step)
      ?? job.working.step?.title
    {
      extra.append("then: \(step)")
    }
    return Draft(
      body: ["PARKED\(atText): \(reason)"], extra: extra + debtLines,
      choices: [Choice("1", "go on", [.pause(Pause(action: .resumed))])])
  }
}
