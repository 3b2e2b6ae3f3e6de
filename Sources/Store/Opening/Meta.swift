internal import Change
internal import Foundation
internal import GRDB

/// The table `meta`: what this store knows about itself.
enum Meta {
  /// The hash of the last change this store wrote, of those up to ``logIndexed``.
  static let tip = "tip"
  /// Which file the device's key was when this store last wrote.
  static let keyIdentity = "key_identity"
  /// The random id of this folder, made anew whenever the store parts from its copies.
  static let storeID = "store_id"
  /// Changes of this device that others named and that never came here, the last ones.
  static let namedElsewhere = "named_elsewhere"
  /// The last number of the log that can be found by hash and by place, see ``LogIndex``.
  static let logIndexed = "log_indexed"
  /// The public half of the site's own key.
  static let authority = "authority"
  /// The hashes of statements in changes whose signature is wrong, see ``WrongStatements``.
  static let wrongStatements = "wrong_statements"
  /// The hashes of statements whose signature is right, signed by this device, see ``RightStatements``.
  static let rightStatements = "right_statements"
  /// How many bundles this store has counted.
  static let exportCounter = "export_counter"
  /// Begins the name of each entry that says which change is a restart.
  static let restart = "restart "
  /// The name of the entry with the signature under what a peer said it held.
  static func proof(of device: DeviceID) -> String { "proof \(device)" }

  /// Removes what peers said they held is signed with.
  static func removeProofs(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM meta WHERE name >= 'proof ' AND name < 'proof!'")
  }

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

  static func remove(_ db: Database, _ name: String) throws {
    try db.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [name])
  }

  /// Writes which store this is, and which file its key is.
  static func set(_ db: Database, _ identity: StoreIdentity, key: KeyIdentity?) throws {
    try set(db, "site_id", identity.site.data)
    try set(db, "site_name", identity.siteName)
    try set(db, "device_id", identity.device.data)
    try set(db, "laptop", identity.laptop)
    try set(db, storeID, identity.storeID.data)
    try set(db, keyIdentity, key?.text)
    try set(db, "central", identity.isCentral ? 1 : 0)
    if let key = identity.authority { try set(db, authority, key.data) }
  }

  static func identity(_ db: Database) throws -> StoreIdentity {
    guard let site = try bytes(db, "site_id").flatMap({ SiteID(bytes: $0) }),
      let siteName = try text(db, "site_name"),
      let device = try bytes(db, "device_id").flatMap({ DeviceID(bytes: $0) }),
      let laptop = try text(db, "laptop"),
      let store = try bytes(db, storeID).flatMap({ ChangeGroupID(bytes: $0) })
    else {
      throw StoreError(.damaged, "The store does not know which site it is of.")
    }
    return StoreIdentity(
      site: site, siteName: siteName, device: device, laptop: laptop, storeID: store,
      isCentral: try integer(db, "central") == 1,
      authority: try bytes(db, authority).flatMap { AuthorityKey(bytes: $0) })
  }
}
