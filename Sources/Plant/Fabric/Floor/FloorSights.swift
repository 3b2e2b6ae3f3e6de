/// What was seen and measured on the floor, by the thing it was seen at.
public struct FloorSights: Hashable, Sendable {
  /// By the link, port, cable, cable end, cassette or panel position.
  public var sights: [ThingID: [FloorSight]] = [:]
  /// By the link.
  public var maps: [ThingID: FloorMap] = [:]

  /// Nothing.
  public init() {}

  /// Whether there is nothing.
  var isEmpty: Bool { sights.isEmpty && maps.isEmpty }

  /// Adds a sight of a thing.
  public mutating func add(_ sight: FloorSight, of thing: ThingID) {
    sights[thing, default: []].append(sight)
  }

  /// What was seen along a link, in the order of its way.
  ///
  /// - Parameter channel: what the plan says light passes; nil if that is not known.
  func along(
    _ link: FabricLink, from first: ThingID, _ way: FabricPath, _ channel: Channel?, _ label: String
  ) -> [FloorSight] {
    var out: [FloorSight] = []
    if !sights.isEmpty {
      for thing in Self.things(link, from: first, way) { out += sights[thing] ?? [] }
    }
    if let map = maps[link.id], let channel, let sight = map.sight(channel, from: first, label) {
      out.append(sight)
    }
    return out
  }

  private static func things(_ link: FabricLink, from first: ThingID, _ way: FabricPath)
    -> [ThingID]
  {
    var things = [link.id, first]
    for hop in way.hops {
      switch hop {
      case .cable(let cable, let from, let to): things += [from.id, cable.id, to.id]
      case .position(let position):
        if let cassette = position.cassette, !things.contains(cassette) { things.append(cassette) }
        things.append(position.id)
      }
    }
    return things + [link.far(from: first)]
  }
}
