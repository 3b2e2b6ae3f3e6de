internal import GRDB
internal import GRDBSQLite

/// Turns SQLite's result codes into errors a person can act on.
enum SQLiteTrouble {
  /// Runs `work`; a SQLite error leaves it as a ``StoreError``.
  static func translated<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw self.error(
        code: error.extendedResultCode.rawValue, text: error.message ?? "no message")
    }
  }

  /// The error for a result code.
  static func error(code: Int32, text: String) -> StoreError {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      StoreError(
        .busy, "Another ferrule is writing to this store and has not finished.",
        next: "wait a moment, then type the command again")
    case SQLITE_FULL:
      StoreError(
        .cannotWrite, "The disk is full. Nothing was changed.",
        next: "free some space, then type the command again")
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_IOERR:
      StoreError(
        .cannotWrite, "The store's file cannot be read or written: \(text).",
        next: "see who owns the store's folder: ls -l, or name another with --store")
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      StoreError(.damaged, "The store's file is damaged: \(text).", next: "ferrule doctor")
    default:
      StoreError(.fault, "SQLite refused a statement: \(text) (\(code)).")
    }
  }
}
