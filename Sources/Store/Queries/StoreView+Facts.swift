internal import Change
internal import Foundation
internal import GRDB
public import Plant

/// What happened to a thing.
extension StoreView {
  func facts(in table: String, where condition: String, _ arguments: StatementArguments = []) throws
    -> [Fact]
  {
    try FactReading(db: db).facts(in: table, where: condition, arguments)
  }

  /// One fact by its id and the name of its table; nil if it is not here.
  public func fact(_ id: ThingID, in table: String) throws -> Fact? {
    guard catalogue.table(table)?.kind == .fact else { return nil }
    return try facts(in: table, where: "id = ?", [id.data]).first
  }

  /// Facts about a joint alone: plugging, mistakes and jobs there.
  func factsOfJoint(_ joint: ThingID) throws -> [Fact] {
    try ["plugging", "disturbance", "job"].flatMap {
      try facts(in: $0, where: "joint = ?", [joint.data])
    }
  }

  /// Plugs that went in or came out at a joint alone.
  func pluggings(at joint: ThingID) throws -> [Fact] {
    try facts(in: "plugging", where: "joint = ?", [joint.data])
  }

  /// Facts about a face: looks, cleanings, caps.
  func factsOfFace(_ face: Face) throws -> [Fact] {
    try ["inspection", "cleaning", "capping"].flatMap {
      try facts(in: $0, where: "part = ? AND connector = ?", [face.part.data, face.connector])
    }
  }

  /// Pictures of a face; the guide needs none of them.
  func imagesOfFace(_ face: Face) throws -> [Fact] {
    try facts(
      in: "image", where: "part = ? AND connector = ?", [face.part.data, face.connector])
  }

  /// Facts about a port alone: gates, lanes, parts that came and went.
  func factsOfPort(_ port: ThingID) throws -> [Fact] {
    try facts(in: "port_gate", where: "port = ?", [port.data])
      + facts(in: "lane_reading", where: "port = ?", [port.data])
      + facts(in: "part_move", where: "place = ?", [port.data])
  }

  /// Facts about a link alone: faults and their closings, soaks, jobs.
  func factsOfLink(_ link: ThingID) throws -> [Fact] {
    let closings = "fault IN (SELECT id FROM fault WHERE link = ?)"
    return try facts(in: "fault", where: "link = ?", [link.data])
      + facts(in: "fault_close", where: closings, [link.data])
      + facts(in: "soak", where: "link = ?", [link.data])
      + facts(in: "job", where: "link = ?", [link.data])
  }

  /// Facts that can be about anything: seen, tests, signatures, notes, decisions.
  func factsOfSubject(_ subject: ThingID) throws -> [Fact] {
    let tasks = try facts(in: "task", where: "subject = ?", [subject.data])
    return try ["seen", "polarity_test", "loss_test", "signature", "note", "decision"].flatMap {
      try facts(in: $0, where: "subject = ?", [subject.data])
    } + tasks + tasks.flatMap { try facts(in: "task_close", where: "task = ?", [$0.id.data]) }
  }

  /// Facts that belong to a job alone: steps, pauses, what was asked and answered.
  func factsOfJob(_ job: ThingID) throws -> [Fact] {
    try ["step", "pause", "ask", "answer"].flatMap {
      try facts(in: $0, where: "job = ?", [job.data])
    } + factsOfSubject(job)
  }

  /// The facts with those that take some of them back or correct them; without those that something
  /// corrected that is about another thing.
  ///
  /// Each once, in order.
  func settled(_ facts: [Fact]) throws -> [Fact] {
    var byID: [ThingID: Fact] = [:]
    for fact in facts { byID[fact.id] = fact }
    for fact in Array(byID.values) {
      guard
        let by = try rows("SELECT by_fact FROM superseded WHERE fact = ?", [fact.id.data]).first?
          .id("by_fact"), byID[by] == nil
      else { continue }
      if let withdrawal = try self.facts(in: "withdrawal", where: "id = ?", [by.data]).first {
        byID[by] = withdrawal
      } else {
        byID[fact.id] = nil
      }
    }
    return byID.values.sorted(by: Fact.precedes)
  }

  /// Everything recorded about a thing, and about the records that were found to be it, in order.
  public func history(of thing: Thing) throws -> [Fact] {
    let all = try [thing] + joined(to: thing)
    return try settled(all.flatMap(ownHistory))
  }

  private func ownHistory(of thing: Thing) throws -> [Fact] {
    var all: [Fact] = try factsOfSubject(thing.id)
    switch thing.kind {
    case .port:
      all += try factsOfPort(thing.id) + factsOfJoint(thing.id)
      if let port = try port(thing.id) {
        all += try factsOfParts(heldBy: port) + moduleMoves(at: port)
        for link in try links(ofPort: port.id) {
          all += try factsOfLink(link.id) + factsOfSubject(link.id)
        }
      }
    case .link:
      all += try factsOfLink(thing.id)
      if let link = try link(thing.id) {
        for port in [link.portA, link.portB] {
          all += try factsOfPort(port.id) + factsOfJoint(port.id) + factsOfParts(heldBy: port)
        }
      }
    case .device:
      for port in try ports(ofDevice: thing.id) {
        all += try factsOfPort(port.id) + factsOfJoint(port.id) + factsOfParts(heldBy: port)
        all += try links(ofPort: port.id).flatMap { try factsOfLink($0.id) }
      }
    case .module, .part, .cableEnd, .cassette, .cable:
      // What is looked at, goes in and comes out is an end of a cable; and before anybody said which
      // part it is, it was one without a name.
      let ends = thing.kind == .cable ? try ends(ofCable: thing.id).map(\.id) : []
      for part in try ([thing.id] + ends).flatMap({ try [$0] + parts(foundToBe: $0) }) {
        for table in ["part_move", "inspection", "cleaning", "capping", "image"] {
          all += try facts(in: table, where: "part = ?", [part.data])
        }
      }
    case .panelPosition:
      all += try factsOfJoint(thing.id)
      all += try facts(in: "part_move", where: "place = ?", [thing.id.data])
      for end in try cableEnds(at: thing.id) {
        all += try factsOfFace(Face(part: end.id, connector: 1))
      }
      if let face = try cassetteFace(at: thing.id) {
        all += try factsOfFace(face) + imagesOfFace(face)
      }
    case .job: all += try factsOfJob(thing.id) + facts(in: "job", where: "id = ?", [thing.id.data])
    case .fault:
      all += try facts(in: "fault", where: "id = ?", [thing.id.data])
      all += try facts(in: "fault_close", where: "fault = ?", [thing.id.data])
    case .tool: all += try facts(in: "kit_check", where: "tool = ?", [thing.id.data])
    case .hall, .rackRow, .rack, .strand, .panel, .fibreMap, .alias, .policy,
      .procedure:
      break
    }
    let jobs = all.filter { if case .job = $0.body { true } else { false } }
    for job in jobs { all += try factsOfJob(job.id) }
    return all
  }

  /// Modules that came and went in the cage of a port, which are kept under the cage's first port.
  private func moduleMoves(at port: PortRecord) throws -> [Fact] {
    let holder = try moduleHolder(port)
    guard holder.id != port.id else { return [] }
    return try facts(in: "part_move", where: "place = ?", [holder.id.data]).filter {
      if case .partMove(let move) = $0.body { move.kind == .module } else { false }
    }
  }

  /// Facts about the faces of every part that is or was known to be in a port.
  private func factsOfParts(heldBy port: PortRecord) throws -> [Fact] {
    try faces(heldBy: port).flatMap { try factsOfFace($0) + imagesOfFace($0) }
  }

  /// The faces that meet in a port, with those of parts nobody has identified that were there before.
  func faces(heldBy port: PortRecord) throws -> Set<Face> {
    let holder = try moduleHolder(port)
    var faces: Set<Face> = [try portFace(port), try cordFace(port)]
    for row in try rows("SELECT id, kind FROM part WHERE holder = ?", [holder.id.data])
    where row.text("kind") == PartKind.module.rawValue {
      faces.insert(Face(part: row.need("id"), connector: port.connector))
    }
    for row in try rows("SELECT id, kind FROM part WHERE holder = ?", [port.id.data])
    where row.text("kind") == PartKind.plug.rawValue {
      faces.insert(Face(part: row.need("id"), connector: 1))
    }
    return faces
  }

  /// Facts of all tables in order of time, newest last: by whom and since when if given.
  public func log(sinceMS: Int64?, technician: String?, limit: Int) throws -> [Fact] {
    var all: [Fact] = []
    for table in catalogue.tables where table.kind == .fact {
      all += try newestFacts(
        in: table.name, from: Self.firstID(atMS: sinceMS ?? 0),
        limit * (technician == nil ? 1 : 50))
    }
    let wanted = technician?.folded
    let sorted = all.filter { wanted == nil || $0.technician.folded == wanted }
      .sorted(by: Fact.precedes)
    return Array(sorted.suffix(limit))
  }

  /// The newest facts of a table with that id or a later one, in order.
  func newestFacts(in table: String, from first: ThingID, _ limit: Int) throws -> [Fact] {
    try facts(
      in: table,
      where: "id IN (SELECT id FROM \(table) WHERE id >= ? ORDER BY id DESC LIMIT ?)",
      [first.data, limit])
  }

  /// The least id a fact of that time can have.
  static func firstID(atMS: Int64) -> ThingID {
    let bytes = (0..<6).map { UInt8(truncatingIfNeeded: max(0, atMS) >> Int64(40 - 8 * $0)) }
    return ThingID(bytes: bytes + Array(repeating: 0, count: 10)) ?? .zero
  }
}
