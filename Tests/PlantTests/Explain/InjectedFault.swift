import Plant
import TestSupport

/// One thing made wrong in a channel that works.
struct InjectedFault {
  /// What it is called.
  var code: Set<String>
  /// Where it is.
  var place: ChannelPlace
  /// The channel with it.
  var channel: Channel

  /// A random one; nil if the channel has no room for what was drawn.
  static func random(in good: Channel, _ random: inout RepeatableRandom) throws -> InjectedFault? {
    let place = Int.random(in: 0..<good.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      let changes = DesignChange.all(in: good)
      guard let change = changes.randomElement(using: &random) else { return nil }
      return wrongType(good, change)
    case 1:
      guard case .cable(_, let connector) = good.segment(place)?.part.design else { return nil }
      return wrongType(good, .design(place, .cable(.c, connector)))
    case 2:
      return try free(good, place, ["exchanged-fibres"]) { map in
        let ends = used(map).shuffled(using: &random).prefix(2)
        return ends.count == 2 ? try map.exchanging(ends[0], ends[1], on: .far) : nil
      }
    case 3:
      return try free(good, place, ["open-fibre"]) { map in
        used(map).randomElement(using: &random).map { end in
          map.inverse.breaking(end).inverse
        }
      }
    default:
      let offset = Bool.random(using: &random) ? 1 : -1
      return try free(good, place, ["shifted-ribbon"]) { try shifted($0, by: offset) }
    }
  }

  /// The far ends of the fibres that carry lanes on every one-row connector.
  private static func used(_ map: FibreMap) -> [FibreEnd] {
    map.pairs.map(\.far).filter { map.far[0] == .mpo16 || !(5...8).contains($0.position) }
  }

  private static func shifted(_ map: FibreMap, by offset: Int) throws -> FibreMap {
    let pairs = map.pairs.compactMap { near, far -> (FibreEnd, FibreEnd)? in
      let moved = far.position + offset
      return moved >= 1 && moved <= map.far[0].positions ? (near, FibreEnd(position: moved)) : nil
    }
    func whole(_ kinds: [ConnectorKind]) -> [ConnectorKind] {
      kinds.map { $0 == .mpo8 ? .mpo12 : $0 }
    }
    return try FibreMap(near: whole(map.near), far: whole(map.far), pairs: pairs)
  }

  private static func wrongType(_ good: Channel, _ change: DesignChange) -> InjectedFault? {
    let place: ChannelPlace =
      switch change {
      case .design(let number, _): .segment(number)
      case .keys(let number, _): .joint(number + 1)
      }
    guard let channel = good.changing(change) else { return nil }
    return InjectedFault(code: ["wrong-type", "rolled-pair"], place: place, channel: channel)
  }

  private static func free(
    _ good: Channel, _ place: Int, _ code: Set<String>, _ make: (FibreMap) throws -> FibreMap?
  ) throws -> InjectedFault? {
    guard let map = good.segment(place)?.part.map, map.far.count == 1, map.far[0].isArray,
      let changed = try make(map), let channel = good.changing(.design(place, .free(changed)))
    else { return nil }
    return InjectedFault(code: code, place: .segment(place), channel: channel)
  }
}
