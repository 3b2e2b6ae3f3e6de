internal import Foundation
internal import GRDB
internal import Schema

/// Looks at files that came with a backup before a store is made of them.
enum RestoredFiles {
  /// That the database is a whole store with the tables and guards of its version and no others,
  /// and that the images' file is whole.
  static func check(_ folder: StoreFolder) throws {
    guard Connection.isStore(folder.database) else {
      throw Connection.notAStore(folder.database)
    }
    try open(folder.database) { db in
      try checkWhole(db, "The store")
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      // A newer one is refused with its own sentence when it is opened.
      guard version >= 1, version <= Schema.version else { return }
      guard try definitions(db) == expected(version) else {
        throw StoreError(.damaged, "The store in the backup has other tables than a store has.")
      }
    }
    guard FileManager.default.fileExists(atPath: folder.images) else { return }
    try open(folder.images) { try checkWhole($0, "The file of images") }
  }

  private static func open(_ path: String, _ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path, configuration: Connection.configuration())
    try queue.inDatabase(body)
    try queue.close()
  }

  private static func checkWhole(_ db: Database, _ what: String) throws {
    guard try String.fetchAll(db, sql: "PRAGMA integrity_check(1)") == ["ok"] else {
      throw StoreError(.damaged, "\(what) in the backup is damaged.")
    }
  }

  private static func definitions(_ db: Database) throws -> Set<String> {
    Set(
      try String.fetchAll(
        db,
        sql: """
          SELECT type || ' ' || name || ' ' || tbl_name || ' ' || sql FROM sqlite_schema
          WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          """))
  }

  private static func expected(_ version: Int) throws -> Set<String> {
    try DatabaseQueue().inDatabase { db in
      for sql in Schema.migrations.prefix(version).joined() { try db.execute(sql: sql) }
      try Guards.set(db)
      return try definitions(db)
    }
  }
}
