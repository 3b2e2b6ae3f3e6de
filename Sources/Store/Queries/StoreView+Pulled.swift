internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// Plugs that came out, and the ports behind one plug.
extension StoreView {
  /// How far back plugs are looked for that came out: what is older is asked for when its link is touched.
  private static let pulledDays: Int64 = 366

  /// The ports at which a plug or a part of the cage came out or went in, and the positions on panels at which a plug
  /// came out, each once.
  ///
  /// A panel's plug that was pulled in a job whose last screen had the link accepted is left out: before it that job had
  /// asked for each link that passes.
  func pulledPlaces(nowMS: Int64) throws -> (
    ports: [(port: ThingID, isModule: Bool)], positions: Set<ThingID>
  ) {
    let since = Self.firstID(atMS: nowMS - Self.pulledDays * 86_400_000)
    let ports = try rows(
      """
      SELECT joint AS place, 0 AS is_module FROM plugging WHERE id >= ?1 AND action = 'out'
      UNION
      SELECT joint, 0 FROM disturbance WHERE id >= ?1
      UNION
      SELECT place, kind = 'module' FROM part_move WHERE id >= ?1 AND kind IN ('module', 'plug')
      """, [since.data]
    ).map { (port: $0.need("place"), isModule: $0.int("is_module") == 1) }
    let positions = try rows(
      """
      SELECT plug.joint AS place
      FROM plugging AS plug JOIN change_log AS change ON change.n = plug.born
      WHERE plug.id >= ?1 AND plug.action = 'out'
        AND EXISTS (SELECT 1 FROM panel_position WHERE id = plug.joint)
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = plug.id)
        AND NOT EXISTS (
          SELECT 1
          FROM job JOIN signature AS signed ON signed.subject = job.link
            JOIN change_log AS came ON came.n = signed.born
          WHERE job.id = plug.job AND signed.job = job.id AND signed.kind = 'accepted'
            AND signed.step IS NOT NULL AND (came.hlc, signed.id) > (change.hlc, plug.id)
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = signed.id))
      UNION
      SELECT joint FROM disturbance
      WHERE id >= ?1 AND EXISTS (SELECT 1 FROM panel_position WHERE id = joint)
      """, [since.data])
    return (ports, Set(positions.map { $0.need("place") }))
  }

  /// Whether a plug ever came out at a joint.
  func wasPulled(_ joint: ThingID) throws -> Bool {
    try ["plugging", "disturbance"].contains { table in
      try !rows("SELECT 1 AS found FROM \(table) WHERE joint = ? LIMIT 1", [joint.data]).isEmpty
    }
  }

  /// The ports in use that share a plug with others, plug by plug, their ids in order; none where each has its own.
  ///
  /// - Parameter inCage: whether those of all plugs of the module are meant, and not of the port's own alone.
  func sharedPlugs(at port: ThingID, inCage: Bool) throws -> [[ThingID]] {
    let found = try rows(
      """
      SELECT other.id, COALESCE(other.connector, 1) AS connector,
        COALESCE(own.connector, 1) AS own_connector
      FROM port AS own JOIN port AS other
        ON other.device = own.device AND other.cage = own.cage
      WHERE own.id = ? AND (other.retired_at IS NULL OR other.id = own.id)
      ORDER BY other.id
      """, [port.data])
    let here = inCage ? found : found.filter { $0.int("connector") == $0.int("own_connector") }
    return Dictionary(grouping: here) { $0.int("connector") ?? 1 }.values
      .filter { $0.count > 1 }.map { plug in plug.map { $0.need("id") } }
  }

  /// What tells that a link is up, by whatever port and in whichever job: with those jobs.
  func factsOfSeenUp(_ link: ThingID) throws -> [Fact] {
    let jobs = try facts(in: "job", where: "link = ?", [link.data])
    let said = try jobs.flatMap { job in
      try facts(
        in: "answer",
        where: "job = ? AND outcome = 'yes' AND about IN ('link-up', 'lanes', 'soak')",
        [job.id.data])
        + facts(in: "step", where: "job = ? AND name = 'lanes' AND outcome = 'ok'", [job.id.data])
    }
    let read = try facts(in: "soak", where: "link = ? AND action = 'passed'", [link.data])
    let signed = try facts(in: "signature", where: "subject = ? AND kind = 'accepted'", [link.data])
    return jobs + said + read + signed
  }
}
