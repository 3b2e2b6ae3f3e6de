internal import Change
internal import GRDB

/// The table `statement`: what was signed about devices, whatever way it came.
enum Statements {
  static func keep(_ db: Database, _ statements: [TrustStatement]) throws {
    for statement in statements {
      try db.cachedStatement(
        sql: "INSERT INTO statement (hash, signed) VALUES (?, ?) ON CONFLICT DO NOTHING"
      ).execute(arguments: [statement.hash.data, statement.bytes.data])
    }
  }

  /// Keeps these and no others.
  static func keepOnly(_ db: Database, _ statements: [TrustStatement]) throws {
    try db.execute(sql: "DELETE FROM statement")
    try keep(db, statements)
  }
}
