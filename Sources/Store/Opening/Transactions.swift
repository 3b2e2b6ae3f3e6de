internal import GRDB
internal import GRDBSQLite

/// Begins and ends the transactions of one connection with statements that are prepared once.
final class Transactions {
  private let connection: OpaquePointer
  private let beginRead: RawStatement
  private let beginWrite: RawStatement
  private let commit: RawStatement
  private let rollback: RawStatement

  init(_ db: Database) throws {
    guard let connection = db.sqliteConnection else {
      throw StoreError(.fault, "The store's connection is closed.")
    }
    self.connection = connection
    beginRead = RawStatement(connection, "BEGIN")
    beginWrite = RawStatement(connection, "BEGIN IMMEDIATE")
    commit = RawStatement(connection, "COMMIT")
    rollback = RawStatement(connection, "ROLLBACK")
  }

  /// Sees one state of the file while `body` runs, and writes nothing.
  func read<Value>(_ body: () throws -> Value) throws -> Value {
    try beginRead.run()
    defer { takeBack() }
    return try body()
  }

  /// Writes what `body` writes, or nothing when it or the commit fails.
  func write<Value>(_ body: () throws -> Value) throws -> Value {
    try beginWrite.run()
    do {
      let value = try body()
      try commit.run()
      return value
    } catch {
      takeBack()
      throw error
    }
  }

  /// Gives the connection back, so that it can be closed.
  func finalize() {
    for statement in [beginRead, beginWrite, commit, rollback] { statement.finalize() }
  }

  /// Rolls back, unless SQLite has ended the transaction itself.
  ///
  /// What cannot be rolled back now is rolled back when the file is next opened.
  private func takeBack() {
    if sqlite3_get_autocommit(connection) == 0 { try? rollback.run() }
  }
}
