internal import GRDB
internal import Plant

/// Reads facts back from their tables.
struct FactReading {
  let db: Database
  /// The rows under the fact by table, where it does not stand in its tables.
  var logged: [String: [CellRow]]?

  /// The facts of a table for which `condition` holds; the columns of the table are named alone, and none of them
  /// as one of `change_log`.
  func facts(in table: String, where condition: String, _ arguments: StatementArguments) throws
    -> [Fact]
  {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(table).*, change_log.hlc AS fact_order
        FROM \(table) JOIN change_log ON change_log.n = \(table).born
        WHERE \(condition)
        ORDER BY \(table).id
        """)
    return try CellRow.all(statement, arguments).compactMap { try fact(in: table, $0) }
  }

  /// The fact a row of this table holds; nil if its words are none this program knows.
  func fact(in table: String, _ row: CellRow) throws -> Fact? {
    guard let body = try body(in: table, row) else { return nil }
    return Fact(
      id: row.need("id"), atMS: row.int64("at_ms") ?? 0, order: row.int64("fact_order") ?? 0,
      technician: row.string("technician"), job: row.id("job"),
      step: row.text("step"), supersedes: row.id("supersedes"), body: body)
  }

  private func body(in table: String, _ row: CellRow) throws -> FactBody? {
    switch table {
    case "inspection": try inspection(row)
    case "polarity_test": try polarityTest(row)
    case "loss_test": try lossTest(row)
    case "lane_reading": try laneReading(row)
    case "image": FactBody(imageIn: row)
    case "cleaning", "plugging", "part_move", "capping", "port_gate", "disturbance":
      FactBody(handsIn: table, row)
    case "fault", "fault_close", "job", "step", "pause": FactBody(workIn: table, row)
    case "ask", "answer", "soak": FactBody(callIn: table, row)
    default: FactBody(wordIn: table, row)
    }
  }

  /// The rows under a fact; not those of a twin that is not shown.
  private func children(_ table: String, of key: String, _ header: CellRow) throws -> [CellRow] {
    if let logged { return logged[table] ?? [] }
    return try CellRow.all(
      db.cachedStatement(sql: "SELECT * FROM \(table) WHERE \(key) = ? AND born = ?"),
      [header.need("id").data, header.int64("born")])
  }

  private func inspection(_ row: CellRow) throws -> FactBody? {
    guard let face = row.face(), let verdict: FaceVerdict = row.value("verdict") else { return nil }
    var fibres: [Int: FibreVerdict] = [:]
    for child in try children("inspection_fibre", of: "inspection", row) {
      if let fibre = child.int("fibre"), let verdict: FibreVerdict = child.value("verdict") {
        fibres[fibre] = verdict
      }
    }
    return .inspection(
      Inspection(
        face: face, joint: row.id("joint"), verdict: verdict, fibres: fibres,
        tip: row.text("tip"), profile: row.text("profile"), judgedBy: row.text("judged_by")))
  }

  private func polarityTest(_ row: CellRow) throws -> FactBody? {
    guard let subject = row.subject() else { return nil }
    var map: [Int: Int?] = [:]
    for child in try children("polarity_fibre", of: "polarity_test", row) {
      if let near = child.int("near_position") {
        map.updateValue(child.int("far_position"), forKey: near)
      }
    }
    return .polarityTest(
      PolarityTest(
        subject: subject, near: row.subject("near_kind", "near"), tester: row.text("tester"),
        map: map))
  }

  private func lossTest(_ row: CellRow) throws -> FactBody? {
    guard let subject = row.subject() else { return nil }
    let readings = try children("loss_reading", of: "loss_test", row).map { child in
      LossReading(
        fibre: child.int("fibre") ?? 0, wavelengthNM: child.int("wavelength_nm") ?? 0,
        fromEnd: child.string("from_end"), lossMilliDB: child.int("loss_mdb") ?? 0)
    }
    return .lossTest(
      LossTest(
        subject: subject, near: row.subject("near_kind", "near"), tester: row.text("tester"),
        referenceMethod: row.text("reference_method"), lengthMM: row.int64("length_mm"),
        verdict: row.text("verdict"), readings: readings))
  }

  private func laneReading(_ row: CellRow) throws -> FactBody? {
    var lanes: [Int: LanePower] = [:]
    for child in try children("lane_power", of: "lane_reading", row) {
      if let lane = child.int("lane") {
        lanes[lane] = LanePower(
          txMilliDBm: child.int("tx_mdbm"), rxMilliDBm: child.int("rx_mdbm"))
      }
    }
    return .laneReading(
      LaneReading(port: row.need("port"), origin: row.text("origin"), lanes: lanes))
  }
}
