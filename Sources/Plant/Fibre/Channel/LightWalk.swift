/// The way of light through a channel in one direction, laid out once for all its fibres.
struct LightWalk {
  /// What light meets, one part after the other.
  private struct Hop {
    var place: Int
    var map: FibreMap?
    /// The side and connector by which light comes in.
    var side: PartSide
    var connector: Int
    /// The connector by which it has to leave.
    var leaving: Int
    /// The adapter before the part; nil at the port.
    var adapter: Int?
    var keys: AdapterKeys?
    var kind: ConnectorKind?
  }

  private var hops: [Hop] = []

  init(_ channel: Channel, from end: ChannelEnd) {
    let count = channel.count
    let outward = end == .near
    hops.reserveCapacity(count)
    for number in 0..<count {
      let place = outward ? number : count - 1 - number
      let segment = place == 0 ? channel.first : channel.rest[place - 1].segment
      let adapter = number == 0 ? nil : outward ? place - 1 : place
      hops.append(
        Hop(
          place: place, map: segment.part.map,
          side: outward ? segment.entrySide : segment.entrySide.other,
          connector: outward ? segment.entry : segment.exit,
          leaving: outward ? segment.exit : segment.entry, adapter: adapter,
          keys: adapter.flatMap { channel.rest[$0].adapter.keys },
          kind: outward ? segment.entryFace.kind : segment.exitFace.kind))
    }
  }

  /// Where light ends up that comes in at a position of the plug in the port.
  func arrival(of position: Int) -> LightArrival {
    var position = position
    // By number: a copy of each would count references to maps that all threads share.
    for number in hops.indices {
      if let adapter = hops[number].adapter {
        guard let met = Channel.met(position, hops[number].kind, hops[number].keys) else {
          return .unknown(.keys(adapter: adapter))
        }
        position = met
      }
      guard let map = hops[number].map else {
        return .unknown(.design(segment: hops[number].place))
      }
      let entry = FibreEnd(connector: hops[number].connector, position: position)
      guard let out = map.otherEnd(of: entry, from: hops[number].side) else {
        return .noFibre(segment: hops[number].place, position: position)
      }
      guard out.connector == hops[number].leaving else {
        return .strays(segment: hops[number].place, out)
      }
      position = out.position
    }
    return .port(position)
  }
}
