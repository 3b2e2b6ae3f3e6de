internal import Change
internal import Foundation
internal import GRDB

extension Store {
  /// Makes a store from the files of a backup: a new device, which has everything and wrote nothing.
  ///
  /// What the old device wrote stays that device's. The folder appears whole or not at all.
  ///
  /// - Parameters:
  ///   - staysCentral: whether the new store is the central one; only if the old one was.
  ///   - unpack: puts the database, and the images if there are any, where the unfinished folder has
  ///     them.
  ///   - prove: looks at the old store as it was, and throws if it is not to be believed.
  ///   - rename: the new store's name, from `laptop` and the old store as it was.
  ///   - finish: writes what the new store knows from the start, before its folder has its name.
  /// - Throws: a ``StoreError`` with code `store-exists`, `cannot-write`, `not-a-store`,
  ///   `newer-store` or `store-damaged`, or what `unpack`, `prove`, `rename` and `finish` throw.
  public static func restore(
    _ folder: StoreFolder, laptop: String, staysCentral: Bool, environment: StoreEnvironment,
    unpack: (StoreFolder) throws -> Void, prove: (StoreView) throws -> Void = { _ in },
    rename: (String, StoreView) throws -> String = { laptop, _ in laptop },
    finish: (Store) throws -> Void
  ) throws -> Store {
    try checkFree(folder)
    guard let storeID = ChangeGroupID(bytes: environment.randomBytes(16)) else {
      throw StoreError(.fault, "The random source gave too few bytes.")
    }
    let key = try DeviceKey(randomBytes: environment.randomBytes)
    try make(folder, for: storeID, environment) { making in
      try unpack(making)
      environment.reach(.restoreHalfMade)
      try SQLiteTrouble.translated(making.database) {
        try RestoredFiles.check(making)
        let queue = try Connection.open(
          making.database, creating: false, newest: environment.newestSchema)
        try queue.inDatabase { db in
          var identity = try Meta.identity(db)
          let old = StoreView(
            db: db, catalogue: try TableCatalogue.ofSchema(environment.newestSchema),
            identity: identity)
          try prove(old)
          identity.laptop = try rename(laptop, old)
          identity.device = try key.deviceID
          identity.storeID = storeID
          identity.isCentral = identity.isCentral && staysCentral
          try writeKeyAndCard(making, key, identity)
          try becomeNew(db, identity, KeyIdentity(path: making.key))
        }
        try queue.close()
      }
      try finish(Store(making, environment: environment))
    }
    return try Store(folder, environment: environment)
  }

  /// Forgets what was the old store's own.
  ///
  /// That is its place in its chain, its counters, who worked on it, and what it sent. What other
  /// stores said they hold stays true.
  private static func becomeNew(
    _ db: Database, _ identity: StoreIdentity, _ key: KeyIdentity?
  ) throws {
    try db.inTransaction(.immediate) {
      // The end of the log would be taken for the new device's own.
      try ChangeLog(db).saveAll()
      for name in [
        Meta.tip, Meta.namedElsewhere, Meta.exportCounter, "technician", "technician_ms",
        "shown_answers",
        // A backup of another's making could name a statement that is right.
        Meta.wrongStatements, Meta.rightStatements,
        // What waited for a newer schema is looked at anew when the store is opened.
        "applied_schema",
      ] {
        try Meta.remove(db, name)
      }
      try Meta.set(db, identity, key: key)
      try db.execute(sql: "UPDATE peer SET sent_counter = NULL, sent_ms = NULL")
      try RememberedBundles.written.forget(db)
      // What the old store took in is not this one's to take back.
      if !identity.isCentral { try RememberedBundles.merged.forget(db) }
      return .commit
    }
  }
}
