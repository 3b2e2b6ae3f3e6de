internal import GRDB
internal import Guide
public import Plant

/// When the joints of a link were last touched and their faces last seen.
extension StoreView {
  /// Every joint of a way, in order: the near port, each position passed, the far port if it comes so
  /// far.
  ///
  /// The numbers are those of the joints of the channel that is made of the same way.
  public func sights(of way: FabricPath, from near: PortRecord, to far: PortRecord) throws
    -> [JointSight]
  {
    let segments = way.segments
    var spots = [JointSpot(near)]
    for position in way.positions {
      spots.append(
        JointSpot(
          id: position.id, label: position.label, place: try self.position(position.id)?.place))
    }
    if way.isComplete { spots.append(JointSpot(far)) }
    return try spots.enumerated().map { number, spot in
      let before = number == 0 ? nil : segments[safe: number - 1]
      let behind = segments[safe: number]
      let (one, other) = (
        try before.map { try side(of: $0, isLeft: true, at: spot.port) }
          ?? spot.port.map(moduleSide) ?? FaceSide(),
        try behind.map { try side(of: $0, isLeft: false, at: spot.port) }
          ?? spot.port.map(moduleSide) ?? FaceSide()
      )
      return try sight(number, spot, one, other)
    }
  }

  /// Where two faces meet.
  private struct JointSpot {
    var id: ThingID
    var label: String
    var place: Place?
    var port: PortRecord?

    init(id: ThingID, label: String, place: Place?) {
      (self.id, self.label, self.place) = (id, label, place)
    }

    init(_ port: PortRecord) {
      self.init(id: port.id, label: port.label, place: port.place)
      self.port = port
    }
  }

  /// A face by all ids it goes under, and what a person calls its part.
  private struct FaceSide {
    var faces: [Face] = []
    var label = "nothing recorded"
  }

  private func moduleSide(_ port: PortRecord) throws -> FaceSide {
    let face = try portFace(port)
    let known = Face(part: try identity(ofPart: face.part), connector: port.connector)
    let name = try partName(face.part)
    return FaceSide(faces: [face, known], label: name.map { "module \($0)" } ?? "module")
  }

  /// The face of a part at the joint behind it (`isLeft`), or before it.
  ///
  /// A plug is known by its cable's end, and in a port also as what is in there now.
  private func side(of segment: PathSegment, isLeft: Bool, at port: PortRecord?) throws -> FaceSide
  {
    switch segment {
    case .cable(let cable, let from, let to):
      var faces = [Face(part: isLeft ? to.id : from.id, connector: 1)]
      if let port { faces.append(try cordFace(port)) }
      return FaceSide(faces: faces, label: Self.label(cable, isLeft ? to : from))
    case .cassette(_, let from, let to):
      guard let face = try cassetteFace(at: (isLeft ? to : from).id) else {
        return FaceSide(label: "cassette")
      }
      return FaceSide(faces: [face], label: try cassetteFaceName(face) ?? "cassette")
    }
  }

  /// A leg of a harness is named by its end, because the legs of its two sides differ.
  private static func label(_ cable: Cable, _ end: CableEnd) -> String {
    switch cable.kind {
    case .trunk: "\(cable.label) leg \(end.leg)"
    case .harness: "\(cable.label):\(end.side.rawValue)\(end.leg)"
    case .cord, .aoc, .dac, nil: cable.label
    }
  }

  private func sight(_ number: Int, _ spot: JointSpot, _ near: FaceSide, _ far: FaceSide) throws
    -> JointSight
  {
    let (before, behind) = (try facts(of: near.faces), try facts(of: far.faces))
    var touching = before + behind + LiveFacts.of(try settled(factsOfJoint(spot.id)))
    if let port = spot.port {
      let holder = try moduleHolder(port).id
      let moves = try facts(in: "part_move", where: "place IN (?, ?)", [port.id.data, holder.data])
      touching += LiveFacts.of(try settled(moves))
    }
    return JointSight(
      joint: number, label: spot.label, place: spot.place,
      near: FaceSight(label: near.label, look: before.compactMap(FaceSight.Look.init).last),
      far: FaceSight(label: far.label, look: behind.compactMap(FaceSight.Look.init).last),
      touch: touching.sorted(by: Fact.precedes).compactMap(JointTouch.init).last)
  }

  private func facts(of faces: [Face]) throws -> [Fact] {
    let distinct = faces.enumerated().filter { place, face in !faces[..<place].contains(face) }
    return LiveFacts.of(try settled(distinct.flatMap { try factsOfFace($0.element) }))
  }
}

extension FaceSight.Look {
  /// Nil if the fact is no look.
  fileprivate init?(_ fact: Fact) {
    guard case .inspection(let inspection) = fact.body else { return nil }
    self.init(atMS: fact.atMS, technician: fact.technician, verdict: inspection.verdict)
  }
}

extension JointTouch {
  /// Nil if the fact is of no hand at a joint.
  fileprivate init?(_ fact: Fact) {
    let deed: Deed
    switch fact.body {
    case .plugging(let plugging): deed = plugging.action == .plugIn ? .plugged : .unplugged
    case .cleaning: deed = .cleaned
    case .capping(let capping): deed = capping.action == .capped ? .capped : .uncapped
    case .partMove(let move): deed = move.direction == .into ? .partIn : .partOut
    case .disturbance: deed = .disturbed
    default: return nil
    }
    self.init(atMS: fact.atMS, technician: fact.technician, deed: deed)
  }
}

extension Array {
  /// The element of an index; nil outside the array.
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
