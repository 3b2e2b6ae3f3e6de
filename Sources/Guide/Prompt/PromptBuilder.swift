import Plant

/// Makes the prompt of a job.
struct PromptBuilder {
  let job: JobState
  let nowMS: Int64
  /// Positions on panels the light passes, nearest first.
  var way: [PathJoint] = []

  /// The joint the screen is about.
  var state: RepairState { job.current }

  var situation: RepairSituation { state.situation }
  var port: PortCard { situation.port }
  var clock: FloorClock { situation.clock }
  var linkSubject: Subject { Subject(kind: .link, id: situation.link) }
  var portSubject: Subject {
    Subject(kind: situation.isOnPanel ? .panelPosition : .port, id: port.id)
  }

  /// The joint as it is named where the screen's first line says which device it is on; a position on a
  /// panel is a number among many and gets its panel's name.
  var jointName: String { situation.isOnPanel ? label(port) : port.name }

  func prompt() -> Prompt {
    var draft = draft()
    draft.body += cordOutElsewhere
    draft.choices += standing()
    let screen = Screen(
      title: job.title ?? "", progress: "\(job.progress.step)/\(job.progress.of)",
      abouts: [label(about), label(about, deviceLimit: 20), about.name], body: draft.body,
      extra: draft.extra, choices: draft.choices
    ).fitted()
    return Prompt(
      phase: job.phase, step: job.answeredStep ?? restName, progress: job.progress,
      lines: screen.lines, card: draft.card, why: why(screen.shortened), readOut: draft.readOut,
      undoes: undoes, choices: draft.choices)
  }

  /// Where the hand goes: a cord that is moved is pulled where it is, not where it goes to.
  private var about: PortCard { job.phase == .open ? state.plugSpot : port }

  private var restName: String { job.phase == .done ? "done" : "parked" }

  private func draft() -> Draft {
    switch job.phase {
    case .dark: dark()
    case .medium: medium()
    case .open: state.foundInstead.map(otherwise) ?? open()
    case .inspect(let side): inspect(side)
    case .cannotSee(let side, let looks): cannotSee(side, looks: looks)
    case .clean(let side, let advice): clean(side, advice)
    case .quarantine(let side): quarantine(side)
    case .neighboursLive(let side): neighboursLive(side)
    case .replace(let side): replace(side)
    case .form: form()
    case .test(let topic): test(topic)
    case .testWrong(let topic): testWrong(topic)
    case .plugIn: plugIn()
    case .linkUp: linkUp()
    case .openPort: openPort()
    case .lookNext(let reason): lookNext(reason)
    case .otherJoint(let reason): otherJoint(reason)
    case .lanes: lanes()
    case .counters: counters()
    case .soak(let dueMS): soak(dueMS: dueMS)
    case .brokenFibres: brokenFibres()
    case .hands: hands()
    case .owed: owed()
    case .accept: accept()
    case .done: done()
    case .setAside: setAside()
    case .parked: parked()
    }
  }

  /// Why; before it, whole, what the screen had no room for.
  private func why(_ shortened: [String]) -> [String] {
    let unasked = isOutUnasked ? PhaseWords.cordOut(job.phase) : nil
    var text =
      unasked ?? PhaseWords.why(job.phase, in: job.position.step) ?? job.position.step?.why ?? ""
    if let cable = stayingCable { text = whyNotChanged(cable) }
    if job.phase == .neighboursLive(.cord) { text = whyShutOnPlug }
    if case .quarantine(let side) = job.phase {
      let face = state.face(side)
      let isWetLeft = face.cleanings.wetDry == 0 && !situation.policy.allowsWet(side)
      if face.state == .dirty, face.cleanings.total > 0, isWetLeft { text = PhaseWords.noWet }
      if face.dirtMoves { text = PhaseWords.dirtMoves }
      if face.state == .dirty, face.cleanings.total == 0 { text = PhaseWords.notCleaned }
    }
    if case .clean(let side, .changePen) = job.phase, situation.isPair(side) {
      text = PhaseWords.spentPen
    }
    if job.phase == .plugIn, let medium = state.medium, medium != .fibre {
      text = PhaseWords.noFaces
    } else if job.phase == .plugIn, state.oldLook(at: nowMS) != nil {
      text = PhaseWords.oldLook(hours: situation.policy.cleanHours)
    }
    if case .lookNext = job.phase, hasNoFaces, job.position.step?.then[.replaceCord] != nil {
      text = PhaseWords.anotherCable
    }
    if case .quarantine(let side) = job.phase, state.isStuckByLight(side, job.procedure.ladder) {
      text = PhaseWords.lit(by: state.lights(of: side).map { "\($0.device):\($0.name)" })
    }
    if job.phase == .linkUp {
      if !state.droppedNeighbours(besides: job.joints.map(\.state)).isEmpty {
        text = PhaseWords.dropped
      } else if job.position.step?.verb != .linkUp {
        text = PhaseWords.leftShut
      }
    }
    if job.phase == .open, state.foundInstead != nil {
      let sharers = situation.neighbours.filter(\.sharesPlug).map(\.port.name)
      let along =
        sharers.isEmpty ? "" : "The plug is that of \(sharers.joined(separator: ", ")) too. "
      text = along + PhaseWords.otherwise
    }
    if case .replace(.cord) = job.phase, !state.medium.isFibreOrUnknown {
      text =
        state.isOnePiece ? PhaseWords.onePiece(at: label(situation.otherPort)) : PhaseWords.noFaces
    }
    text = (whereToLook.map { "\($0) " } ?? "") + (whyNoTester ?? text)
    if job.phase == .form, job.position.step?.verb != .form { text = PhaseWords.form }
    if case .inspect(let side) = job.phase, state.wasPartnerDirty(of: side) {
      text = PhaseWords.partnerDirty
    }
    if job.phase == .open, state.foundInstead == nil, state.gate.isShutForUs {
      text += " " + PhaseWords.wrongPort
    }
    if case .inspect(let side) = job.phase, state.damage(of: side) != nil {
      text = PhaseWords.damagedBefore
    }
    text = whyOutElsewhere + whyLive + text
    let whole = shortened.flatMap { Columns.wrap($0, indent: " ") }
    return Columns.first(Columns.height, of: whole + sentences(text, Columns.height - whole.count))
  }

  /// As many whole sentences as there is room for; what is to be typed is never left out.
  private func sentences(_ text: String, _ room: Int) -> [String] {
    let all = Columns.wrap(text)
    guard all.count > room, !text.contains("ferrule ") else { return all }
    var kept = text.split(separator: ". ")
    while kept.popLast() != nil, !kept.isEmpty {
      let lines = Columns.wrap(kept.joined(separator: ". ") + ".")
      if lines.count <= room { return lines }
    }
    return room < Columns.height ? [] : all
  }

  /// Device and port; a device name longer than any real one is shortened, a port's name never.
  func label(_ port: PortCard, deviceLimit: Int = 32) -> String {
    port.label(device: Columns.shorten(port.device, to: deviceLimit))
  }

  var ticket: String? { state.fault?.ticket.map { Columns.shorten($0, to: 16) } }

  /// The letters that are there at every prompt.
  private func standing() -> [Choice] {
    var choices = [Choice("?", "why", kind: .why)]
    let last = job.lastAnswer
    if !last.isEmpty {
      choices.append(Choice("u", "undo", kind: .undo, last.flatMap { takeBack($0) }))
    }
    if !job.phase.isEnd && job.phase != .parked {
      choices.append(
        Choice(
          "p", "park",
          needs: [
            .text(question: "what does it wait for?", required: true),
            .minutes(question: "look again in how many minutes?", required: false),
          ], [.pause(Pause(action: .parked))]))
    }
    choices.append(Choice("q", "leave", kind: .leave))
    return choices
  }

  /// The job of another joint is left alone once somebody has done something in it.
  private func takeBack(_ fact: Fact) -> [FactBody] {
    if case .job = fact.body, fact.id != situation.job.id,
      situation.facts.contains(where: { $0.job == fact.id })
    {
      return []
    }
    return [.withdrawal(Withdrawal(factKind: FactTable.name(fact.body), fact: fact.id))]
  }

  private var undoes: String? {
    guard let last = job.lastAnswer.last else { return nil }
    return Columns.shorten(
      "\(AnswerWords.text(last.body)) \(clock.hourMinute(last.atMS))", to: Columns.width)
  }
}

/// What one phase puts on the screen.
struct Draft {
  var body: [Wording]
  var extra: [String] = []
  var card: [String] = []
  var readOut: String?
  var choices: [Choice]
}
