import Plant

/// Other links through a plug that came out while their ports were not shut.
extension RepairFold {
  /// The plug comes out: what goes through it and is dark at neither end goes dark now.
  mutating func noteDropped() {
    for mate in situation.neighbours where mate.sharesPlug {
      let ends = [mate.port.id] + [mate.farEnd?.id].compactMap(\.self)
      if !ends.contains(where: { state.neighbourGates[$0]?.isShut == true }) {
        state.dropped.insert(mate.port.id)
      }
    }
  }

  /// A joint on a panel is opened for which this port of another link should be shut: if neither of its ends is, that
  /// link goes dark now.
  mutating func noteDropped(opening joint: ThingID) {
    guard situation.isOnSamePlug, !state.otherJointsOpen.contains(joint), !state.gate.isShut,
      !state.otherGate.isShut
    else { return }
    state.dropped.insert(situation.port.id)
  }

  /// Whoever tells that such a port is open once the plug is in again has seen to its link.
  mutating func noteOpen(_ gate: PortGate) {
    let isOut = situation.shutFor.map { state.otherJointsOpen.contains($0.id) } ?? false
    guard state.isPlugged, !isOut, gate.action == .opened else { return }
    state.dropped.remove(gate.port)
    // What is asked of a link at one of its ends is known at both.
    if situation.isOnSamePlug, gate.port == situation.otherPort.id {
      state.dropped.remove(situation.port.id)
    }
  }

  /// The same where it is told in a job of that link.
  mutating func noteUp(_ fact: Fact, _ answer: Answer) {
    guard state.isPlugged, answer.about == .linkUp, answer.outcome == .yes,
      let link = fact.job.flatMap({ elsewhere[$0] })
    else { return }
    for mate in situation.neighbours where mate.link == link { state.dropped.remove(mate.port.id) }
  }
}
