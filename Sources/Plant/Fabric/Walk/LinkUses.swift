/// Which links pass which parts, as far as their ways are recorded from either end.
struct LinkUses {
  private var parts: [ThingID: Set<ThingID>] = [:]
  private var links: [ThingID: [FabricLink]] = [:]

  init(_ fabric: Fabric) {
    var cords: [ThingID: [ThingID]] = [:]
    for cable in fabric.cables.values {
      if let link = cable.link { cords[link, default: []].append(cable.id) }
    }
    for link in fabric.links {
      var passed = Set(cords[link.id] ?? [])
      for hop in KnownHops(link, fabric).hops {
        switch hop {
        case .cable(let cable, _, _): passed.insert(cable.id)
        case .position(let position):
          passed.insert(position.id)
          if let cassette = position.cassette { passed.insert(cassette) }
        }
      }
      parts[link.id] = passed
      for part in passed { links[part, default: []].append(link) }
    }
  }

  /// The cables, cassettes and panel positions a link passes.
  func parts(of link: ThingID) -> Set<ThingID> { parts[link] ?? [] }

  /// The links that pass a part, in the order of the plan.
  func links(passing part: ThingID) -> [FabricLink] { links[part] ?? [] }
}

extension Fabric {
  /// The links that pass a cable, a cassette, a position or anything on a panel, in the order of the plan,
  /// as far as their ways are recorded from either end.
  public func links(passing part: ThingID) -> [FabricLink] {
    let uses = LinkUses(self)
    let onPanel = positions.values.filter { $0.panel == part }.map(\.id)
    let passing = Set(([part] + onPanel).flatMap { uses.links(passing: $0) }.map(\.id))
    return links.filter { passing.contains($0.id) }
  }
}
