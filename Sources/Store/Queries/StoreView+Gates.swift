internal import GRDB
internal import Guide
public import Plant

/// For whom a port is shut.
extension StoreView {
  /// The lease by which a port is shut for us, as it was recorded, for what others have it shut besides, and whether
  /// no repair of the link has shut it, but its ticket alone; nil if it is not shut for us.
  public func lease(ofPort port: ThingID, nowMS: Int64) throws -> (
    ours: Fact, others: String?, isByTicket: Bool
  )? {
    guard let link = try linksToTell(ofPort: port).first else { return nil }
    return try lease(ofPort: port, link.id, openTickets(of: link))
  }

  /// The same where the tickets of the open faults of its link are known.
  func lease(ofPort port: ThingID, _ link: ThingID, _ tickets: Set<String>) throws -> (
    ours: Fact, others: String?, isByTicket: Bool
  )? {
    let plug = try portsOnPlug(of: port)
    var leases = PortLeases(link: link, tickets: tickets, sharers: Set(plug))
    var jobs: [ThingID: LeaseJob] = [:]
    func job(of fact: Fact) throws -> LeaseJob? {
      guard let id = fact.job else { return nil }
      let job = try jobs[id] ?? leaseJob(id)
      jobs[id] = job
      return job
    }
    let told =
      try facts(in: "port_gate", where: "port = ?", [port.data])
      + plug.flatMap(pluggings)
    for fact in LiveFacts.of(try settled(told)) {
      switch fact.body {
      case .portGate(let gate): leases.apply(fact, gate, by: try job(of: fact))
      case .plugging(let plugging) where plugging.action == .unplug:
        leases.pull(fact, by: try job(of: fact))
      default: continue
      }
    }
    return leases.latest().map { ($0.ours.fact, $0.other?.cause, $0.isByTicket) }
  }

  /// The ports that have one plug with a port, such as those behind a harness, itself among them: one joint.
  public func portsOnPlug(of port: ThingID) throws -> [ThingID] {
    try StoreFabric(self).sharers(of: port)
  }

  /// The ports at both ends of the links of a port that share a plug with one of those ends: whoever pulls such a plug
  /// has to do with the port, for its light passes it.
  public func portsOnPlugs(ofLinksAt port: ThingID) throws -> Set<ThingID> {
    let ends = try links(ofPort: port).flatMap { [$0.portA.id, $0.portB.id] }
    return Set(try ends.flatMap { try StoreFabric(self).sharers(of: $0) })
  }

  private func leaseJob(_ id: ThingID) throws -> LeaseJob {
    guard let (fact, job) = try self.job(id) else { return LeaseJob(id: id) }
    let signatures = try facts(
      in: "signature", where: "subject IN (?, ?)", [job.link.data, id.data]
    ).filter { $0.job == id }
    let isAccepted = LiveFacts.of(try settled(signatures)).contains { fact in
      if case .signature(let signature) = fact.body { signature.kind == .accepted } else { false }
    }
    return LeaseJob(
      id: id, job: job, parent: fact.job, ticket: try ticket(of: job), isAccepted: isAccepted,
      technician: fact.technician)
  }

  /// The ticket of the fault a job was begun for; nil if it has none.
  public func ticket(of job: Job) throws -> String? {
    guard let fault = job.fault,
      case .fault(let own)? = try facts(in: "fault", where: "id = ?", [fault.data]).first?.body
    else { return nil }
    return own.ticket
  }
}
