import Plant

/// What happens to the port, the link and the procedure.
extension RepairFold {
  mutating func apply(_ fact: Fact, _ ask: Ask) {
    guard isHere(fact) else { return }
    var topic = state.topics[ask.about] ?? NocTopic()
    (topic.openAsk, topic.askedMS, topic.askedText) = (fact.id, fact.atMS, ask.text)
    state.topics[ask.about] = topic
  }

  mutating func apply(_ fact: Fact, _ answer: Answer) {
    // The two ends share what is said of the link; the port and its lanes are each end's own.
    let isShared = [.linkUp, .counters, .soak].contains(answer.about)
    guard isShared ? isOfThisLink(fact) : isHere(fact) else { return }
    if answer.about == .soak, answer.outcome != .told, !isCounted(fact, answer) {
      if isHere(fact) { state.topics[.soak]?.openAsk = nil }
      return
    }
    var topic = state.topics[answer.about] ?? NocTopic()
    if isHere(fact) { (topic.openAsk, topic.askedMS, topic.askedText) = (nil, nil, nil) }
    (topic.answer, topic.answeredMS) = (answer, fact.atMS)
    (topic.answeredText, topic.answeredPorts) = (question(of: answer), gated.with(fact))
    state.topics[answer.about] = topic
    switch (answer.about, answer.outcome) {
    case (.dark, .yes):
      // Whoever only wrote the answer down has said that the port is shut.
      if state.isPlugged, !state.gate.isShutForUs, situation.cordMove?.panel == nil,
        !isAboutOthers(fact)
      {
        let gate = PortGate(
          port: situation.port.id, action: .shut, byWhom: answer.byWhom ?? "NOC",
          ticket: leaseJobs.own.ticket)
        noteShut(fact, gate)
        apply(fact, gate, by: leaseJobs.own)
      }
    case (.linkUp, .yes):
      (state.lookingAt, state.isOtherPlugDue) = (nil, false)
      noteUpSince(fact, answer)
      // A link that is up has no shut port.
      if isHere(fact), !isAboutOthers(fact) { openPort() }
    case (.linkUp, .no):
      (state.lookingAt, state.upSince) = (nil, nil)
      state.setbacks.append(fact)
    case (.lanes, .yes): judgeLanes(isGood: true)
    case (.lanes, .no):
      judgeLanes(isGood: false)
      state.setbacks.append(fact)
    case (.counters, .yes):
      if case .notStarted = state.soak { start(fact, dueMS: nil) }
    default: break
    }
  }

  /// Asked once more, it came up no later; but who only said so from memory gives way to who knew it.
  private mutating func noteUpSince(_ fact: Fact, _ answer: Answer) {
    if let since = state.upSince, case .answer(let first) = since.body,
      first.byWhom != StatedSteps.someone || answer.byWhom == StatedSteps.someone
    {
      return
    }
    state.upSince = fact
  }

  /// Whether an answer was given of other ports: their gates are part of it, and this port's is not.
  private func isAboutOthers(_ fact: Fact) -> Bool {
    !(gated.with(fact)?.contains(situation.port.id) ?? true)
  }

  /// The words of the question that an answer is to; nil if nobody read one out.
  private func question(of answer: Answer) -> String? { answer.ask.flatMap { asked[$0] } }

  /// Whether an answer of this job at the cage's other links is about this one: a gate says which it was, or the
  /// question.
  func isOfThisPort(_ fact: Fact) -> Bool {
    if situation.isOnJobLink { return true }
    if let ports = gated.with(fact) { return ports.contains(situation.port.id) }
    guard case .answer(let answer) = fact.body, let text = question(of: answer) else { return true }
    return Ask.isAbout(
      [situation.port, situation.otherPort], not: situation.neighbours.map(\.port), text: text)
  }

  /// Whether what was read of a soak is a word on the one that counts; its counters are named beside it.
  private mutating func isCounted(_ fact: Fact, _ answer: Answer) -> Bool {
    let counters = counters(readWith: fact)
    guard counters == nil, !state.soak.isRunning else {
      return read(fact, answer.outcome == .yes ? .passed : .failed, of: counters)
    }
    // By hand it is said of a soak that runs, and takes back no other word.
    if case .failed = state.soak { return answer.outcome == .no }
    return true
  }

  /// The centre is asked again of the link: what it said before is no answer any more, nor what was read of lanes.
  private mutating func askAgain() {
    (state.lookingAt, state.lanesGood) = (nil, nil)
    state.areLanesReadBefore = state.lanePowers != nil
    state.topics[.linkUp] = nil
    if case .failed = state.soak {
      forgetSoak()
      (state.topics[.counters], state.topics[.soak]) = (nil, nil)
    }
  }

  mutating func apply(_ fact: Fact, _ reading: LaneReading) {
    guard reading.port == situation.port.id else { return }
    (state.lanePowers, state.lanesReadMS, state.areLanesReadBefore) = (reading, fact.atMS, false)
  }

  private mutating func judgeLanes(isGood: Bool) {
    state.lanesGood = isGood
    state.wereLanesRead = true
  }

  mutating func apply(_ fact: Fact, _ signature: Signature) {
    switch signature.kind {
    case .hands:
      let subjects = [situation.link, situation.port.id, situation.job.id]
      let isOurs =
        isHere(fact) || (situation.start == .untouched && isOfThisLink(fact))
        || (fact.job == nil && subjects.contains(signature.subject.id))
      if isOurs, state.isPlugged { state.handsBy = signature.byWhom }
    case .accepted:
      let isOurs =
        signature.subject.id == situation.link || (signature.subject.kind != .link && isKin(fact))
      if isOurs { accept(fact, by: signature.byWhom) }
    }
  }

  mutating func apply(_ step: Step) {
    let side = step.face.flatMap { situation.side(of: $0) }
    if step.outcome != StepOutcome.askAgain.rawValue || state.lookingAt == nil {
      state.taken["\(step.name) \(step.outcome)", default: 0] += 1
    }
    switch (StepName(rawValue: step.name), step.outcome) {
    case (.open, "found"): state.foundInstead = nil
    case (.pen, "changed"), (.pen, "right"):
      if let side { change(side) { $0.cleanings.penChecked = true } }
    case (.inspectPort, "again"), (.inspectCord, "again"):
      if let side {
        change(side) { face in
          face.state = .unknown
          face.isGivenUp = false
        }
        if state.replacing == side { state.replacing = nil }
      }
    case (.quarantine, "asked"): if let side { change(side) { $0.isGivenUp = true } }
    case (.quarantine, "capped"): if let side { change(side) { $0.state = .quarantined } }
    case (.quarantine, "link"): state.setAsideReason = step.reason ?? ""
    case (.quarantine, "lifted"): state.setAsideReason = nil
    case (.replace, "module"): state.replacing = .port
    case (.replace, "cord"):
      state.replacing = .cord
      state.failedTests = [:]
    case (.replace, "left"):
      state.replacing = nil
      if let side { state.keptParts.insert(side) }
    case (.lookNext, "this-joint"):
      if state.isPlugged, !situation.isOnlyShut { state.wantsOpening = true }
    case (.lookNext, "replace-cord"), (.lookNext, "replace-module"):
      if state.isPlugged, situation.panelRepair == nil {
        state.wantsOpening = true
        state.plannedReplacement = step.outcome == "replace-cord" ? .cord : .port
      }
    case (.lookNext, "ask-again"): askAgain()
    case (.lanes, "ok"): judgeLanes(isGood: true)
    case (.lanes, "low"):
      judgeLanes(isGood: false)
      state.setbacks.append(atHand)
    case (.form, "right"): state.isFormRight = true
    case (.form, "wrong"): if !state.isPlugged { state.replacing = .port }
    case (.form, "unfit"): state.unfitCord = step.reason ?? "no reason given"
    case (.polarity, _), (.loss, _): noteTest(step)
    case (.accept, "test-first"):
      if state.isPlugged, situation.cordMove == nil, !situation.isOnlyShut {
        state.wantsOpening = true
      }
      (state.failedTests, state.excusedTests) = ([:], [:])
    default: break
    }
  }
}

extension RepairFold {
  /// A test that found something wrong waits for what is done about it, and pays for none that could not be made.
  mutating func noteWrong(_ topic: TestTopic, _ found: String) {
    state.failedTests[topic] = found
    if state.owedTests[topic] != nil {
      state.owedTests[topic] = TestTopic.owedBecause(of: found)
    }
  }

  /// How a test went, where there is no result of it.
  private mutating func noteTest(_ step: Step) {
    guard let topic = TestTopic(rawValue: step.name) else { return }
    switch step.outcome {
    case "wrong":
      noteWrong(topic, step.reason ?? "wrong")
    case "cannot":
      let reason = step.reason ?? "no reason given"
      (state.excusedTests[topic], state.owedTests[topic]) = (reason, reason)
    default: break
    }
  }
}

extension PartKind {
  /// Whether light goes through it: another one is tested again.
  var hasFibre: Bool { self != .module }
}

extension SoakState {
  /// Whether counters were cleared and nobody has read them since.
  var isRunning: Bool {
    if case .running = self { return true }
    return false
  }
}
