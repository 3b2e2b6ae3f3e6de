public import Plant

/// A port that an answer told to be shut, and that is shut by it still: whoever takes that answer back has to say
/// whether it ever was.
public struct ShutByAnswer: Hashable, Sendable {
  /// The port.
  public let port: PortCard
  /// Who shut it.
  public let byWhom: String
  /// Under which ticket.
  public let ticket: String?
  /// For what it is shut besides; nil if it is open once we give it back.
  public let other: String?

  /// The words to read out, so that it is shut for us no more.
  public var readOut: String {
    let forTicket = ticket.map { ", \($0)" } ?? ""
    if let other {
      return
        "Port \(port.label) is to be shut for us no more\(forTicket). It stays shut for \(other)."
    }
    return
      "Port \(port.label) was shut for us by mistake. Please open port \(port.label) ONLY\(forTicket)."
  }
}

extension JobState {
  /// The ports that these facts of an answer had shut for the job, and that are shut by them still.
  ///
  /// What was only said from memory names nobody who shut it, and is no word of the centre.
  public func shut(by facts: [Fact]) -> [ShutByAnswer] {
    facts.compactMap { fact in
      guard case .portGate(let gate) = fact.body, gate.action == .shut,
        gate.byWhom != StatedSteps.someone, let (card, state) = gateState(of: gate.port),
        state.holders.contains(where: { $0.fact == fact.id && ($0.isOurs || $0.isElsewhere) })
      else { return nil }
      return ShutByAnswer(
        port: card, byWhom: gate.byWhom, ticket: gate.ticket,
        other: state.holders.first { $0.fact != fact.id }?.cause)
    }
  }

  /// How a port stands at the joint that knows it best: its own, the far one of its link, one in its cage.
  private func gateState(of port: ThingID) -> (PortCard, GateState)? {
    let states = joints.map(\.state)
    if let own = states.first(where: { $0.situation.port.id == port }) {
      return (own.situation.port, own.gate)
    }
    if let near = states.first(where: { $0.situation.otherPort.id == port }) {
      return (near.situation.otherPort, near.otherGate)
    }
    for state in states {
      for neighbour in state.situation.neighbours {
        let card = neighbour.port.id == port ? neighbour.port : neighbour.farEnd
        if let card, card.id == port, let gate = state.neighbourGates[port] { return (card, gate) }
      }
    }
    return nil
  }
}
