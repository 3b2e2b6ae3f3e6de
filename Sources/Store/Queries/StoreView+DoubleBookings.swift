internal import Change
internal import Foundation
internal import GRDB
internal import Plant

/// Two live things that claim one port, rack unit, serial or label.
extension StoreView {
  func doubleBookings() throws -> [Disagreement] {
    try bookedPorts() + bookedUnits() + bookedNames()
  }

  private func bookedPorts() throws -> [Disagreement] {
    let claims = try rows(
      """
      SELECT port, group_concat(hex(link)) AS links FROM (
        SELECT port_a AS port, id AS link FROM link
          WHERE retired_at IS NULL AND same_as IS NULL AND port_a IS NOT NULL
        UNION ALL
        SELECT port_b AS port, id AS link FROM link
          WHERE retired_at IS NULL AND same_as IS NULL AND port_b IS NOT NULL AND port_b <> port_a)
      GROUP BY port HAVING count(*) > 1 ORDER BY port
      """)
    return try claims.compactMap { claim in
      guard let port = try thing(.port, claim.need("port")) else { return nil }
      return try booked(port, what: "port", .link, claim.string("links"))
    }
  }

  private func bookedUnits() throws -> [Disagreement] {
    let claims = try rows(
      """
      SELECT one.rack AS rack, other.id AS other, one.id AS one, other.lowest_u AS unit
      FROM device AS one JOIN device AS other
        ON other.rack = one.rack AND other.id <> one.id
          AND (other.lowest_u > one.lowest_u OR (other.lowest_u = one.lowest_u AND other.id > one.id))
          AND other.lowest_u < one.lowest_u + coalesce(one.height_u, 1)
          AND (one.port_side IS NULL OR other.port_side IS NULL OR one.port_side = other.port_side)
      WHERE one.rack IS NOT NULL AND one.retired_at IS NULL AND other.retired_at IS NULL
        AND one.same_as IS NULL AND other.same_as IS NULL
      ORDER BY one.rack, one.id, other.id
      """)
    return try claims.compactMap { claim in
      guard let rack = try thing(.rack, claim.need("rack")) else { return nil }
      return Disagreement(
        kind: .doubleBooked, thing: rack, what: "u\(claim.int("unit") ?? 0)",
        answers: try [claim.need("one"), claim.need("other")].sorted().compactMap { id in
          try thing(.device, id).map { try self.claim($0, by: "device", id, group: "place") }
        })
    }
  }

  /// One serial or label on two things of one kind.
  private func bookedNames() throws -> [Disagreement] {
    let claims = try rows(
      """
      SELECT term, kind, origin, group_concat(hex(target)) AS targets FROM lookup
      WHERE origin IN ('serial', 'asset', 'alias')
      GROUP BY term, origin, kind HAVING count(*) > 1 ORDER BY term, origin, kind
      """)
    return try claims.compactMap { claim in
      guard let kind: ThingKind = claim.value("kind") else { return nil }
      let ids = claim.string("targets").split(separator: ",")
        .compactMap { Hexadecimal.bytes($0).flatMap { ThingID(bytes: $0) } }
      let live = try ids.sorted().compactMap { try thing(kind, $0) }
        .filter { try $0.retiredAtMS == nil && !isJoined($0) }
      guard live.count > 1, let first = live.first else { return nil }
      return Disagreement(
        kind: .doubleBooked, thing: first,
        what: "\(claim.string("origin")) \(claim.string("term"))",
        answers: try live.map { thing in
          switch claim.string("origin") {
          case "alias":
            let row = RecordKey.alias(code: claim.string("term"), target: thing.id).id
            return try self.claim(thing, by: "alias", row, group: "name")
          case "asset":
            return try self.claim(thing, by: kind.rawValue, thing.id, group: "asset_tag")
          default:
            let group = kind == .device ? "serial" : kind == .tool ? "type" : "identity"
            return try self.claim(thing, by: kind.rawValue, thing.id, group: group)
          }
        })
    }
  }

  /// Whether a record was found to be another one.
  private func isJoined(_ thing: Thing) throws -> Bool {
    guard catalogue.table(thing.kind.rawValue)?.kind == .record else { return false }
    return try !rows(
      "SELECT 1 FROM \(thing.kind.rawValue) WHERE id = ? AND same_as IS NOT NULL", [thing.id.data]
    ).isEmpty
  }

  private func booked(_ thing: Thing, what: String, _ kind: ThingKind, _ ids: String) throws
    -> Disagreement
  {
    let claims = try ids.split(separator: ",")
      .compactMap { Hexadecimal.bytes($0).flatMap { ThingID(bytes: $0) } }
      .sorted().compactMap { id in
        try self.thing(kind, id).map { try claim($0, by: kind.rawValue, id, group: "ends") }
      }
    return Disagreement(kind: .doubleBooked, thing: thing, what: what, answers: claims)
  }

  /// Who claims it: the change whose value is shown in a group of a record.
  private func claim(
    _ thing: Thing, by table: String, _ row: ThingID, group: String
  ) throws -> Disagreement.Answer {
    let change = try writer(table, row, group)
    return Disagreement.Answer(
      text: thing.label, who: change?.author ?? "-",
      device: change.map { String($0.device.description.prefix(8)) } ?? "-",
      atMS: change.map { HybridTime.wallMS(of: $0.hlc) }, isShown: true)
  }

  /// The change whose value of a group is shown.
  func writer(_ table: String, _ row: ThingID, _ group: String) throws -> Change? {
    let number =
      try rows(
        "SELECT n FROM stamp WHERE tbl = ? AND row = ? AND grp = ?", [table, row.data, group]
      ).first?.int64("n")
      ?? rows("SELECT born FROM \(table) WHERE id = ?", [row.data]).first?.int64("born")
    return try number.map { try ChangeLog.sealed(db, ChangeNumber(rawValue: $0)).change }
  }
}
