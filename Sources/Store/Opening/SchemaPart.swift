internal import GRDB
internal import Schema

/// A table, index, view or trigger of a database, as it was defined.
struct SchemaPart: Hashable, Comparable {
  /// `table`, `index`, `view` or `trigger`.
  let kind: String
  let name: String
  let table: String
  let sql: String

  /// The parts of a database; not those that are SQLite's own.
  static func all(_ db: Database) throws -> Set<Self> {
    Set(
      try Row.fetchAll(
        db,
        sql: """
          SELECT ifnull(type, ''), ifnull(name, ''), ifnull(tbl_name, ''), ifnull(sql, '')
          FROM sqlite_schema
          WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          """
      ).map { SchemaPart(kind: $0[0], name: $0[1], table: $0[2], sql: $0[3]) })
  }

  /// The parts of a database that was made by these statements, a version after the other.
  static func expected(_ migrations: ArraySlice<String>) throws -> Set<Self> {
    try DatabaseQueue().inDatabase { db in
      for sql in migrations { try db.execute(sql: sql) }
      try Guards.set(db)
      return try all(db)
    }
  }

  /// The parts of a database of this program's own version, which is made once.
  private static let newest = Result { try expected(migrations[...]) }

  /// The SQL of each version of the store's database, first version first.
  static var migrations: [String] { Schema.migrations.map { $0.joined(separator: "\n") } }

  /// What is other than in a database made anew with the same version, in words; guards that are missing
  /// are not told.
  static func faults(_ db: Database) throws -> [String] {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let found = try all(db)
    let expected =
      try version == migrations.count
      ? newest.get() : expected(migrations.prefix(max(0, version)))
    func names(_ parts: Set<Self>) -> Set<String> { Set(parts.map { "\($0.kind) \($0.name)" }) }
    let (there, meant) = (names(found), names(expected))
    return try found.symmetricDifference(expected).sorted().compactMap { part in
      let name = "\(part.kind) \(part.name)"
      if !meant.contains(name) { return "\(name) is not ferrule's" }
      if !there.contains(name) {
        return try Guards.missing(db).contains(part.name) ? nil : "\(name) is missing"
      }
      return expected.contains(part) ? "\(name) is not as ferrule made it" : nil
    }
  }

  static func < (one: Self, other: Self) -> Bool {
    (one.kind, one.name) < (other.kind, other.name)
  }
}
