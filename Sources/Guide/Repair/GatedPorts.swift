import Plant

/// The ports whose gates the answers of jobs moved: an answer that moved some is about those.
struct GatedPorts {
  private struct Answer: Hashable {
    var job: ThingID
    var order: Int64
  }

  private struct Question: Hashable {
    var job: ThingID
    var step: String
  }

  private var byAnswer: [Answer: Set<ThingID>] = [:]
  private var byStep: [Question: Set<ThingID>] = [:]

  /// Takes them from the facts that count.
  init(_ facts: [Fact]) {
    for fact in facts {
      guard case .portGate(let gate) = fact.body, let job = fact.job else { continue }
      byAnswer[Answer(job: job, order: fact.order), default: []].insert(gate.port)
      if let step = fact.step {
        byStep[Question(job: job, step: step), default: []].insert(gate.port)
      }
    }
  }

  /// The ports whose gates were moved in the same answer as a fact; nil if none was.
  func with(_ fact: Fact) -> Set<ThingID>? {
    fact.job.flatMap { byAnswer[Answer(job: $0, order: fact.order)] }
  }

  /// The ports whose gates were moved in answers to the same step of the same job; nil if none was.
  func atStep(of fact: Fact) -> Set<ThingID>? {
    guard let job = fact.job, let step = fact.step else { return nil }
    return byStep[Question(job: job, step: step)]
  }
}
