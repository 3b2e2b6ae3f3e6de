import Plant

/// Where the light comes from that comes out of a face.
extension RepairState {
  /// Whether light comes out of a face: any port that shines into it is not shut.
  func isLit(_ side: FaceSide) -> Bool { !lights(of: side).isEmpty }

  /// The ports that are not shut and whose light comes out of a face, those of the link at hand first.
  func lights(of side: FaceSide) -> [PortCard] {
    situation.isOnPanel
      ? lightOnPanel[side, default: []] + (side == .cord ? mateLights(near: true) : [])
      : ownLights(of: side) + mateLights(near: side == .port)
  }

  /// The module shines out of the port, the far one out of the plug; a link that is new has both its ports dark.
  private func ownLights(of side: FaceSide) -> [PortCard] {
    if situation.start == .unplugged && !wasPluggedInThisJob { return [] }
    switch side {
    case .port: return gate.isShut ? [] : [situation.port]
    case .cord:
      let far = situation.otherPort
      return otherGate.isShut || otherJointsOpen.contains(far.id) ? [] : [far]
    }
  }

  /// The ports of the other links through the same plug that are not shut, at one end of them: in the connector the
  /// plug goes into, or at their far ends.
  func mateLights(near: Bool) -> [PortCard] {
    situation.neighbours.filter(\.sharesPlug).compactMap { mate in
      let port = near ? mate.port : mate.farEnd ?? mate.port
      let isDark = neighbourGates[port.id]?.isShut ?? false
      return isDark || (!near && otherJointsOpen.contains(port.id)) ? nil : port
    }
  }

  /// The far ports of all links through the plug that are shut for this repair.
  var farPortsShutForUs: [PortCard] {
    let mates = situation.neighbours.filter(\.sharesPlug).compactMap(\.farEnd)
    return (otherGate.isShutForUs ? [situation.otherPort] : [])
      + mates.filter { neighbourGates[$0.id]?.isShutForUs == true }
  }

  /// Whether the plug went into the port in this job; before that, the port of a new link is not in service.
  var wasPluggedInThisJob: Bool {
    situation.facts.contains { fact in
      guard case .plugging(let plugging) = fact.body, fact.job == situation.job.id else {
        return false
      }
      return plugging.joint == situation.port.id && plugging.action == .plugIn
    }
  }
}

extension Walk {
  /// The ports of a job whose light comes out of a face of a joint on a panel and that are not shut.
  ///
  /// All are shut before it is opened; who has one opened meanwhile has light in both its faces. The ports of a new
  /// link are not in service.
  func lights(on panel: RepairState) -> [FaceSide: [PortCard]] {
    let ends = joints.map(\.state).filter {
      shines($0.situation, into: panel.situation) && !$0.gate.isShut
        && panel.situation.start != .unplugged
    }
    var lights = [FaceSide.port, .cord].reduce(into: [:]) { $0[$1] = ends.map(\.situation.port) }
    // What else goes through the plug at one end of a cord comes out at its other end, and what meets it there
    // comes from the far ports.
    if panel.situation.cordChange?.arrival != nil,
      let head = joints.first(where: { $0.state.situation.cordChange == .named })?.state
    {
      lights[.cord, default: []] += head.mateLights(near: true)
      lights[.port, default: []] += head.mateLights(near: false)
    }
    return lights
  }
}
