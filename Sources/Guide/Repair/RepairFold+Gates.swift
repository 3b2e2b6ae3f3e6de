import Plant

/// For whom the ports are shut, as this repair sees it.
extension RepairFold {
  mutating func apply(_ fact: Fact, _ gate: PortGate) {
    let isKnown =
      gate.port == situation.port.id || gate.port == situation.otherPort.id
      || situation.neighbours.contains { $0.port.id == gate.port }
    if isKnown { apply(fact, gate, by: leaseJobs.of(fact)) }
  }

  mutating func apply(_ fact: Fact, _ gate: PortGate, by job: LeaseJob?) {
    var leases =
      leases[gate.port] ?? PortLeases(link: leaseJobs.link, tickets: leaseJobs.tickets)
    leases.apply(fact, gate, by: job)
    set(leases, of: gate.port)
  }

  /// A link that is up has no shut port.
  mutating func openPort() {
    guard var leases = leases[situation.port.id] else { return }
    leases.open()
    set(leases, of: situation.port.id)
  }

  private mutating func set(_ leases: PortLeases, of port: ThingID) {
    self.leases[port] = leases
    // What a job shut for changing the module of this joint it gives back here, whichever joint it was asked at;
    // what it shut at another joint, and of another link, is owed there.
    let isAllOurs = port == situation.port.id || situation.isOnJobLink
    let steps = situation.steps
    let gate = leases.state(for: leaseJobs.own) { isAllOurs || steps.covers($0.fact.step) }
    if port == situation.port.id {
      state.gate = gate
    } else if port == situation.otherPort.id {
      state.otherGate = gate
    } else {
      state.neighbourGates[port] = gate
    }
  }
}
