import Plant

/// Other links through a plug that came out while their ports were not shut.
extension RepairFold {
  /// The plug comes out: what goes through it and is dark at neither end goes dark now.
  mutating func noteDropped() {
    for mate in situation.neighbours where mate.sharesPlug {
      let ends = [mate.port.id] + [mate.farEnd?.id].compactMap(\.self)
      if !ends.contains(where: { state.neighbourGates[$0]?.isShut == true }) {
        drop(mate.port.id)
      }
    }
  }

  /// A joint on a panel is opened for which this port of another link should be shut: if neither of its ends is, that
  /// link goes dark now.
  mutating func noteDropped(opening joint: ThingID) {
    guard situation.isOnSamePlug, !state.otherJointsOpen.contains(joint), !state.gate.isShut,
      !state.otherGate.isShut
    else { return }
    drop(situation.port.id)
  }

  /// What is dark already stays dark since it went so.
  private mutating func drop(_ port: ThingID) {
    if state.droppedBy[port] == nil { state.droppedBy[port] = atHand }
  }

  /// Whether the plug is in that takes the other links down.
  private var isPlugIn: Bool {
    guard situation.isOnSamePlug else { return state.isPlugged }
    return situation.shutFor.map { !state.otherJointsOpen.contains($0.id) } ?? true
  }

  /// Whoever tells that such a port is open once the plug is in again has seen to its link.
  mutating func noteOpen(_ gate: PortGate) {
    guard isPlugIn, gate.action == .opened else { return }
    state.droppedBy[gate.port] = nil
    // What is asked of a link at one of its ends is known at both.
    if situation.isOnSamePlug, gate.port == situation.otherPort.id {
      state.droppedBy[situation.port.id] = nil
    }
  }

  /// The same where such a link is told to be up in any other way.
  mutating func noteUp(_ fact: Fact) {
    guard !state.droppedBy.isEmpty, isPlugIn, let link = SeenUp.link(by: fact, jobs: jobLinks)
    else { return }
    let told = gated.with(fact)
    // A job may work at the other links of a module: its gates say which of them is meant.
    func isMeant(_ ports: [ThingID]) -> Bool { told.map { !$0.isDisjoint(with: ports) } ?? true }
    for mate in situation.neighbours where mate.link == link {
      if isMeant([mate.port.id] + [mate.farEnd?.id].compactMap(\.self)) {
        state.droppedBy[mate.port.id] = nil
      }
    }
    if situation.isOnSamePlug, situation.link == link,
      isMeant([situation.port.id, situation.otherPort.id])
    {
      state.droppedBy[situation.port.id] = nil
    }
  }
}
