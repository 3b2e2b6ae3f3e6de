internal import Change
internal import Foundation
internal import GRDB

/// The table `meta`: what this store knows about itself.
enum Meta {
  static func bytes(_ db: Database, _ name: String) throws -> [UInt8]? {
    try Data.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name]
    ).map { Array($0) }
  }

  static func text(_ db: Database, _ name: String) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name])
  }

  static func integer(_ db: Database, _ name: String) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name])
  }

  static func set(_ db: Database, _ name: String, _ value: (any DatabaseValueConvertible)?) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO meta (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """
    ).execute(arguments: [name, value])
  }

  static func identity(_ db: Database) throws -> StoreIdentity {
    guard let site = try bytes(db, "site_id").flatMap({ SiteID(bytes: $0) }),
      let siteName = try text(db, "site_name"),
      let device = try bytes(db, "device_id").flatMap({ DeviceID(bytes: $0) }),
      let laptop = try text(db, "laptop"),
      let store = try bytes(db, "store_id").flatMap({ ChangeGroupID(bytes: $0) })
    else {
      throw StoreError(.damaged, "The store does not know which site it is of.")
    }
    return StoreIdentity(
      site: site, siteName: siteName, device: device, laptop: laptop, storeID: store,
      isCentral: try integer(db, "central") == 1)
  }
}
