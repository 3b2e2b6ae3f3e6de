internal import Change
internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// Pictures of end-faces.
extension StoreView {
  /// The pictures of a part, of one connector of it or of all; those that count, in order.
  public func images(ofPart part: ThingID, connector: Int? = nil) throws -> [Fact] {
    let found =
      try connector.map { try imagesOfFace(Face(part: part, connector: $0)) }
      ?? facts(in: "image", where: "part = ?", [part.data])
    return LiveFacts.of(try settled(found))
  }

  /// The pictures of whatever can be seen of a thing: a port's two faces, the ends of a link, the
  /// connectors of a part; of a job, those taken for it.
  public func images(of thing: Thing) throws -> [Fact] {
    func ofPorts(_ ports: [PortRecord]) throws -> [Fact] {
      let held = Set(try ports.flatMap { try faces(heldBy: $0) })
      return LiveFacts.of(try settled(held.flatMap(imagesOfFace)))
    }
    switch thing.kind {
    case .port: return try port(thing.id).map { try ofPorts([$0]) } ?? []
    case .link: return try link(thing.id).map { try ofPorts([$0.portA, $0.portB]) } ?? []
    case .device: return try ofPorts(ports(ofDevice: thing.id))
    case .module, .part, .cableEnd, .cassette: return try images(ofPart: thing.id)
    case .cable:
      let ends = try rows("SELECT id FROM cable_end WHERE cable = ?", [thing.id.data])
      return LiveFacts.of(
        try ([thing.id] + ends.map { $0.need("id") }).flatMap { try images(ofPart: $0) })
    case .panelPosition:
      return try cassetteFace(at: thing.id).map {
        try images(ofPart: $0.part, connector: $0.connector)
      } ?? []
    case .fault:
      guard case .fault(let fault)? = try fact(thing.id, in: "fault")?.body,
        let link = try self.thing(.link, fault.link)
      else { return [] }
      return try images(of: link)
    case .job:
      guard case .job(let job)? = try fact(thing.id, in: "job")?.body,
        let link = try self.thing(.link, job.link)
      else { return [] }
      return try images(of: link).filter { $0.job == thing.id }
    case .hall, .rackRow, .rack, .strand, .panel, .fibreMap, .alias, .tool, .policy,
      .procedure:
      return []
    }
  }

  /// The newest pictures that count, in order.
  public func newestImages(limit: Int) throws -> [Fact] {
    LiveFacts.of(try settled(newestFacts(in: "image", from: .zero, limit)))
  }

  /// The pictures whose id, or the hash of whose bytes, begins with these hexadecimal digits.
  ///
  /// There is no index by hash, which would slow every merge: the records of all pictures are read.
  public func images(named text: String) throws -> [Fact] {
    let digits = text.folded
    guard (8...64).contains(digits.utf8.count) else { return [] }
    func range(_ length: Int) -> StatementArguments? {
      guard digits.utf8.count <= length else { return nil }
      func filled(_ digit: String) -> Data? {
        let rest = String(repeating: digit, count: length - digits.utf8.count)
        return Hexadecimal.bytes(digits + rest)?.data
      }
      guard let low = filled("0"), let high = filled("f") else { return nil }
      return [low, high]
    }
    let byID = try range(32).map { try facts(in: "image", where: "id BETWEEN ? AND ?", $0) } ?? []
    if !byID.isEmpty { return try settled(byID) }
    let byHash = try range(64).map {
      try facts(in: "image", where: "sha256 BETWEEN ? AND ?", $0)
    }
    return try settled(byHash ?? [])
  }

  /// Whether a picture was added on this laptop, so that its bytes have been here.
  public func wasAddedHere(_ image: Fact) throws -> Bool {
    guard let born = try born(image.id, in: "image") else { return false }
    return try !rows(
      """
      SELECT 1 FROM change_log JOIN chain ON chain.chain = change_log.chain
      WHERE change_log.n = ? AND chain.device = ?
      """, [born.rawValue, identity.device.bytes.data]
    ).isEmpty
  }

  /// The looks at a face that count, in order; not those that were only said from memory: no picture shows what
  /// they saw.
  public func inspections(of face: Face) throws -> [Fact] {
    try live("inspection", of: face).filter { fact in
      if case .inspection(let look) = fact.body { !StatedSteps.isStated(look) } else { true }
    }
  }

  /// The cleanings of a face that count, in order.
  public func cleanings(of face: Face) throws -> [Fact] {
    try live("cleaning", of: face)
  }

  private func live(_ table: String, of face: Face) throws -> [Fact] {
    let found = try facts(
      in: table, where: "part = ? AND connector = ?", [face.part.data, face.connector])
    return LiveFacts.of(try settled(found))
  }

  /// Which pictures a face is tied to already.
  public func imageTies(of face: Face) throws -> [ImageTie] {
    try rows(
      """
      SELECT sha256, fibre, inspection FROM image
      WHERE part = ? AND connector = ?
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = image.id)
      """, [face.part.data, face.connector]
    ).map {
      ImageTie(
        sha256: $0.blob("sha256"), fibre: $0.int("fibre"), inspection: $0.id("inspection"))
    }
  }

  /// How far a technician's scope clock was ahead of the laptop's when last checked in the fourteen
  /// hours before a time; ms, nil if it was not.
  public func scopeClockOffsetMS(of technician: String, atMS: Int64) throws -> Int64? {
    let shiftMS: Int64 = 14 * 3_600_000
    // A time of another laptop may be any number; an id has 48 bits for it.
    let time = min(max(atMS, 0), 1 << 47)
    return try rows(
      """
      SELECT clock_offset_ms FROM kit_check
      WHERE id >= ? AND id < ? AND technician = ? AND check_name = 'clock'
        AND clock_offset_ms IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = kit_check.id)
      ORDER BY id DESC LIMIT 1
      """,
      [Self.firstID(atMS: time - shiftMS).data, Self.firstID(atMS: time + 1).data, technician]
    ).first?.int64("clock_offset_ms")
  }
}
