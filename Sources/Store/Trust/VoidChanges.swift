internal import Change
internal import Foundation
internal import GRDB

/// The table `void`: the changes that are in the log and have no effect.
enum VoidChanges {
  static func contains(_ db: Database, _ hash: ChangeHash) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM void WHERE hash = ?"), arguments: [hash.data]) == true
  }

  static func all(_ db: Database) throws -> Set<ChangeHash> {
    Set(try Data.fetchAll(db, sql: "SELECT hash FROM void").compactMap { ChangeHash(bytes: $0) })
  }

  static func add(_ db: Database, _ hash: ChangeHash) throws {
    try db.cachedStatement(sql: "INSERT INTO void (hash) VALUES (?) ON CONFLICT DO NOTHING")
      .execute(arguments: [hash.data])
  }

  static func replace(_ db: Database, with hashes: Set<ChangeHash>) throws {
    try db.execute(sql: "DELETE FROM void")
    for hash in hashes.sorted() { try add(db, hash) }
  }
}
