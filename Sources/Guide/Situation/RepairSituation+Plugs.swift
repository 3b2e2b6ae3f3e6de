public import Plant

/// Which ports of the cage have one plug between them, as those behind a harness do.
extension RepairSituation {
  /// The plug of the joint, those beside it in the module and the one at the other end: the ports of each, by each of
  /// those ports.
  var plugs: [ThingID: Set<ThingID>] {
    var plugs: [ThingID: Set<ThingID>] = [:]
    // At a panel what passes the plug is plugged in elsewhere.
    let own = isOnPanel ? [] : neighbours.filter(isOnOwnPlug)
    if !otherPortSharers.isEmpty { add([otherPort.id] + otherPortSharers, to: &plugs) }
    add([port.id] + own.map(\.port.id), to: &plugs)
    let beside = neighbours.map(\.port).filter { plugs[$0.id] == nil && $0.connector != nil }
    for ports in Dictionary(grouping: beside, by: \.connector).values {
      add(ports.map(\.id), to: &plugs)
    }
    return plugs
  }

  /// The ports of the plug in the joint, the one at hand among them.
  public var ownPlug: Set<ThingID> { plugs[port.id] ?? [port.id] }

  /// The cable in the joint, if it is changed in no repair of one link; nil if it is a cord of that link alone.
  ///
  /// A job that changes a cord at both its ends is begun at no other.
  var cableOfMany: SharedCable? {
    guard cordChange == nil, !isOnPanel else { return nil }
    var cable = sharedCable
    let others = neighbours.filter { $0.sharesPlug && isOnOwnPlug($0) }
    if cable == nil, !others.isEmpty {
      cable = SharedCable(name: cordName, ports: others.map { "\($0.port.device):\($0.port.name)" })
    }
    // Where nothing is in service yet it is put in, and another one for it.
    return start == .unplugged && cable?.ports.isEmpty == true ? nil : cable
  }

  /// A link that is only planned goes dark with nothing, and its port is behind that plug all the same.
  private func isOnOwnPlug(_ neighbour: Neighbour) -> Bool {
    guard neighbour.port.device == port.device else { return false }
    let isSameConnector = port.connector != nil && neighbour.port.connector == port.connector
    return neighbour.sharesPlug || isSameConnector
  }

  private func add(_ ports: [ThingID], to plugs: inout [ThingID: Set<ThingID>]) {
    let all = Set(ports)
    for port in all { plugs[port] = all }
  }
}
