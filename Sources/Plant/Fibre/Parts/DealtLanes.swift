/// The lanes that go from one connector of a part to one of the other side, in pairs.
public struct DealtLanes: Hashable, Sendable {
  /// The lanes of the connector light comes in by, in order.
  public var own: [Int]
  /// The lanes of the other connector they should come to, each in the place of its own.
  public var other: [Int]
}

extension PartDesign {
  /// The lanes of a connector that leave by each connector of the other side.
  ///
  /// Lanes are those of the usual port with such a connector; whether transmitters come to receivers is
  /// not asked, because what is before the part decides it too. Nil where no map is known, or the
  /// connectors say nothing of lanes, as on two rows.
  public func lanes(dealtFrom connector: Int, on side: PartSide) -> [Int: DealtLanes]? {
    let (own, others) = (map.connectors(side), map.connectors(side.other))
    guard own.indices.contains(connector - 1), let table = own[connector - 1].usualLanes else {
      return nil
    }
    var dealt: [Int: [(own: Int, other: Int?)]] = [:]
    for point in table.transmitters {
      guard
        let end = map.otherEnd(
          of: FibreEnd(connector: connector, position: point.plug), from: side)
      else { continue }
      guard let far = others[end.connector - 1].usualLanes else { return nil }
      dealt[end.connector, default: []].append(
        (
          point.lane,
          far.receiver(at: end.position, .only) ?? far.transmitter(at: end.position)
        ))
    }
    return dealt.mapValues { lanes in
      let other = lanes.compactMap(\.other)
      // A fibre that comes to no lane leaves the others' lanes in their order.
      return DealtLanes(
        own: lanes.map(\.own),
        other: other.count == lanes.count ? other : Array(1...max(1, lanes.count)))
    }
  }
}

extension ConnectorKind {
  /// The lanes of the usual port with such a connector; nil where makers differ.
  fileprivate var usualLanes: LaneTable? {
    switch self {
    case .mpo8, .mpo12: .of(.parallel4)
    case .mpo16: .of(.parallel8)
    case .lc: .of(.duplex)
    case .mpo24: nil
    }
  }
}
