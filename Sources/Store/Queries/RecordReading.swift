internal import Change
internal import GRDB
internal import Plant

/// Reads records as they are shown.
struct RecordReading {
  let db: Database

  /// All cells of a record in the order of the catalogue; NULL everywhere if it is not there.
  func cells(_ table: TableCatalogue.Table, _ id: ThingID) throws -> [CellValue] {
    let columns = table.columns.map(\.name).joined(separator: ", ")
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM \(table.name) WHERE id = ?"),
      arguments: [id.data])
    guard let row else { return Array(repeating: .null, count: table.columns.count) }
    return table.columns.indices.map { CellValue(row[$0] as DatabaseValue) }
  }
}
