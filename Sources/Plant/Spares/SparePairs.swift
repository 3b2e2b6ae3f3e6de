/// Follows the light of free pairs from one cassette through a leg to another.
struct SparePairs {
  private let maker: PartMaker<Fabric>
  private let fabric: Fabric

  init(_ fabric: Fabric) {
    self.fabric = fabric
    maker = PartMaker(fabric)
  }

  /// The pairs that are free at both ends; nil if an end has no cassette, or if it is not known how the
  /// fibres of a part run or the keys behind a cassette lie.
  func between(
    _ near: SpareSpot, _ far: SpareSpot, by cable: Cable, _ from: CableEnd, _ to: CableEnd
  )
    -> [SparePair]?
  {
    guard case .cassette(let nearRear, let nearFree, _) = near,
      case .cassette(let farRear, let farFree, _) = far,
      let nearKeys = nearRear.adapter?.keys, let farKeys = farRear.adapter?.keys,
      let nearCassette = nearRear.cassette.flatMap(fabric.cassette),
      let farCassette = farRear.cassette.flatMap(fabric.cassette),
      let leg = try? maker.segment(cable, from, to), leg.part.map != nil
    else { return nil }
    let exits = farFree.compactMap { front in
      (try? maker.segment(farCassette, from: farRear, to: front)).map { (front, $0) }
    }
    var pairs: [SparePair] = []
    for front in nearFree {
      guard let entry = try? maker.segment(nearCassette, from: front, to: nearRear),
        entry.part.map != nil, exits.allSatisfy({ $0.1.part.map != nil })
      else { return nil }
      let arrivals = (1...2).map { position -> ThingID? in
        guard let rear = Self.pass(entry, position),
          let met = Channel.met(rear, leg.entryFace.kind, nearKeys),
          let other = Self.pass(leg, met)
        else { return nil }
        return exits.first { front, exit in
          Channel.met(other, exit.entryFace.kind, farKeys)
            .flatMap { Self.pass(exit, $0) } != nil
        }?.0.id
      }
      if let one = arrivals[0], one == arrivals[1], let far = farFree.first(where: { $0.id == one })
      {
        pairs.append(SparePair(near: front, far: far))
      }
    }
    return pairs
  }

  /// Where light leaves a part by the connector it should.
  private static func pass(_ segment: Segment, _ position: Int) -> Int? {
    guard let out = segment.through(position, outward: true), out.connector == segment.exit else {
      return nil
    }
    return out.position
  }
}
