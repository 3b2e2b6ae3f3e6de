public import Guide
public import Plant

/// What happened to a thing, wherever it was said.
extension StoreView {
  /// Everything recorded about a thing; of a port or link also what jobs at other ports asked and were told
  /// about it, in order.
  ///
  /// - Parameter procedure: what a job goes by; nil if that is not known here.
  public func history(of thing: Thing, by procedure: (Job) throws -> Procedure?) throws -> [Fact] {
    let own = try history(of: thing)
    let ports: [PortRecord]
    switch thing.kind {
    case .port: ports = try [port(thing.id)].compactMap { $0 }
    case .link: ports = try link(thing.id).map { [$0.portA, $0.portB] } ?? []
    default: return own
    }
    let known = own.compactMap { fact in if case .job = fact.body { fact.id } else { nil } }
    let said = try ports.flatMap { try saidElsewhere(about: $0, besides: Set(known), procedure) }
    return said.isEmpty ? own : try settled(own + said)
  }

  private func saidElsewhere(
    about port: PortRecord, besides known: Set<ThingID>, _ procedure: (Job) throws -> Procedure?
  ) throws -> [Fact] {
    let cage = try cage(of: port)
    let around = try cage.flatMap { try factsOfPort($0.id) + factsOfJoint($0.id) }
    let card = try card(of: port)
    let others = try cage.filter { $0.id != port.id }.map { try self.card(of: $0) }
    let jobs = around.compactMap { fact in if case .job = fact.body { fact.id } else { fact.job } }
    return try Set(jobs).subtracting(known).sorted().flatMap { id in
      guard let (_, body) = try job(id) else { return [Fact]() }
      // At a panel several links are dark for one plug: only their gates tell them apart.
      let isInCage = cage.contains { $0.id == body.joint }
      return SaidElsewhere.facts(
        of: id, about: port.id, named: card, not: others, in: try factsOfJob(id) + around,
        steps: isInCage ? try procedure(body)?.coverage(of: .cage) : nil)
    }
  }
}
