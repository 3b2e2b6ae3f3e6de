extension Channel {
  /// Where the light of every lane of the link arrives, from the near port and then from the far.
  ///
  /// Nil in `results` if that depends on what `unknown` names.
  public func lanes() -> (results: [LaneResult]?, unknown: LightUnknown?) {
    var results: [LaneResult] = []
    for end in ChannelEnd.allCases {
      let (port, other) = (port(end), port(end.other))
      guard let one = port.body, let two = other.body else { return (nil, nil) }
      let (table, farTable) = (LaneTable.of(one.optic.layout), LaneTable.of(two.optic.layout))
      let walk = LightWalk(self, from: end)
      for (lane, wanted) in zip(port.usedLanes, other.usedLanes) {
        guard lane <= table.transmitters.count else { continue }
        let point = table.transmitters[lane - 1]
        switch walk.arrival(of: point.plug) {
        case .port(let plug):
          results.append(
            LaneResult(
              from: end, lane: lane, wanted: wanted,
              arrives: Self.arrival(at: plug, point.band, farTable)))
        case .noFibre(let segment, let position):
          results.append(
            LaneResult(
              from: end, lane: lane, wanted: wanted,
              arrives: .none(segment: segment, position: position)))
        case .strays(let segment, let to):
          results.append(
            LaneResult(
              from: end, lane: lane, wanted: wanted, arrives: .elsewhere(segment: segment, to)))
        case .unknown(let unknown): return (nil, unknown)
        }
      }
    }
    return (results, nil)
  }

  /// The way of the light a lane's transmitter sends; nil if the port has no such lane.
  public func ride(ofTransmitter lane: Int, at end: ChannelEnd) -> FibreRide? {
    point(of: lane, at: end, \.transmitters).map { ride(from: end, plug: $0.plug) }
  }

  /// The way, back from the receiver, of the light a lane receives; nil if the port has no such lane.
  public func ride(ofReceiver lane: Int, at end: ChannelEnd) -> FibreRide? {
    point(of: lane, at: end, \.receivers).map { ride(from: end, plug: $0.plug) }
  }

  private func point(of lane: Int, at end: ChannelEnd, _ points: KeyPath<LaneTable, [LanePoint]>)
    -> LanePoint?
  {
    guard let layout = port(end).body?.optic.layout else { return nil }
    let all = LaneTable.of(layout)[keyPath: points]
    return lane >= 1 && lane <= all.count ? all[lane - 1] : nil
  }

  private static func arrival(at plug: Int, _ band: LightBand, _ table: LaneTable) -> LaneArrival {
    if let lane = table.receiver(at: plug, band) { return .receiver(lane) }
    if let lane = table.transmitter(at: plug) { return .transmitter(lane) }
    return .unused(plug)
  }
}
