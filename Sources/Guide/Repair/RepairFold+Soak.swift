import Plant

/// A soak of a port that was shut: nothing was counted, so nothing is proved.
extension RepairFold {
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
