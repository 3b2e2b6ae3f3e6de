public import Plant

/// One shutting of a port that stands.
public struct Lease: Hashable, Sendable {
  /// For whom a port is shut: repairs begun at one joint are one, for they share the plug.
  enum Party: Hashable, Sendable {
    /// The repairs at a joint; a job that is not here stands for itself.
    case joint(ThingID)
    /// Whoever works under that ticket, or the person who shut it under none; folded.
    case cause(String)
  }

  /// The fact that told it.
  public let fact: Fact
  /// What it told.
  public let gate: PortGate
  /// The repair it was told in; nil if in none.
  public let job: LeaseJob?
  let party: Party
  /// The ticket, or who shut it under none; folded.
  let cause: String
  /// Of those who share it, who has shut the port themselves, or given it back, since.
  var endedFor: Set<Party> = []
  /// Whether the plug came out with the module for which the port was shut: who works at the port gives it back.
  var isLeft = false

  init(_ fact: Fact, _ gate: PortGate, by job: LeaseJob?) {
    self.fact = fact
    self.gate = gate
    self.job = job
    cause = NameFolding.fold(gate.ticket ?? gate.byWhom)
    party = job?.party ?? .cause(cause)
  }

  /// Whether it names nobody: it was said from memory.
  var isFromMemory: Bool { gate.byWhom == StatedSteps.someone }

  /// Whether a fact was told where a part is changed, and not where a joint of that repair is opened.
  static func isForChange(_ fact: Fact) -> Bool { fact.step == StepName.replace.rawValue }

  /// The ticket, folded, if it was told in no repair.
  var bareTicket: String? { job == nil && gate.ticket != nil ? cause : nil }
}
