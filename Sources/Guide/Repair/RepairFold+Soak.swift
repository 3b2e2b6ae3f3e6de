import Plant

/// What a soak counts from, and a soak of a port that was shut: nothing was counted, so nothing is proved.
extension RepairFold {
  /// Notes when the latest of what was recorded in a job was.
  mutating func hear(_ fact: Fact) {
    let job = if case .job = fact.body { Optional(fact.id) } else { fact.job }
    guard let job else { return }
    heardMS[job] = max(heardMS[job] ?? .min, fact.atMS)
  }

  /// The latest time of what was recorded in the repair of a fact before it; ms UTC.
  func heard(before fact: Fact) -> Int64? {
    guard let job = fact.job else { return nil }
    return (same.contains(job) ? same : [job]).compactMap { heardMS[$0] }.max()
  }

  /// Counters were cleared: whether the port was shut for this job then.
  mutating func noteCounters(_ fact: Fact) {
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
    state.soak = .notStarted
    state.acceptedBy = nil
  }
}
