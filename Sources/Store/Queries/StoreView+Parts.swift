internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// Which part is where, and so which faces meet at a joint.
extension StoreView {
  /// The port under whose name a cage's module is kept: the first of the cage.
  public func moduleHolder(_ port: PortRecord) throws -> PortRecord {
    try cage(of: port).first ?? port
  }

  /// The part that is in a port now: the one last put there, or one nobody has identified, keyed by
  /// the fact that last moved a part there; or by the one that says that it is not the one on record.
  public func currentPart(_ kind: PartKind, at port: PortRecord) throws -> ThingID {
    try put(kind, at: port).part
  }

  /// The same, and the fact it is keyed by where nobody has identified it.
  fileprivate func put(_ kind: PartKind, at port: PortRecord) throws -> (
    part: ThingID, by: ThingID?
  ) {
    let holder = kind == .module ? try moduleHolder(port).id : port.id
    func unidentified(_ by: ThingID?) -> (part: ThingID, by: ThingID?) {
      (RecordKey.part(holder: holder, kind: kind, putBy: by).id, by)
    }
    var put = unidentified(nil)
    var isIn = false
    if let latest = try latestWord(holder.bytes, kind == .module ? .module : .plug),
      let move = try facts(in: "part_move", where: "id = ?", [latest.fact.data]).first,
      case .partMove(let body) = move.body
    {
      isIn = body.direction == .into
      put = isIn ? (body.part, nil) : unidentified(move.id)
    }
    // Only of a plug with a name can it be said that it is another.
    guard kind == .plug, try isIn || identity(ofPart: put.part) != put.part,
      let found = try plugFoundOtherwise(at: holder)
    else { return put }
    return unidentified(found.id)
  }

  /// The face in a port: its module's, on the port's connector.
  public func portFace(_ port: PortRecord) throws -> Face {
    Face(part: try currentPart(.module, at: port), connector: port.connector)
  }

  /// The face of the plug in a port.
  public func cordFace(_ port: PortRecord) throws -> Face {
    Face(part: try currentPart(.plug, at: port), connector: 1)
  }

  /// What a part is called where it is known: a module's serial or a cable's.
  public func partName(_ part: ThingID) throws -> String? {
    let known = try identity(ofPart: part)
    for kind in [ThingKind.module, .cableEnd, .cable] {
      if let thing = try thing(kind, known) { return thing.label }
    }
    return nil
  }

  /// The record of a part, of an end of a cable that of the cable; nil where nobody has said what it is.
  public func recordThing(ofPart part: ThingID) throws -> Thing? {
    let known = try identity(ofPart: part)
    let end = try rows("SELECT cable FROM cable_end WHERE id = ?", [known.data]).first
    if let cable = end?.id("cable") { return try thing(.cable, cable) }
    return try thing(.module, known) ?? thing(.cable, known)
  }

  /// The record a part was found to be; the part itself where nobody has said.
  public func identity(ofPart part: ThingID) throws -> ThingID {
    try rows("SELECT identified_as FROM part WHERE id = ?", [part.data]).first?
      .id("identified_as") ?? part
  }

  /// The parts nobody had identified that were then found to be this one.
  func parts(foundToBe part: ThingID) throws -> [ThingID] {
    try rows("SELECT id FROM part WHERE identified_as = ?", [part.data]).map { $0.need("id") }
  }

  /// What a part is that nobody has identified; nil if there is no record of it.
  public func partKind(_ part: ThingID) throws -> PartKind? {
    try rows("SELECT kind FROM part WHERE id = ?", [part.data]).first?.text("kind")
      .flatMap(PartKind.init(rawValue:))
  }

  /// The port a module is in now, as far as is recorded; nil if it is in none.
  public func portOfModule(_ module: ThingID) throws -> PortRecord? {
    for part in [module] + (try parts(foundToBe: module)) {
      guard let port = try port(holding: part, connector: 1) else { continue }
      if try identity(ofPart: try currentPart(.module, at: port)) == module { return port }
    }
    return nil
  }

  /// How many positions the connector of a face has; nil where nobody said what it is.
  public func positionCount(of face: Face) throws -> Int? {
    try connectorKind(of: face)?.positions
  }

  /// Adds them to the faces a job looks at.
  func addFibreCounts(_ situation: inout JobSituation) throws {
    try situation.updateEach { joint in
      for side in FaceSide.allCases {
        joint.fibreCounts[side] = try positionCount(of: joint.face(side))
      }
    }
  }

  /// The connector of a face; nil where nobody said what it is.
  public func connectorKind(of face: Face) throws -> ConnectorKind? {
    let part = try identity(ofPart: face.part)
    for kind in [ThingKind.module, .cableEnd] {
      let row = try rows("SELECT connector_kind FROM \(kind.rawValue) WHERE id = ?", [part.data])
      if let kind: ConnectorKind = row.first?.value("connector_kind") { return kind }
    }
    guard try cassetteLabel(part) != nil, let position = try position(ofCassetteFace: face) else {
      return nil
    }
    return try StoreFabric(self).position(position)?.kind
  }

  /// The cable an end belongs to; nil if the end or the cable is not here.
  public func cable(ofEnd end: ThingID) throws -> Thing? {
    try rows("SELECT cable FROM cable_end WHERE id = ?", [end.data]).first?.id("cable")
      .flatMap { try thing(.cable, $0) }
  }

  /// The cassettes in a slot of a panel, by its name there; those in use first.
  public func cassettes(inPanel panel: ThingID, slot: String) throws -> [Thing] {
    try rows(
      "SELECT id, slot FROM cassette WHERE panel = ? ORDER BY retired_at IS NOT NULL, id",
      [panel.data]
    ).filter { $0.string("slot").folded == slot.folded }
      .compactMap { try thing(.cassette, $0.need("id")) }
  }

  /// The port an unidentified or identified part is at, as far as is recorded.
  public func port(holding part: ThingID, connector: Int) throws -> PortRecord? {
    let moves = LiveFacts.of(
      try settled(facts(in: "part_move", where: "part = ?", [part.data])))
    if let last = moves.last, case .partMove(let move) = last.body {
      guard move.direction == .into, move.place.kind == .port, let place = try port(move.place.id)
      else { return nil }
      guard move.kind == .module else { return place }
      return try cage(of: place).first { $0.connector == connector } ?? place
    }
    if let row = try rows("SELECT holder, kind FROM part WHERE id = ?", [part.data]).first,
      let holder = try row.id("holder").flatMap(port)
    {
      guard row.text("kind") == PartKind.module.rawValue else { return holder }
      return try cage(of: holder).first { $0.connector == connector } ?? holder
    }
    return nil
  }
}

extension Draft {
  /// Drafts the records of the unidentified parts at a port, so that a fact about their faces names
  /// something that is there.
  public func ensureParts(_ view: StoreView, at port: PortRecord) throws {
    let holder = try view.moduleHolder(port)
    try ensure(view, .module, holder: holder, try view.put(.module, at: port))
    try ensure(view, .plug, holder: port, try view.put(.plug, at: port))
  }

  private func ensure(
    _ view: StoreView, _ kind: PartKind, holder: PortRecord, _ put: (part: ThingID, by: ThingID?)
  ) throws {
    let (part, putBy) = put
    guard try view.rows("SELECT 1 FROM part WHERE id = ?", [part.data]).isEmpty,
      try view.partName(part) == nil
    else { return }
    guard RecordKey.part(holder: holder.id, kind: kind, putBy: putBy).id == part else { return }
    try insert(
      .part, part, ["kind": .text(kind.rawValue), "holder": .id(holder.id), "put_by": .id(putBy)])
  }
}
