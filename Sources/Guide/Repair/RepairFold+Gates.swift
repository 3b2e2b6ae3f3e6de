import Plant

/// For whom the ports are shut, as this repair sees it.
extension RepairFold {
  mutating func apply(_ fact: Fact, _ gate: PortGate) {
    let isKnown =
      gate.port == situation.port.id || gate.port == situation.otherPort.id
      || situation.neighbours.contains { $0.port.id == gate.port } || isFarOnPlug(gate.port)
    if isKnown { apply(fact, gate, by: leaseJobs.of(fact)) }
  }

  /// A port of the link that is shut once it was up, for whomever, takes back what was said of it, as a hand at it does.
  ///
  /// A link with a shut port is not up. Who took it back took it as it was then.
  mutating func noteShut(_ fact: Fact, _ gate: PortGate) {
    guard gate.action == .shut, isInRepair, isOnLink(gate.port), !GivenBack.isTold(by: fact),
      // A memory takes back no record.
      !stated.contains(StatedSteps.Moment(fact)),
      state.acceptedBy == nil,
      state.topics[.linkUp]?.answer?.outcome == .yes || state.soak != .notStarted
    else { return }
    resetLink()
  }

  private func isOnLink(_ port: ThingID) -> Bool {
    port == situation.port.id || port == situation.otherPort.id
      || situation.otherJoints.contains { $0.id == port }
  }

  mutating func apply(_ fact: Fact, _ gate: PortGate, by job: LeaseJob?) {
    let fresh = PortLeases(
      link: leaseJobs.link, tickets: leaseJobs.tickets, sharers: plug(of: gate.port))
    leases[gate.port, default: fresh].apply(fact, gate, by: job)
    movedGates.insert(gate.port)
  }

  /// Whether a port is the far one of another link through the same plug: it shines into it.
  func isFarOnPlug(_ port: ThingID) -> Bool {
    situation.neighbours.contains { $0.sharesPlug && $0.farEnd?.id == port }
  }

  /// A plug that came out with a module takes along what its ports were shut for.
  mutating func pull(_ fact: Fact, _ plugging: Plugging) {
    guard plugging.action == .unplug else { return }
    for port in plug(of: plugging.joint) where leases[port] != nil {
      leases[port]?.pull(fact, by: leaseJobs.of(fact))
      movedGates.insert(port)
    }
  }

  /// The ports that have one plug with that one, itself among them.
  func plug(of port: ThingID) -> Set<ThingID> { plugs[port] ?? [port] }

  /// The joint of the link that is meant where another port of its plug is named.
  func joint(named port: ThingID) -> ThingID {
    let plug = plug(of: port)
    return [situation.port.id, situation.otherPort.id].first(where: plug.contains) ?? port
  }

  /// A link that is up has no shut port.
  mutating func openPort() {
    leases[situation.port.id]?.open()
    movedGates.insert(situation.port.id)
  }

  /// Looks at the gates that were moved: before whatever hangs on them, and not at each move, of which forgers write
  /// thousands.
  mutating func seeGates() {
    for port in movedGates {
      if let leases = leases[port] { see(leases, of: port) }
    }
    movedGates = []
  }

  /// Whether a fact moves a gate, whatever the gates were.
  func isPlainGate(_ fact: Fact) -> Bool {
    guard case .portGate = fact.body else { return false }
    return !stated.contains(StatedSteps.Moment(fact))
  }

  private mutating func see(_ leases: PortLeases, of port: ThingID) {
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
