internal import GRDB
internal import GRDBSQLite

/// Turns SQLite's result codes into errors a person can act on.
enum SQLiteTrouble {
  /// Runs `work` on the file at a path; a SQLite error leaves it as a ``StoreError`` that names the file.
  static func translated<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw self.error(
        code: error.extendedResultCode.rawValue, text: error.message ?? "no message", path: path)
    }
  }

  /// The error for a result code.
  static func error(code: Int32, text: String, path: String) -> StoreError {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      StoreError(
        .busy, "Another ferrule is writing to this store and has not finished.",
        next: "wait a moment, then type the command again")
    case SQLITE_FULL:
      StoreError(
        .diskFull, "The disk is full. Nothing more was written to \(path).",
        next: "free some space, then type the command again"
          // What is being copied to a full disk is not carried away by copying it once more.
          + (path.hasSuffix("/ferrule.db")
            ? "; or carry away what is here: ferrule sync export -o STICK" : ""))
    case SQLITE_IOERR where isInDoubt(code):
      StoreError(
        .cannotWrite,
        "\(path) cannot be written: \(text). What was said last may be in it or not.",
        next: "\(look(path)); then ferrule log, to see what is in it")
    case SQLITE_READONLY where code == SQLITE_READONLY:
      StoreError(
        .cannotWrite, "\(path) can only be read here: nothing was written.", next: look(path))
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_IOERR:
      StoreError(
        .cannotWrite, "\(path) cannot be read or written: \(text).", next: look(path))
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      StoreError(.damaged, "\(path) is damaged: \(text).", next: "ferrule doctor")
    default:
      StoreError(.fault, "SQLite refused a statement: \(text) (\(code)).")
    }
  }

  /// Whether a commit that failed so may still be found in the write-ahead log.
  private static func isInDoubt(_ code: Int32) -> Bool {
    [
      ResultCode.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_WRITE,
      .SQLITE_IOERR_TRUNCATE,
    ].contains { $0.rawValue == code }
  }

  /// Commands that show whether there is space, and who may write.
  private static func look(_ path: String) -> String {
    let folder = ShellWord.quoted(
      path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/"))
    return "df -h \(folder); ls -l \(folder)"
  }
}
