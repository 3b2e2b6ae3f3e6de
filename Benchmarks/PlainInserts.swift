import Change

/// Inserts rows in a transaction of their own with prepared statements: no log, no checks.
final class PlainInserts {
  private let begin: RawQuery
  private let commit: RawQuery
  private var inserts: [String: RawQuery] = [:]
  private var keys: [String: Int] = [:]

  init(
    _ database: RawDatabase, like rows: [(table: String, cells: [CellValue])],
    _ catalogue: TableCatalogue
  ) throws {
    begin = try database.statement("BEGIN IMMEDIATE")
    commit = try database.statement("COMMIT")
    for row in rows where inserts[row.table] == nil {
      let places = (1...row.cells.count + 1).map { "?\($0)" }.joined(separator: ", ")
      let width = (catalogue.table(row.table)?.columns.count ?? 0) - row.cells.count
      let rest = String(repeating: ", NULL", count: max(0, width))
      inserts[row.table] = try database.statement(
        "INSERT INTO \(row.table) VALUES (\(places)\(rest))")
      keys[row.table] = catalogue.table(row.table)?.keyColumns
    }
  }

  func commit(_ rows: [(table: String, cells: [CellValue])], born: Int64) throws {
    try begin.run()
    for (table, cells) in rows {
      guard let insert = inserts[table], let keys = keys[table] else { continue }
      for (place, cell) in cells.enumerated() {
        insert.bind(place < keys ? place + 1 : place + 2, cell)
      }
      insert.bind(keys + 1, .integer(born))
      try insert.run()
    }
    try commit.run()
  }
}
