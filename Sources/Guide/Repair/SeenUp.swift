import Plant

/// What tells that a link is up, besides that its port is open.
enum SeenUp {
  /// The link that a fact says is up: somebody saw it so, or saw what only a link that is up can show; nil if it
  /// says that of none.
  ///
  /// - Parameter jobs: the link of each job that is known.
  static func link(by fact: Fact, jobs: [ThingID: ThingID]) -> ThingID? {
    let ofJob = fact.job.flatMap { jobs[$0] }
    return switch fact.body {
    case .answer(let answer) where isUp(answer): ofJob
    case .step(let step) where step.name == StepName.lanes.rawValue && step.outcome == "ok": ofJob
    case .soak(let soak) where soak.action == .passed: soak.link
    case .signature(let signature) where signature.kind == .accepted:
      signature.subject.kind == .link ? signature.subject.id : ofJob
    default: nil
    }
  }

  private static func isUp(_ answer: Answer) -> Bool {
    answer.outcome == .yes && [.linkUp, .lanes, .soak].contains(answer.about)
  }
}
