/// A link that somebody accepted, with or without something owed.
extension JobState {
  /// Whether the link is accepted as it stands: nothing is left to do, or nothing that anybody who accepted it has not
  /// taken with it.
  public var isAcceptedAsItStands: Bool {
    switch phase {
    case .done: true
    case .owed, .test, .hands: here.acceptedBy != nil
    default: false
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
