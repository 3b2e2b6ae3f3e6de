internal import Foundation
internal import GRDB
internal import Schema

/// Looks at files that came with a backup before a store is made of them.
enum RestoredFiles {
  /// That the database, and the file of images if there is one, is whole and has the tables and guards
  /// of its version and no others.
  static func check(_ folder: StoreFolder) throws {
    guard Connection.isStore(folder.database) else {
      throw Connection.notAStore(folder.database)
    }
    try check(folder.database, "The store", SchemaPart.migrations)
    guard FileManager.default.fileExists(atPath: folder.images) else { return }
    try check(folder.images, "The file of images", Schema.imageMigrations)
  }

  private static func check(_ path: String, _ what: String, _ migrations: [String]) throws {
    let queue = try DatabaseQueue(path: path, configuration: Connection.configuration())
    try queue.inDatabase { db in
      guard try String.fetchAll(db, sql: "PRAGMA integrity_check(1)") == ["ok"] else {
        throw StoreError(.damaged, "\(what) in the backup is damaged.")
      }
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      // A newer one is refused with its own sentence when it is opened.
      guard version <= migrations.count else { return }
      guard version > 0, try SchemaPart.all(db) == SchemaPart.expected(migrations.prefix(version))
      else {
        throw StoreError(.damaged, "\(what) in the backup has other tables than it should.")
      }
    }
    try queue.close()
  }
}
