import Plant

/// A link that somebody accepted, with or without something owed.
extension JobState {
  /// Whether the link is accepted as it stands: nothing is left to do, or somebody took it with what is owed.
  ///
  /// A link that was accepted after a repair, and of whose tests nobody ever said anything, is not.
  public var isAcceptedAsItStands: Bool {
    switch phase {
    case .done: true
    case .owed, .hands: here.acceptedBy != nil
    case .test: here.acceptedBy != nil && untested.allSatisfy(isSaidUnmade)
    default: false
    }
  }

  /// Whether somebody said in a job of the link, at whichever end, that a test could not be made.
  private func isSaidUnmade(_ test: TestTopic) -> Bool {
    let facts = here.situation.facts
    let jobs = facts.filter { fact in
      if case .job(let job) = fact.body { job.link == here.situation.link } else { false }
    }.map(\.id)
    return facts.contains { fact in
      guard case .step(let step) = fact.body, let job = fact.job else { return false }
      return step.name == test.rawValue && step.outcome == "cannot" && jobs.contains(job)
    }
  }

  /// Tests the procedure asks for that nobody has made, whatever was said of them.
  public var untested: [TestTopic] {
    guard here.medium.isFibreOrUnknown else { return [] }
    let states = joints.map(\.state)
    let ends = states.filter { $0.situation.link == here.situation.link }
    let asked = procedure.steps.filter { Walk.applies($0, states) }.compactMap(\.verb.test)
    return TestTopic.allCases.filter { topic in
      asked.contains(topic)
        && !ends.allSatisfy { topic == .polarity ? $0.polarityTested : $0.lossTested }
    }
  }

  /// What is owed, and what nobody has said a word of, each in a few words.
  public var owedWords: [String] {
    let debts = debts
    let silent = untested.filter { topic in !debts.contains { $0.test == topic } }
    return debts.texts + silent.map { "\($0.rawValue) test" }
      + (here.handsBy == nil ? ["hands not signed"] : [])
  }
}
