internal import Change
internal import GRDB
internal import Plant

/// A live value of a cell group.
struct LiveValueRow {
  var table: String
  var row: ThingID
  var group: String
  var change: ChangeNumber
  var kind: LiveKind
  var value: [CellValue]
  var isShown: Bool
}

/// A cell group of a record.
struct RecordGroup: Hashable {
  var table: String
  var row: ThingID
  var group: String
}

extension StoreView {
  /// The groups whose live values differ: one seek on an index that holds nothing else.
  func disputedGroups() throws -> [RecordGroup] {
    try groups(
      "SELECT DISTINCT tbl, row, grp FROM sibling WHERE differs = 1 ORDER BY tbl, row, grp")
  }

  /// How many they are.
  func disputedGroupCount() throws -> Int {
    try rows(
      "SELECT count(*) AS n FROM (SELECT DISTINCT tbl, row, grp FROM sibling WHERE differs = 1)"
    ).first?.int("n") ?? 0
  }

  private func groups(_ sql: String) throws -> [RecordGroup] {
    try rows(sql).map {
      RecordGroup(table: $0.string("tbl"), row: $0.need("row"), group: $0.string("grp"))
    }
  }

  /// All live values of the groups with more than one, the shown one first.
  func liveValues() throws -> [LiveValueRow] {
    let all = try groups("SELECT DISTINCT tbl, row, grp FROM sibling ORDER BY tbl, row, grp")
    return try all.flatMap { group -> [LiveValueRow] in
      guard let table = catalogue.table(group.table), let place = table.index(ofGroup: group.group)
      else { return [] }
      let cells = try RecordReading(db: db).cells(table, group.row)
      return try stampedValues(table, group.row, table.groups[place], cells)
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

  /// The live values of a group that is stamped, the shown one first; of one that is not, none.
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
