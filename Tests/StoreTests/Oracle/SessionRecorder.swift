import CSession
import Change
import Store

/// SQLite's session extension, listening on a store's own connection beside the journal.
final class SessionRecorder {
  private let store: Store
  /// Listens as long as the recorder is there: a statement that was prepared when nobody listened
  /// would not be heard later.
  private var standing: OpaquePointer?

  init(_ store: Store) throws {
    self.store = store
    standing = try listen()
  }

  deinit {
    let session = standing
    try? store.withConnection { _ in sqlite3session_delete(session) }
  }

  /// What happens to the replicated tables while `body` runs, as SQLite saw it.
  func changes(during body: () throws -> Void) throws -> NetChanges {
    let session = try listen()
    defer { try? store.withConnection { _ in sqlite3session_delete(session) } }
    try body()
    var size: Int32 = 0
    var changeset: UnsafeMutableRawPointer?
    try store.withConnection { _ in
      try SQLiteChangeset.check(
        "changeset", sqlite3session_changeset(session, &size, &changeset))
    }
    let records = try SQLiteChangeset.records(of: SQLiteChangeset.taken(changeset, size))
    // The column right after the key says which local change brought the row.
    return NetChanges(records, localColumn: { $0.keyCount })
  }

  private func listen() throws -> OpaquePointer? {
    var session: OpaquePointer?
    try store.withConnection { connection in
      try SQLiteChangeset.check("create", sqlite3session_create(connection, "main", &session))
      for table in store.tables.tables {
        try SQLiteChangeset.check("attach", sqlite3session_attach(session, table.name))
      }
    }
    return session
  }
}
