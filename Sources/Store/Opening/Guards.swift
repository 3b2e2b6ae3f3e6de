internal import GRDB

/// Triggers that refuse writes by any other program.
///
/// Ferrule's own connection runs with triggers switched off, which costs nothing; a connection that
/// does not know that meets them at the first row.
enum Guards {
  static let sentence = "only ferrule writes here"

  /// Sets the guards on every table that has none.
  static func set(_ db: Database) throws {
    for table in try tables(db) {
      for event in ["INSERT", "UPDATE", "DELETE"] {
        try db.execute(
          sql: """
            CREATE TRIGGER IF NOT EXISTS \(name(table, event)) BEFORE \(event) ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(sentence)'); END
            """)
      }
    }
  }

  /// The guards that are missing.
  static func missing(_ db: Database) throws -> [String] {
    let there = Set(
      try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    return try tables(db).flatMap { table in
      ["INSERT", "UPDATE", "DELETE"].map { name(table, $0) }
    }.filter { !there.contains($0) }
  }

  private static func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
        """)
  }

  private static func name(_ table: String, _ event: String) -> String {
    "guard_\(table)_\(event.lowercased())"
  }
}
