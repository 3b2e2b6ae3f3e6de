internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// Faces that are known to be damaged: somebody saw it, and nothing but a look that says so of it says otherwise.
extension StoreView {
  /// A leg with its damaged faces; between cassettes the pairs without one come first.
  public func withDamage(_ leg: SpareLeg) throws -> SpareLeg {
    var leg = leg
    leg.damaged = try damage(leg.near, leg.nearSpot) + damage(leg.far, leg.farSpot)
    if let pairs = leg.pairs {
      leg.pairs = pairs.filter { !leg.isDamaged($0) } + pairs.filter { leg.isDamaged($0) }
    }
    return leg
  }

  /// The damaged faces that meet at a position on a panel.
  public func damagedFaces(at position: PositionRecord) throws -> [DamagedFace] {
    let ends = try cableEnds(at: position.id).map { Face(part: $0.id, connector: 1) }
    let faces = try ends + [cassetteFace(at: position.id)].compactMap(\.self)
    return try faces.compactMap { try damage(of: $0, at: position.id, position.label) }
  }

  private func damage(_ end: CableEnd, _ spot: SpareSpot) throws -> [DamagedFace] {
    let own = Face(part: end.id, connector: 1)
    switch spot {
    case .position(let position):
      return try [damage(of: own, at: position.id, position.label)].compactMap(\.self)
    case .cassette(let rear, let free, _):
      let behind = try damage(of: own, at: rear.id, rear.label)
      let faces = try ([rear] + free).map { position in
        try cassetteFace(at: position.id).flatMap { face in
          try damage(of: face, at: position.id, position.label)
        }
      }
      return ([behind] + faces).compactMap(\.self)
    case .loose:
      let place = "end \(end.side.rawValue), \(spot.text)"
      return try [damage(of: own, at: nil, place)].compactMap(\.self)
    }
  }

  private func damage(of face: Face, at position: ThingID?, _ place: String) throws
    -> DamagedFace?
  {
    try damageMemory(of: face)[face].map { damage in
      DamagedFace(
        face: face, position: position, place: place, atMS: damage.atMS,
        technician: damage.technician)
    }
  }

  /// What is known of the damage of a face, as a repair has it.
  public func damageMemory(of face: Face) throws -> DamageMemory {
    let looks = try facts(
      in: "inspection", where: "part = ? AND connector = ?", [face.part.data, face.connector])
    let joints = Set(
      looks.compactMap { fact in
        if case .inspection(let look) = fact.body { look.joint } else { ThingID?.none }
      })
    let touches = try joints.flatMap { joint in
      try pluggings(at: joint) + facts(in: "disturbance", where: "joint = ?", [joint.data])
    }
    var memory = DamageMemory()
    for fact in LiveFacts.of(try settled(looks + touches)) {
      switch fact.body {
      case .inspection(let look):
        _ = memory.take(look, fact, of: face, at: look.joint ?? face.part)
      case .plugging(let plugging): memory.touch(plugging.joint)
      case .disturbance(let disturbance): memory.touch(disturbance.joint)
      default: break
      }
    }
    return memory
  }
}
