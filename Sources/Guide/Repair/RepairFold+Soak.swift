import Plant

/// The soak: what it counts from, which words on it count, and one of a port that was shut, which proves nothing.
extension RepairFold {
  /// Notes when the latest of what was recorded in a job was.
  mutating func hear(_ fact: Fact) {
    let job = if case .job = fact.body { Optional(fact.id) } else { fact.job }
    guard let job else { return }
    heardMS[job] = max(heardMS[job] ?? .min, fact.atMS)
  }

  /// The latest time of what was recorded in the repair of a fact before it; ms UTC.
  private func heard(before fact: Fact) -> Int64? {
    guard let job = fact.job else { return nil }
    return (same.contains(job) ? same : [job]).compactMap { heardMS[$0] }.max()
  }

  mutating func applySoak(_ fact: Fact, _ soak: Soak) {
    guard soak.link == situation.link else { return }
    linkSoak.take(soak.action, of: soak.dueMS)
    if linkSoak.stage != .passed { state.acceptance = nil }
    state.hasLinkFailed = linkSoak.stage == .failed
    guard isInRepair else {
      // What was cleared before this repair is of no soak of it.
      if soak.action == .started, let counters = soak.dueMS { soakCount.outdate(counters) }
      return
    }
    switch soak.action {
    case .started:
      noteCounters(fact)
      start(fact, dueMS: soak.dueMS)
    case .passed, .failed:
      if soak.action == .failed { state.setbacks.append(fact) }
      read(fact, soak.action, of: soak.dueMS)
    }
    state.topics[.soak]?.openAsk = nil
  }

  /// Counters were cleared.
  mutating func start(_ fact: Fact, dueMS: Int64?) {
    let minutes = Int64(situation.policy.soakMinutes)
    let dueMS = dueMS ?? (fact.atMS &+ minutes &* 60_000)
    if stated.contains(StatedSteps.Moment(fact)) {
      soakCount.recall(dueMS)
    } else {
      soakCount.take(.started, of: dueMS)
    }
    state.soak = .running(
      SoakTime(clearedMS: fact.atMS, dueMS: dueMS, heardMS: heard(before: fact)))
    (state.soakFact, state.soakCounters) = (fact, dueMS)
    // Who took the link back before these counters were cleared is not asked about them.
    (state.acceptedBy, signedBy) = (nil, nil)
    // What was read at the end of a soak before says nothing of this one.
    state.topics[.soak] = nil
  }

  /// The counters were read: whether that is a word on the soak that counts.
  @discardableResult
  mutating func read(_ fact: Fact, _ action: SoakAction, of counters: Int64?) -> Bool {
    if action == .passed, fact.job.map(same.contains) ?? false { hasReadPass = true }
    guard soakCount.take(action, of: counters) else { return false }
    state.soakFact = fact
    if action == .passed {
      state.soak = .passed(atMS: fact.atMS)
    } else {
      state.soak = .failed(atMS: fact.atMS)
      if let whom = state.acceptedBy ?? signedBy { state.lostAcceptance = whom }
      (state.acceptedBy, isAcceptedHere) = (nil, false)
    }
    return true
  }

  /// The counters that are named where an answer on a soak was recorded; nil if none are.
  func counters(readWith fact: Fact) -> Int64? { soakReads[StatedSteps.Moment(fact)] }

  /// Which counters were read in which change.
  static func soakReads(_ facts: [Fact], of link: ThingID) -> [StatedSteps.Moment: Int64] {
    facts.reduce(into: [:]) { reads, fact in
      guard case .soak(let soak) = fact.body, soak.link == link, soak.action != .started else {
        return
      }
      reads[StatedSteps.Moment(fact)] = soak.dueMS
    }
  }

  /// Somebody took the link back: by a soak that counts, or by one that does not.
  mutating func accept(_ fact: Fact, by whom: String) {
    let isSame = fact.job.map(same.contains) ?? false
    if isSame { signedBy = whom }
    if linkSoak.stage == .passed { state.acceptance = fact }
    switch state.soak {
    case .passed:
      (state.acceptedBy, state.lostAcceptance) = (whom, nil)
      if fact.job == situation.job.id { isAcceptedHere = true }
    case .failed: if isSame { state.lostAcceptance = whom }
    // Who signs by hand before the soak is over has not read that it passed.
    case .notStarted, .running: if isSame, hasReadPass { state.lostAcceptance = whom }
    }
  }

  /// What was cleared and read so far is of no soak any more.
  mutating func forgetSoak() {
    soakCount.forget()
    linkSoak.forget()
    (state.acceptance, state.hasLinkFailed, signedBy) = (nil, false, nil)
    state.soak = .notStarted
    (state.soakFact, state.soakCounters) = (nil, nil)
  }

  /// Counters were cleared: whether the port was shut for this job then.
  private mutating func noteCounters(_ fact: Fact) {
    isSoakOnShutPort = fact.job == situation.job.id && state.gate.isShutForUs
  }

  mutating func applyInRepair(_ fact: Fact, _ answer: Answer) {
    switch (answer.about, answer.outcome) {
    case (.counters, .yes): noteCounters(fact)
    case (.linkUp, .yes): if isHere(fact) { forgetSoakOnShutPort() }
    default: break
    }
    apply(fact, answer)
  }

  /// The port is opened after the counters were cleared: they are cleared again.
  mutating func forgetSoakOnShutPort() {
    guard isSoakOnShutPort else { return }
    isSoakOnShutPort = false
    (state.topics[.counters], state.topics[.soak]) = (nil, nil)
    forgetSoak()
    state.acceptedBy = nil
  }
}
