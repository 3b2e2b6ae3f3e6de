public import Plant

extension StatedSteps {
  /// What the reason of a step said from memory begins with; the code of the repair follows.
  static let reason = "resumed from memory, "

  /// What a shutting, opening, unplugging or plugging in was recorded as where it was done, if somebody only
  /// said so later, from memory, on another laptop.
  ///
  /// - Parameters:
  ///   - fact: the last word on a port.
  ///   - facts: those of its repair on both laptops that count, in order.
  /// - Returns: the last recorded word before it in the same repair, if that says the same; else the fact.
  public static func recorded(for fact: Fact, among facts: [Fact]) -> Fact {
    let moments = moments(facts)
    var jobs: [ThingID: Job] = [:]
    for other in facts {
      if case .job(let job) = other.body { jobs[other.id] = job }
    }
    guard let word = Word(fact), moments.contains(Moment(fact)),
      let own = fact.job.flatMap({ jobs[$0] })
    else { return fact }
    let before = facts.last { other in
      guard Fact.precedes(other, fact), !moments.contains(Moment(other)),
        let job = other.job.flatMap({ jobs[$0] }), job.isSameRepair(as: own)
      else { return false }
      return Word(other)?.isAboutSame(as: word) ?? false
    }
    return before.flatMap { Word($0) == word ? $0 : nil } ?? fact
  }

  /// Whether a fact came with the word that it was only said from memory.
  ///
  /// - Parameter steps: those of its job.
  public static func isStated(_ fact: Fact, by steps: [Fact]) -> Bool {
    moments(steps).contains(Moment(fact))
  }

  /// The change a fact came with, as far as that can be told here: its job and its place among all facts.
  struct Moment: Hashable {
    var job: ThingID?
    var order: Int64

    init(_ fact: Fact) {
      job = fact.job
      order = fact.order
    }
  }

  /// The changes in which somebody said from memory what was done.
  static func moments(_ facts: [Fact]) -> Set<Moment> { Set(facts.compactMap(moment(stating:))) }

  private static func moment(stating fact: Fact) -> Moment? {
    guard case .step(let step) = fact.body, step.reason?.hasPrefix(reason) == true else {
      return nil
    }
    return Moment(fact)
  }

  /// What is said of a port's gate, or of its plug.
  private enum Word: Equatable {
    case gate(ThingID, GateAction)
    case plug(ThingID, PlugAction)

    init?(_ fact: Fact) {
      switch fact.body {
      case .portGate(let gate): self = .gate(gate.port, gate.action)
      case .plugging(let plugging): self = .plug(plugging.joint, plugging.action)
      default: return nil
      }
    }

    func isAboutSame(as other: Word) -> Bool {
      switch (self, other) {
      case (.gate(let one, _), .gate(let two, _)), (.plug(let one, _), .plug(let two, _)):
        one == two
      case (.gate, .plug), (.plug, .gate): false
      }
    }
  }
}
