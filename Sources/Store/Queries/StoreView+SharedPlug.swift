internal import Guide
internal import Plant

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
        ports: try others(on: ends, besides: link).sorted(by: NaturalOrder.precedes))
    }
    return nil
  }

  /// A port of each other link in service that a cable with these ends goes to.
  private func others(on ends: [CableEnd], besides link: ThingID) throws -> [String] {
    var met: Set<ThingID> = [link]
    var ports: [String] = []
    for end in ends where end.isLanded {
      guard let place = end.place, place.kind == .port else { continue }
      for sharer in try portsOnPlug(of: place.id) {
        for other in try links(ofPort: sharer)
        where other.service != "planned" && met.insert(other.id).inserted {
          ports.append(other.near(to: sharer).label)
        }
      }
    }
    return ports
  }
}
