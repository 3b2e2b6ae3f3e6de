internal import GRDB

extension Store {
  /// How a store's connection is set, for a plain one that is to be compared with it.
  package static var pragmas: String { "PRAGMA synchronous = FULL;\n\(Connection.pragmas)" }

  /// The SQLite connection that writes, for tests and benchmarks that put another witness beside the
  /// journal.
  ///
  /// Only the store writes on it.
  package func withConnection<Value>(_ body: (OpaquePointer) throws -> Value) throws -> Value {
    try SQLiteTrouble.translated(folder.database) {
      try queue.inDatabase { db in
        guard let connection = db.sqliteConnection else {
          throw StoreError(.fault, "The store's connection is closed.")
        }
        return try body(connection)
      }
    }
  }
}
