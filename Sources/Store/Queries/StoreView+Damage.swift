internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// Faces that are known to be damaged: whoever looked last said so, and nothing but another look says otherwise.
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
    let looks = try facts(
      in: "inspection", where: "part = ? AND connector = ?", [face.part.data, face.connector])
    let last = try LiveFacts.of(settled(looks)).last { look in
      if case .inspection(let look) = look.body { look.verdict != .cannotSee } else { false }
    }
    guard let last, case .inspection(let look) = last.body, look.showsDamage else { return nil }
    return DamagedFace(
      face: face, position: position, place: place, atMS: last.atMS, technician: last.technician)
  }
}
