import Plant
import Store

/// A face that is here, and where it was met.
struct RecordedFace {
  var face: Face
  var label: String
  /// The joint it was met at; nil where only the part is named.
  var joint: ThingID?
  var port: PortRecord?

  /// The face a person names; its unidentified part is drafted where it has no record yet.
  init(_ text: FaceText, at joint: RecordedJoint?, _ view: StoreView, _ draft: Draft) throws {
    switch text {
    case .inPort(let place):
      try self.init(place, "port", view, draft) { try view.portFace($0) }
    case .onCord(let place):
      try self.init(place, "cord", view, draft) { try view.cordFace($0) }
    case .printed(let name):
      guard let face = try CassetteFaceText.face(name, view) else { throw FaceText.refused(name) }
      try self.init(of: face, named: name, at: joint, view, draft)
    case .part(let name, let connector):
      if let face = try CassetteFaceText.face("\(name):\(connector)", view)
        ?? CassetteFaceText.face(name, view)
      {
        try self.init(of: face, named: name, at: joint, view, draft)
        return
      }
      let part = try PartReference(
        named: name, kinds: [.module, .cableEnd, .cassette, .part], view)
      try part.ensure(draft)
      if let port = joint?.port { try draft.ensureParts(view, at: port) }
      self.init(
        face: Face(part: part.id, connector: connector),
        label: part.kind == .cableEnd ? part.label : "\(part.label):\(connector)",
        joint: joint?.id, port: joint?.port)
    }
  }

  private init(
    of face: Face, named name: String, at joint: RecordedJoint?, _ view: StoreView, _ draft: Draft
  ) throws {
    try CassetteFaceText.check(face, of: view.cassetteLabel(face.part) ?? name, view)
    if let port = joint?.port { try draft.ensureParts(view, at: port) }
    self.init(
      face: face, label: try view.cassetteFaceName(face) ?? name, joint: joint?.id,
      port: joint?.port)
  }

  /// That its connector has these positions.
  ///
  /// - Throws: an error with code `bad-value`.
  func check(positions: [Int], _ view: StoreView) throws {
    guard let count = try view.positionCount(of: face),
      let over = positions.first(where: { $0 > count })
    else { return }
    throw CommandError(
      .badInput, "bad-value",
      "\(label) has the fibres 1 to \(count); there is no fibre \(over). Nothing was recorded.",
      next: "count again, key up; then type the command again")
  }

  private init(face: Face, label: String, joint: ThingID?, port: PortRecord?) {
    self.face = face
    self.label = label
    self.joint = joint
    self.port = port
  }

  private init(
    _ place: String, _ side: String, _ view: StoreView, _ draft: Draft,
    face: (PortRecord) throws -> Face
  ) throws {
    let port = try Self.port(place, side, view)
    try draft.ensureParts(view, at: port)
    let face = try face(port)
    let name = try view.partName(face.part)
    self.init(
      face: face, label: "\(port.label)/\(side)" + (name.map { " (\($0))" } ?? ""),
      joint: port.id, port: port)
  }

  private static func cassette(_ position: Thing, _ side: String, _ view: StoreView) throws
    -> String?
  {
    guard side == "port" else { return nil }
    return try view.cassetteFace(at: position.id).flatMap(view.cassetteFaceName)
  }

  private static func port(_ place: String, _ side: String, _ view: StoreView) throws -> PortRecord
  {
    let thing = try view.thing(named: place, kinds: [.port, .panelPosition])
    guard thing.kind == .port, let port = try view.port(thing.id) else {
      throw CommandError(
        .badInput, "bad-ref",
        "\(thing.label) is on a panel: its faces are those of a cassette or of cable ends.",
        next:
          "name the part and the joint: \(try cassette(thing, side, view) ?? "CABLE:a") --at \(thing.label)/joint"
      )
    }
    return port
  }
}
