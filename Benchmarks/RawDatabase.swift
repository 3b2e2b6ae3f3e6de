import CSession
import CShims

/// A plain SQLite connection: what ferrule is held against.
///
/// It has the pragmas of a store's own connection, and its triggers off, as there.
final class RawDatabase {
  let connection: OpaquePointer

  init(_ path: String, pragmas: String) throws {
    var opened: OpaquePointer?
    guard sqlite3_open(path, &opened) == SQLITE_OK, let opened else {
      throw BenchError("\(path) cannot be opened")
    }
    connection = opened
    _ = ferrule_enable_triggers(connection, 0)
    try run(pragmas)
  }

  deinit {
    sqlite3_close_v2(connection)
  }

  /// Runs statements that give nothing back.
  func run(_ sql: String) throws {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw error(sql) }
  }

  func statement(_ sql: String) throws -> RawQuery {
    var made: OpaquePointer?
    guard
      sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        == SQLITE_OK, let made
    else { throw error(sql) }
    return RawQuery(self, made)
  }

  /// The first column of a query's rows as text.
  func texts(_ sql: String) throws -> [String] {
    let query = try statement(sql)
    var out: [String] = []
    while try query.step() { out.append(query.text(0)) }
    return out
  }

  func error(_ what: String) -> BenchError {
    BenchError("\(String(cString: sqlite3_errmsg(connection))): \(what)")
  }
}
