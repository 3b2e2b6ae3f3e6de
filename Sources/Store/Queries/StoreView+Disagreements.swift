internal import Change
internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// What a lead has to decide.
extension StoreView {
  /// All two-answers, retirements that met an edit, and double bookings.
  public func disagreements() throws -> [Disagreement] {
    let log = try ChangeLog(db)
    return try twoAnswers(log) + twoMedia(log) + retiredAndEdited(log) + doubleBookings()
  }

  private func twoAnswers(_ log: ChangeLog) throws -> [Disagreement] {
    var groups: [[LiveValueRow]] = []
    for value in try liveValues() {
      if value.isShown { groups.append([]) }
      guard !groups.isEmpty else { continue }
      groups[groups.count - 1].append(value)
    }
    return try groups.compactMap { values in
      guard let first = values.first, values.contains(where: { $0.value != first.value }),
        let table = catalogue.table(first.table), let place = table.index(ofGroup: first.group),
        let kind = ThingKind(rawValue: first.table), let row = first.row
      else { return nil }
      let columns = table.groups[place].columns.map { table.columns[$0].name }
      let thing =
        try thing(kind, row)
        ?? Thing(kind: kind, id: row, label: String(row.description.prefix(8)))
      return Disagreement(
        kind: .twoAnswers, thing: thing, what: first.group,
        answers: try values.map { value in
          try answer(log, value, text: try words(columns, value.value))
        })
    }
  }

  /// Links that two people saw to be different things, neither having seen what the other wrote.
  private func twoMedia(_ log: ChangeLog) throws -> [Disagreement] {
    let subjects = try rows(
      """
      SELECT subject FROM seen WHERE medium IS NOT NULL
      GROUP BY subject HAVING count(DISTINCT medium) > 1 ORDER BY subject
      """)
    return try subjects.compactMap { row in
      let link = row.need("subject")
      var looks: [(change: AppliedChange, fact: Fact, medium: Medium)] = []
      for fact in LiveFacts.of(
        try settled(facts(in: "seen", where: "subject = ?", [link.data])))
      {
        guard case .seen(let seen) = fact.body, let medium = seen.medium,
          let born = try rows("SELECT born FROM seen WHERE id = ?", [fact.id.data]).first?
            .int64("born")
        else { continue }
        looks.append((try log.applied(ChangeNumber(rawValue: born)), fact, medium))
      }
      let open = try looks.filter { one in
        try !looks.contains { other in
          try log.coverage(of: other.change).covers(one.change.placement)
            || (other.change.number == one.change.number && Fact.precedes(one.fact, other.fact))
        }
      }
      guard Set(open.map(\.medium)).count > 1, let thing = try thing(.link, link) else {
        return nil
      }
      let shown = try latestWord(link.bytes, .medium)?.fact
      return Disagreement(
        kind: .twoAnswers, thing: thing, what: "medium, as seen",
        answers: open.map { look in
          Disagreement.Answer(
            text: look.medium.rawValue, who: look.fact.technician,
            device: log.chains[look.change.placement.chain].map {
              String($0.device.description.prefix(8))
            } ?? "-", atMS: look.fact.atMS, isShown: look.fact.id == shown)
        })
    }
  }

  private func answer(_ log: ChangeLog, _ value: LiveValueRow, text: String) throws
    -> Disagreement.Answer
  {
    let sealed = try log.sealed(value.change)
    return Disagreement.Answer(
      text: text, who: sealed.change.author,
      device: String(sealed.change.device.description.prefix(8)),
      atMS: HybridTime.wallMS(of: sealed.change.hlc), isShown: value.isShown)
  }

  /// `rack R07-06, lowest_u 12`: the columns that have a value, ids as what they name.
  func words(_ columns: [String], _ cells: [CellValue]) throws -> String {
    var out: [String] = []
    for (column, cell) in zip(columns, cells) {
      switch cell {
      case .null: continue
      case .integer(let number): out.append("\(column) \(number)")
      case .real: continue
      case .text(let text): out.append("\(column) \(text)")
      case .blob(let bytes):
        let id = ThingID(bytes: bytes)
        let label = try id.flatMap { id in
          try ThingKind.allCases.lazy.compactMap { try thing($0, id)?.label }.first
        }
        out.append("\(column) \(label ?? String(id?.description.prefix(8) ?? "?"))")
      }
    }
    return out.isEmpty ? "nothing" : out.joined(separator: ", ")
  }

  /// Records one person retired while another edited them, neither having seen the other.
  private func retiredAndEdited(_ log: ChangeLog) throws -> [Disagreement] {
    let stamps = try rows(
      """
      SELECT DISTINCT tbl, row FROM stamp WHERE grp = ?1
      UNION SELECT DISTINCT tbl, row FROM sibling WHERE grp = ?1
      """, [Retirement.groupName])
    return try (stamps + editedAndInsertedRetired()).compactMap { stamp in
      guard let table = catalogue.table(stamp.string("tbl")),
        let id = ThingID(bytes: stamp.blob("row")), let kind = ThingKind(rawValue: table.name)
      else { return nil }
      let cells = try RecordReading(db: db).cells(table, id)
      var retired: [LiveValueRow] = []
      var others: [LiveValueRow] = []
      for group in table.groups {
        let live = try stampedValues(table, id, group, cells)
        if group.name == Retirement.groupName {
          retired += live.isEmpty ? try insertedValues(table, id, group, cells) : live
        } else {
          others += live
        }
      }
      let covers: (ChangeNumber, ChangeNumber) throws -> Bool = { above, below in
        let change = try log.applied(above)
        return try log.coverage(of: change).covers(try log.applied(below).placement)
      }
      let conflict = try retired.contains { one in
        guard Retirement.retires(one.value) else { return false }
        return try others.contains { other in
          guard other.kind == .update, other.change != one.change else { return false }
          return try !covers(one.change, other.change) && !covers(other.change, one.change)
        }
      }
      guard conflict else { return nil }
      let thing =
        try thing(kind, id)
        ?? Thing(kind: kind, id: id, label: String(id.description.prefix(8)))
      let edits = others.filter { $0.kind == .update }
      return Disagreement(
        kind: .retiredAndEdited, thing: thing, what: Retirement.groupName,
        answers: try (retired + edits).map { value in
          let columns =
            table.index(ofGroup: value.group).map { table.groups[$0].columns } ?? []
          let text = try words(columns.map { table.columns[$0].name }, value.value)
          return try answer(log, value, text: text)
        })
    }
  }

  /// Rows that somebody edited and that some insert brought as retired: nothing is stamped for that.
  private func editedAndInsertedRetired() throws -> [CellRow] {
    try catalogue.tables.filter { $0.kind == .record }.flatMap { table in
      try rows(
        """
        SELECT DISTINCT stamp.tbl AS tbl, stamp.row AS row
        FROM stamp JOIN \(table.name) AS record ON record.id = stamp.row
        WHERE stamp.tbl = ?1 AND record.retired_at IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM stamp AS own WHERE own.tbl = ?1 AND own.row = stamp.row AND own.grp = ?2)
        """, [table.name, Retirement.groupName])
    }
  }

  /// The live values of a group that is not stamped: what the row's inserts gave it.
  func insertedValues(
    _ table: TableCatalogue.Table, _ id: ThingID, _ group: TableCatalogue.ColumnGroup,
    _ cells: [CellValue]
  ) throws -> [LiveValueRow] {
    var inserts = try rows(
      "SELECT n, value FROM row_insert WHERE tbl = ? AND row = ? ORDER BY n",
      [table.name, id.data]
    ).map { ($0.int64("n"), CellBytes.cells($0.blob("value")) ?? []) }
    if inserts.isEmpty {
      inserts = try rows("SELECT born FROM \(table.name) WHERE id = ?", [id.data])
        .map { ($0.int64("born"), cells) }
    }
    return inserts.compactMap { number, cells in
      let value = group.columns.map { $0 < cells.count ? cells[$0] : .null }
      guard let number, value.contains(where: { !$0.isNull }) else { return nil }
      return LiveValueRow(
        table: table.name, row: id, group: group.name, change: ChangeNumber(rawValue: number),
        kind: .insert, value: value, isShown: true)
    }
  }

  /// The live values of a group that is stamped; of one that is not, none: an insert is no edit.
  func stampedValues(
    _ table: TableCatalogue.Table, _ id: ThingID, _ group: TableCatalogue.ColumnGroup,
    _ cells: [CellValue]
  ) throws -> [LiveValueRow] {
    let stamps = try rows(
      "SELECT n, kind FROM stamp WHERE tbl = ? AND row = ? AND grp = ?",
      [table.name, id.data, group.name])
    let siblings = try rows(
      "SELECT n, kind, value FROM sibling WHERE tbl = ? AND row = ? AND grp = ? ORDER BY n",
      [table.name, id.data, group.name])
    func live(_ row: CellRow, _ value: [CellValue], isShown: Bool) -> LiveValueRow {
      LiveValueRow(
        table: table.name, row: id, group: group.name,
        change: ChangeNumber(rawValue: row.int64("n") ?? 0),
        kind: LiveKind(rawValue: row.int("kind") ?? 1) ?? .update, value: value, isShown: isShown)
    }
    return stamps.map { live($0, group.columns.map { cells[$0] }, isShown: true) }
      + siblings.map { live($0, CellBytes.cells($0.blob("value")) ?? [], isShown: false) }
  }
}
