internal import Guide
public import Plant

/// What is on a plug, at whichever of its ports it was recorded, and which other links its cable carries.
extension StoreView {
  /// The faces of the plug in a port as its other ports know it, and what it is called there.
  func plugElsewhere(than port: PortRecord) throws -> (faces: Set<Face>, name: String?) {
    var faces: Set<Face> = []
    var name: String?
    for sharer in try portsOnPlug(of: port.id) where sharer != port.id {
      guard let other = try self.port(sharer) else { continue }
      let face = try cordFace(other)
      faces.insert(face)
      if name == nil { name = try partName(face.part) }
    }
    return (faces, name)
  }

  /// The cable in a port of a link, if it has legs of its own for other links; nil for a cord.
  func sharedCable(in port: ThingID, of link: ThingID) throws -> SharedCable? {
    let fabric = StoreFabric(self)
    let landed = try fabric.sharers(of: port).flatMap { try fabric.landedEnds(at: $0) }
    for id in Set(landed.map(\.cable)).sorted() {
      guard let cable = try fabric.cable(id) else { continue }
      let ends = try fabric.ends(of: id)
      // Some people record a splitter cable as a DAC or AOC with more than two ends.
      guard cable.isLegged || ends.count > 2 else { continue }
      return SharedCable(
        name: cable.label,
        ports: try others(on: ends, besides: link).values.sorted(by: NaturalOrder.precedes))
    }
    return nil
  }

  /// A port of each other link in service whose light passes the cable of an end, as REFs in their order; none if it is
  /// a cord of one link alone.
  public func others(passing end: CableEnd, besides link: LinkRecord) throws -> [String] {
    let ends = try ends(ofCable: end.cable)
    var ports = try others(on: ends, besides: link.id)
    for end in ends {
      for neighbour in try neighbours(on: end, besides: link) where ports[neighbour.link] == nil {
        ports[neighbour.link] = "\(neighbour.port.device):\(neighbour.port.name)"
      }
    }
    return ports.values.sorted(by: NaturalOrder.precedes)
  }

  /// The same of the links that have one of these ports.
  func othersOnPlugs(_ plugs: [ThingID], besides link: LinkRecord) throws -> [String] {
    var ports: [ThingID: String] = [:]
    for port in plugs { try add(linksAt: port, besides: link.id, to: &ports) }
    return ports.values.sorted(by: NaturalOrder.precedes)
  }

  /// A port of each other link in service that a cable with these ends goes to, by link.
  private func others(on ends: [CableEnd], besides link: ThingID) throws -> [ThingID: String] {
    var ports: [ThingID: String] = [:]
    for end in ends where end.isLanded {
      guard let place = end.place, place.kind == .port else { continue }
      for sharer in try portsOnPlug(of: place.id) {
        try add(linksAt: sharer, besides: link, to: &ports)
      }
    }
    return ports
  }

  private func add(
    linksAt port: ThingID, besides link: ThingID, to ports: inout [ThingID: String]
  ) throws {
    for other in try links(ofPort: port)
    where other.id != link && other.service != "planned" && ports[other.id] == nil {
      ports[other.id] = other.near(to: port).label
    }
  }
}
