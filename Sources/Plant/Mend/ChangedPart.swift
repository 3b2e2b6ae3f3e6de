/// A part that is changed: what is bought for it, and where it is taken out.
struct ChangedPart {
  let item: ShoppingItem
  private let change: MendChange
  private let label: String
  private let spots: [(at: String, place: Place?)]

  /// Nil if the plan has no such part.
  init?(_ change: MendChange, _ fabric: Fabric) {
    self.change = change
    if let cable = fabric.cables[change.part] {
      let ends = fabric.ends(of: cable.id)
      let faces = CableSide.allCases.map { side in ends.first { $0.side == side }?.face }
      label = cable.label
      item = ShoppingItem(
        kind: cable.isLegged ? .trunk : .cord, type: change.type,
        near: change.near ?? faces[0] ?? FaceType(),
        far: change.far ?? faces[1] ?? FaceType(), grade: change.grade ?? cable.grade,
        lengthMM: cable.lengthMM,
        legs: cable.isLegged ? Set(ends.map(\.leg)).count : 1, replaces: [cable.label])
      spots = Self.spots(ends, cable, fabric)
    } else if let cassette = fabric.cassettes[change.part] {
      label = cassette.label
      item = ShoppingItem(kind: .cassette, type: change.type, replaces: [cassette.label])
      let panel = cassette.panel.flatMap { fabric.panels[$0] }
      spots = [(cassette.label, panel?.place)]
    } else if let position = fabric.positions[change.part] {
      label = "adapter"
      let face = FaceType(kind: position.kind)
      item = ShoppingItem(
        kind: .adapter, type: change.type, near: face, far: face, replaces: [position.label])
      spots = [(position.label, fabric.panels[position.panel]?.place)]
    } else {
      return nil
    }
  }

  /// Where a hand has to go for it: both ends of a cable, every leg of a trunk.
  func stops(live: Int) -> [MendStop] {
    spots.map {
      MendStop(
        place: $0.place, at: $0.at, part: label, kind: item.kind, type: change.type, live: live)
    }
  }

  /// One place for each end; for the legs of a trunk, which go into one panel side by side, one for all.
  private static func spots(_ ends: [CableEnd], _ cable: Cable, _ fabric: Fabric) -> [(
    at: String, place: Place?
  )] {
    let all = ends.map { (spot($0, cable, fabric), panel: Self.panel(of: $0, fabric)) }
    var out: [(at: String, place: Place?)] = []
    for (number, (spot, panel)) in all.enumerated() {
      let together = panel.map { own in all.filter { $0.panel == own } } ?? []
      guard together.count > 1, let last = together.last?.0.at else {
        out.append(spot)
        continue
      }
      let isFirst = all.firstIndex { $0.panel == panel } == number
      if isFirst { out.append(("\(spot.at) to \(last), \(together.count) legs", spot.place)) }
    }
    return out
  }

  private static func panel(of end: CableEnd, _ fabric: Fabric) -> ThingID? {
    end.place.flatMap { fabric.positions[$0.id]?.panel }
  }

  private static func spot(_ end: CableEnd, _ cable: Cable, _ fabric: Fabric) -> (
    at: String, place: Place?
  ) {
    let own = cable.isLegged ? "\(end.side.rawValue)\(end.leg)" : end.side.rawValue
    guard let place = end.place else { return ("\(cable.label):\(own)", nil) }
    if let port = fabric.ports[place.id] {
      return (port.label, fabric.devices[port.device]?.place)
    }
    if let position = fabric.positions[place.id] {
      return (position.label, fabric.panels[position.panel]?.place)
    }
    return ("\(cable.label):\(own), \(end.state.rawValue)", nil)
  }
}
