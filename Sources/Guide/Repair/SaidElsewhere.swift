public import Plant

/// What a job asked and was told about a port that is none of its own link, such as the other one of the module
/// it changes.
public enum SaidElsewhere {
  /// The questions, answers and steps of a job that are about such a port, in the order given.
  ///
  /// An answer that moved gates is about their ports, and so is its question. Where none was moved the step
  /// says at which joints it was, and the words that were read out which of several ports it was about.
  ///
  /// - Parameters:
  ///   - card: the port by its names; nil if nobody looks at words.
  ///   - others: the other ports around.
  ///   - facts: those of the job, and the gates of the ports around.
  ///   - steps: the steps the job does at joints like the port's; nil if they do not tell its ports apart.
  public static func facts(
    of job: ThingID, about port: ThingID, named card: PortCard? = nil, not others: [PortCard] = [],
    in facts: [Fact], steps: JointSteps?
  ) -> [Fact] {
    let gated = GatedPorts(facts)
    let own = facts.filter { $0.job == job }
    let texts = own.reduce(into: [ThingID: String]()) { texts, fact in
      if case .ask(let ask) = fact.body { texts[fact.id] = ask.text }
    }
    func isNamed(_ fact: Fact) -> Bool {
      let question = if case .answer(let answer) = fact.body { answer.ask } else { fact.id }
      guard let card, let text = question.flatMap({ texts[$0] }) else { return true }
      return Ask.isAbout([card], not: others, text: text)
    }
    func isAbout(_ fact: Fact) -> Bool {
      gated.with(fact).map { $0.contains(port) }
        ?? (steps?.covers(fact.step) ?? false && isNamed(fact))
    }
    var asked: (here: Set<ThingID>, elsewhere: Set<ThingID>) = ([], [])
    for fact in own {
      guard case .answer(let answer) = fact.body, let ask = answer.ask else { continue }
      if isAbout(fact) { asked.here.insert(ask) } else { asked.elsewhere.insert(ask) }
    }
    return own.filter { fact in
      switch fact.body {
      case .ask:
        asked.here.contains(fact.id) || (isAbout(fact) && !asked.elsewhere.contains(fact.id))
      case .answer, .step: isAbout(fact)
      default: false
      }
    }
  }
}
