import CSession
import Change

/// The same rows as SQLite's session extension itself would hand them over: in its hash order.
enum SessionChangeset {
  /// Inserts what `changeset` holds into empty tables under a session, and asks the session.
  static func bytes(of changeset: [UInt8], tables: [String], schema: [String]) throws -> [UInt8] {
    let database = try RawDatabase(":memory:", pragmas: "")
    for sql in schema { try database.run(sql) }
    var session: OpaquePointer?
    guard sqlite3session_create(database.connection, "main", &session) == SQLITE_OK else {
      throw database.error("no session")
    }
    defer { sqlite3session_delete(session) }
    for table in tables { sqlite3session_attach(session, table) }
    guard
      csession_apply(
        database.connection, Int32(changeset.count), changeset, SQLITE_CHANGESET_ABORT, nil)
        == SQLITE_OK
    else { throw database.error("the changeset does not apply") }
    var size: Int32 = 0
    var captured: UnsafeMutableRawPointer?
    guard sqlite3session_changeset(session, &size, &captured) == SQLITE_OK, let captured else {
      throw database.error("no changeset")
    }
    defer { sqlite3_free(captured) }
    return Array(UnsafeRawBufferPointer(start: captured, count: Int(size)))
  }
}
