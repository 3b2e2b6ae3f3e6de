import CSession
import Change
import TestSupport

/// A plain SQLite database with the replicated columns, to which SQLite itself applies our bodies.
final class Mirror {
  private var connection: OpaquePointer?
  private let tables: TableCatalogue

  init(_ tables: TableCatalogue) throws {
    self.tables = tables
    try SQLiteChangeset.check("open", sqlite3_open(":memory:", &connection))
    for table in tables.tables {
      let columns = table.columns.map { "\($0.name) \(Self.type($0.type))" }
      let key = table.columns.prefix(table.keyColumns).map(\.name).joined(separator: ", ")
      let sql =
        "CREATE TABLE \(table.name) (\(columns.joined(separator: ", ")), PRIMARY KEY (\(key)))"
        + " STRICT, WITHOUT ROWID"
      try SQLiteChangeset.check("exec", sqlite3_exec(connection, sql, nil, nil, nil))
    }
  }

  deinit {
    sqlite3_close(connection)
  }

  /// Applies a body; nothing is done at the first thing that does not fit, unless `replacing`.
  ///
  /// - Returns: how many conflicts SQLite met.
  @discardableResult
  func apply(_ body: [UInt8], replacing: Bool = false) throws -> Int {
    var conflicts = csession_conflicts()
    let answer = replacing ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_ABORT
    let code = body.withUnsafeBytes {
      csession_apply(connection, Int32($0.count), $0.baseAddress, answer, &conflicts)
    }
    try SQLiteChangeset.check("apply", code)
    return Int(
      conflicts.data + conflicts.not_found + conflicts.conflict + conflicts.constraint)
  }

  /// All rows.
  func rows() throws -> TableRows {
    var out: TableRows = [:]
    for table in tables.tables {
      var statement: OpaquePointer?
      try SQLiteChangeset.check(
        "prepare",
        sqlite3_prepare_v2(connection, "SELECT * FROM \(table.name)", -1, &statement, nil))
      defer { sqlite3_finalize(statement) }
      while sqlite3_step(statement) == SQLITE_ROW {
        let cells = table.columns.indices.map {
          SQLiteChangeset.cell(sqlite3_column_value(statement, Int32($0)))
        }
        out[
          FoldedTables.Key(table: table.name, cells: Array(cells.prefix(table.keyColumns)))] = cells
      }
    }
    return out
  }

  private static func type(_ type: TableCatalogue.ColumnType) -> String {
    switch type {
    case .integer: "INTEGER"
    case .text: "TEXT"
    case .blob: "BLOB"
    case .real: "REAL"
    }
  }
}
