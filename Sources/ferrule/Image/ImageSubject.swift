import Plant
import Store

/// What a person can ask the pictures of: one face, or whatever has faces.
enum ImageSubject {
  /// The pictures of what a REF names, in order.
  static func images(_ named: String, _ view: StoreView) throws -> [Fact] {
    if let face = try face(named, view) {
      return try view.images(ofPart: face.part, connector: face.connector)
    }
    let jobs = try view.jobs(named: named)
    if let job = jobs.first, jobs.count == 1 {
      return try view.images(of: Thing(kind: .job, id: job.id, label: named))
    }
    let thing = try view.thing(named: named)
    switch thing.kind {
    case .hall, .rackRow, .rack, .strand, .panel, .fibreMap, .alias, .tool, .policy,
      .procedure:
      throw CommandError(
        .badInput, "bad-ref", "\(thing.label) is a \(thing.kind.word), which has no face.",
        next: "name a port, a link, a part or a repair; ferrule image list lists all pictures")
    default: return try view.images(of: thing)
    }
  }

  /// The face of `PORT/port`, `PORT/cord`, `CABLE:a` or `PART:CONNECTOR`; nil for what names a thing.
  private static func face(_ named: String, _ view: StoreView) throws -> Face? {
    let (place, side) = JointText.split(named)
    switch side {
    case "port": return try view.portFace(view.port(named: place))
    case "cord": return try view.cordFace(view.port(named: place))
    default: break
    }
    guard try view.things(named: named).isEmpty else { return nil }
    if let face = try CassetteFaceText.face(named, view) { return face }
    guard let text = try? FaceText(named), case .part(let name, let connector) = text else {
      return nil
    }
    let part = try? PartReference(
      named: name, kinds: [.module, .cableEnd, .cassette, .part], view)
    return part.map { Face(part: $0.id, connector: connector) }
  }
}
