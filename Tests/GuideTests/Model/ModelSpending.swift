import Guide
import Plant

/// Takes every way that has a limit as often as it may be, before anything else is done; but for those in which a try
/// that is spent brings another way up.
struct ModelSpending {
  /// The joint each is taken at, and what is recorded.
  private(set) var answers: [(joint: Int, answer: ModelAnswer)] = []
  /// What the hall counts besides: work at another joint is followed by asking again, which is no try of its own.
  private(set) var followed: [(joint: Int, answer: ModelAnswer)] = []

  init(_ procedure: Procedure, _ layout: ModelLayout) {
    let sites = [StepSite.here, .far, .cage].filter(procedure.sites.contains)
    let lookNext = procedure.steps.first { $0.verb == .lookNext }?.atMost ?? [:]
    let counted = ModelTries.counted(procedure)
    for (joint, site) in sites.enumerated() {
      let step = procedure.steps.first { $0.site == site }?.name
      func take(_ name: StepName, _ outcome: String, _ times: Int) {
        let body = FactBody.step(Step(name: name.rawValue, outcome: outcome))
        let answer = ModelAnswer(words: outcome, bodies: [body], step: step)
        answers += Array(repeating: (joint, answer), count: times)
      }
      for (outcome, most) in lookNext where !counted.contains(outcome) {
        take(.lookNext, outcome.rawValue, most)
        guard outcome == .otherJoint else { continue }
        let again = Step(name: StepName.lookNext.rawValue, outcome: StepOutcome.askAgain.rawValue)
        let answer = ModelAnswer(words: again.outcome, bodies: [.step(again)], step: step)
        followed += Array(repeating: (joint, answer), count: most)
      }
      guard site == .here else { continue }
      let wrong = procedure.steps.filter { $0.atMost[.wrong] != nil }
      for test in wrong {
        guard let name = StepName(rawValue: test.verb.rawValue), let most = test.atMost[.wrong]
        else { continue }
        // Another cord is tried after each but the last.
        take(name, StepOutcome.wrong.rawValue, most + 1)
      }
      // This takes the wrong tests back, and leaves how many there were.
      if let most = wrong.compactMap({ $0.atMost[.wrong] }).min() {
        take(.accept, "test-first", most)
      }
    }
  }

  /// Closes joints again that are to be opened by now and were not: with both faces seen clean nothing stays of it.
  static func closing(_ job: JobState, as other: JobState) -> [FactBody] {
    zip(job.joints, other.joints).filter { $0.state.wantsOpening && !$1.state.wantsOpening }
      .flatMap { joint, _ in
        let joint = joint.state.situation
        let looks = FaceSide.allCases.map { side in
          FactBody.inspection(
            Inspection(
              face: joint.face(side), joint: joint.port.id, verdict: .clean, judgedBy: "person"))
        }
        return [.plugging(Plugging(joint: joint.port.id, action: .unplug))] + looks
          + [.plugging(Plugging(joint: joint.port.id, action: .plugIn))]
      }
  }
}
