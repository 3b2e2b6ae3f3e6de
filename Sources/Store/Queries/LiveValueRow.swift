internal import Change
internal import GRDB
internal import Plant

/// A live value of a cell group in which more than one value is live.
struct LiveValueRow {
  var table: String
  var row: ThingID?
  var group: String
  var change: ChangeNumber
  var kind: LiveKind
  var value: [CellValue]
  var isShown: Bool
}

extension StoreView {
  /// All live values of the groups with more than one, the shown one first.
  func liveValues() throws -> [LiveValueRow] {
    var out: [LiveValueRow] = []
    let groups = try rows("SELECT DISTINCT tbl, row, grp FROM sibling ORDER BY tbl, row, grp")
    for group in groups {
      let table = group.string("tbl")
      let row = group.blob("row")
      let name = group.string("grp")
      guard let definition = catalogue.table(table), let place = definition.index(ofGroup: name),
        let id = ThingID(bytes: row)
      else { continue }
      let cells = try RecordReading(db: db).cells(definition, id)
      let stamp = try rows(
        "SELECT n, kind FROM stamp WHERE tbl = ? AND row = ? AND grp = ?", [table, row.data, name]
      ).first
      out.append(
        LiveValueRow(
          table: table, row: id, group: name,
          change: ChangeNumber(rawValue: stamp?.int64("n") ?? 0),
          kind: LiveKind(rawValue: stamp?.int("kind") ?? 1) ?? .update,
          value: definition.groups[place].columns.map { cells[$0] }, isShown: true))
      let others = try rows(
        "SELECT n, kind, value FROM sibling WHERE tbl = ? AND row = ? AND grp = ? ORDER BY n",
        [table, row.data, name])
      for other in others {
        out.append(
          LiveValueRow(
            table: table, row: id, group: name,
            change: ChangeNumber(rawValue: other.int64("n") ?? 0),
            kind: LiveKind(rawValue: other.int("kind") ?? 1) ?? .update,
            value: CellBytes.cells(other.blob("value")) ?? [], isShown: false))
      }
    }
    return out
  }
}
