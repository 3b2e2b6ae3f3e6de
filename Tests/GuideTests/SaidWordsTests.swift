import Guide
import Plant
import Testing

/// An answer that is taken back, or stands in a history, reads as whoever gave it said it.
struct SaidWordsTests {
  @Test(arguments: [
    ("broken-fibres", "unknown", "broken fibre: not known which"),
    ("broken-fibres", "none", "no fibre is broken"),
    ("pen", "changed", "pen changed"),
    ("open", "found", "right cord found"),
    ("look-next", "ask-again", "ask NOC again"),
    ("look-next", "go-back", "back to the old leg"),
    ("quarantine", "link", "set aside"),
    ("replace", "left", "keep the old one"),
    ("loss", "cannot", "cannot test loss"),
    ("polarity", "wrong", "polarity test WRONG"),
    ("accept", "test-first", "open it and test"),
    ("inspect-cord", "again", "look again"),
    ("far-dark", "stated", "far dark: said to be done"),
  ])
  func `a step is said in the words of its choice`(name: String, outcome: String, words: String) {
    #expect(SaidWords.text(Step(name: name, outcome: outcome)) == words)
  }

  @Test func `another cleaner is told from another look`() {
    let step = Step(name: "inspect-port", outcome: "again", reason: "cassette cleaner")
    #expect(SaidWords.text(step) == "other cleaner used")
  }

  @Test(arguments: Shipped.all)
  func `every way of a shipped procedure has words`(procedure: Procedure) {
    for step in procedure.steps where step.verb == .lookNext {
      // Whoever hands it over sets the link aside.
      for outcome in step.then.keys where outcome != .escalate {
        let said = Step(name: StepName.lookNext.rawValue, outcome: outcome.rawValue)
        #expect(SaidWords.text(said) != nil, "\(procedure.name): \(outcome)")
      }
    }
    for topic in TestTopic.allCases {
      for outcome in ["wrong", "cannot"] {
        #expect(SaidWords.text(Step(name: topic.rawValue, outcome: outcome)) != nil)
      }
    }
  }

  @Test func `every answer of the NOC has words, and what they told in their own stands alone`() {
    for about in AskTopic.allCases {
      for outcome in AnswerOutcome.allCases {
        let words = SaidWords.text(Answer(about: about, outcome: outcome))
        #expect(!words.isEmpty && words != "\(about.rawValue) \(outcome.rawValue)")
      }
    }
    let told = Answer(about: .other, outcome: .told, text: "stays shut for CHG9")
    #expect(SaidWords.text(told) == "stays shut for CHG9")
    let no = Answer(about: .dark, outcome: .no, text: "ask again at ten")
    #expect(SaidWords.text(no) == "they say no, ask again at ten")
  }
}
