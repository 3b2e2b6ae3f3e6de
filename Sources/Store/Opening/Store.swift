public import Change
internal import Foundation
internal import GRDB

/// A store that is open: the records and facts of one site, as this laptop knows them.
///
/// All calls are synchronous. Two processes may have one store open; a writer waits five seconds for
/// another and then says so.
public final class Store {
  /// Where its files are.
  public let folder: StoreFolder
  /// Which store it is.
  public internal(set) var identity: StoreIdentity
  /// The clock and the randomness it uses.
  public let environment: StoreEnvironment

  let queue: DatabaseQueue
  let transactions: Transactions
  let archive: ImageArchive
  let catalogue: TableCatalogue
  /// The applier of the last transaction, for the next.
  var kept: KeptApplier?
  /// Set where the file can only be read, and not together with its owner.
  private let stillFile: StillFile?
  var keyCheck = KeyCheck()
  /// Whether the witness was asked since the store was opened.
  var isWitnessAsked = false

  /// Opens the store in a folder.
  ///
  /// - Throws: a ``StoreError`` with code `no-store`, `not-a-store`, `newer-store` or `store-busy`.
  public init(_ folder: StoreFolder, environment: StoreEnvironment) throws {
    guard folder.exists else {
      throw folder.missing
    }
    self.folder = folder
    self.environment = environment
    archive = ImageArchive(path: folder.images)
    catalogue = try TableCatalogue.ofSchema(environment.newestSchema)
    stillFile = try StillFile(folder.database)
    let queue = try Connection.open(
      folder.database, creating: false, newest: environment.newestSchema)
    identity = try SQLiteTrouble.translated(folder.database) { try queue.inDatabase(Meta.identity) }
    self.queue = queue
    transactions = try queue.inDatabase(Transactions.init)
    try applyWhatWaitedForUpgrade()
  }

  /// Makes a new store: a new device of a new site, or of the site given.
  ///
  /// The folder appears whole or not at all. Its keys are made here; with a new site the site's own key
  /// too, with which it vouches for this device.
  ///
  /// - Throws: a ``StoreError`` with code `store-exists` or `cannot-write`.
  public static func create(
    _ folder: StoreFolder, site: (id: SiteID, name: String)?, authority: AuthorityKey? = nil,
    siteName: String, laptop: String, isCentral: Bool, environment: StoreEnvironment
  ) throws -> Store {
    try checkFree(folder)
    let random = environment.randomBytes
    guard let siteID = site?.id ?? SiteID(bytes: random(16)),
      let storeID = ChangeGroupID(bytes: random(16))
    else { throw StoreError(.fault, "The random source gave too few bytes.") }
    let key = try DeviceKey(randomBytes: random)
    let siteKey = site == nil ? try SiteKey(randomBytes: random) : nil
    let identity = StoreIdentity(
      site: siteID, siteName: site?.name ?? siteName, device: try key.deviceID, laptop: laptop,
      storeID: storeID, isCentral: isCentral,
      authority: try siteKey.map { try $0.authority } ?? authority)
    let first = try siteKey.map {
      try $0.certificate(
        of: key.publicKeys, laptop: laptop, role: isCentral ? .central : .lead, site: siteID,
        atMS: environment.nowMS())
    }
    try make(folder, for: storeID, environment) { making in
      try siteKey?.write(to: making.authorityKey)
      try fill(making, key, identity, first, newest: environment.newestSchema)
    }
    return try Store(folder, environment: environment)
  }

  /// That nothing has the folder's name yet.
  package static func checkFree(_ folder: StoreFolder) throws {
    guard !FileManager.default.fileExists(atPath: folder.path) else {
      throw StoreError(.storeExists, "\(folder.path) exists already.", next: "choose another name")
    }
    try StoreFolder.refuseInside(folder.path)
  }

  /// Makes a store's folder: under another name, until all is in it.
  static func make(
    _ folder: StoreFolder, for storeID: ChangeGroupID, _ environment: StoreEnvironment,
    _ fill: (StoreFolder) throws -> Void
  ) throws {
    let mark = String(storeID.description.prefix(8))
    try appearing(folder, mark: mark, environment: environment) { making in
      try FileWriting.makeFolder(making.path, namedAs: folder.path)
      try fill(making)
      try FileWriting.syncFolder(of: making.database)
    }
  }

  /// Gives a folder its name when `make` has made it under another one; if that fails nothing is left.
  ///
  /// - Parameter mark: what tells the other name from those of other processes.
  package static func appearing(
    _ folder: StoreFolder, mark: String, environment: StoreEnvironment,
    _ make: (StoreFolder) throws -> Void
  ) throws {
    let making = StoreFolder("\(folder.path).making-\(mark)")
    var isNamed = false
    do {
      try make(making)
      environment.reach(.storeBeforeRename)
      try FileWriting.move(making.path, to: folder.path)
      isNamed = true
      try FileWriting.syncFolder(of: folder.path)
      environment.reach(.storeRenamed)
    } catch {
      // What may not be there after a power cut goes at once, so that the same command makes it.
      try? FileManager.default.removeItem(atPath: isNamed ? folder.path : making.path)
      // Somebody else made one of that name meanwhile.
      if !isNamed, [.cannotWrite, .diskFull].contains((error as? StoreError)?.code) {
        try checkFree(folder)
      }
      guard var trouble = error as? StoreError else { throw error }
      // Nobody knows the folder by the name it has while it is made.
      trouble.message = trouble.message.replacingOccurrences(of: making.path, with: folder.path)
      throw trouble
    }
  }

  private static func fill(
    _ folder: StoreFolder, _ key: DeviceKey, _ identity: StoreIdentity, _ first: TrustStatement?,
    newest: Int?
  ) throws {
    try writeKeyAndCard(folder, key, identity)
    let queue = try Connection.open(folder.database, creating: true, newest: newest)
    try SQLiteTrouble.translated(folder.database) {
      try queue.inDatabase { db in
        try db.inTransaction(.immediate) {
          try Meta.set(db, identity, key: KeyIdentity(path: folder.key))
          if let first { try Statements.keep(db, [first]) }
          return .commit
        }
        // What tells ferrule's files from others stands in the file, not only in the log beside it; closing
        // would not say that the disk is full.
        _ = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try queue.close()
    }
  }

  static func writeKeyAndCard(
    _ folder: StoreFolder, _ key: DeviceKey, _ identity: StoreIdentity
  ) throws {
    try key.write(to: folder.key)
    try writeCard(folder, identity)
  }

  /// Writes `device.json`, which says to people and scripts whose store this is.
  static func writeCard(_ folder: StoreFolder, _ identity: StoreIdentity) throws {
    let card: [String: String] = [
      "device": identity.device.description, "laptop": identity.laptop,
      "site": identity.siteName, "site_id": identity.site.description,
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try FileWriting.replace(folder.card, with: Array(try encoder.encode(card)) + [0x0A])
  }

  /// Changes held because they need a newer schema are applied once, when this program brings it.
  ///
  /// No ferrule enters a schema that it does not know: a higher one was put in by hand, and says nothing.
  private func applyWhatWaitedForUpgrade() throws {
    let known = Int64(catalogue.schema)
    let applied = try SQLiteTrouble.translated(folder.database) {
      try queue.inDatabase { try Meta.integer($0, "applied_schema") ?? 1 }
    }
    guard applied != known else { return }
    try writing { db, applier in
      try applier.acceptUpgraded()
      try Meta.set(db, "applied_schema", known)
    }
  }

  /// Reads from one consistent state of the store.
  public func read<Value>(_ body: (StoreView) throws -> Value) throws -> Value {
    let value = try SQLiteTrouble.translated(folder.database) {
      try queue.inDatabase { db in
        try transactions.read {
          try body(StoreView(db: db, catalogue: catalogue, identity: identity))
        }
      }
    }
    try stillFile?.check()
    return value
  }

  /// Writes one change, or several that belong together, in one transaction.
  ///
  /// What `body` reads is the state before; what it drafts is applied when it returns. When it
  /// throws, nothing is written. When this returns, the disk has it.
  ///
  /// - Throws: a ``StoreError`` with code `shut-out` where this laptop was, or what `body` throws.
  public func write<Value>(
    author: String, note: String? = nil, _ body: (StoreView, Draft) throws -> Value
  ) throws -> Value {
    try write(author: author, note: note, isSignedBySite: false, body)
  }

  /// The same, and shows what came of it before it is kept: when `look` throws, nothing is written.
  public func write<Value>(
    author: String, note: String? = nil, _ body: (StoreView, Draft) throws -> Value,
    look: (StoreView, Value) throws -> Void
  ) throws -> Value {
    try write(author: author, note: note, isSignedBySite: false, body) { applier, view, value in
      try applier.save()
      try look(view, value)
    }
  }

  /// The same.
  ///
  /// - Parameter isSignedBySite: whether it only says what the site's key signed, which counts whoever wrote it down.
  func write<Value>(
    author: String, note: String? = nil, isSignedBySite: Bool,
    _ body: (StoreView, Draft) throws -> Value,
    look: (Applier, StoreView, Value) throws -> Void = { _, _, _ in }
  ) throws -> Value {
    let key = try keyCheck.check(folder, identity)
    return try parted(key) { applier in
      if !isSignedBySite { try checkNotShutOut(applier) }
      let draft = try Draft(
        applier, identity: identity, environment: environment, author: author, note: note)
      let view = StoreView(db: applier.db, catalogue: catalogue, identity: identity)
      let value = try body(view, draft)
      try draft.finish()
      try look(applier, view, value)
      return value
    }
  }

  /// One transaction with an applier, whose log is saved at its end.
  ///
  /// Its statements, and what it remembers of the log, serve the next transaction too, as long as
  /// nobody else wrote to the file.
  func writing<Value>(_ body: (Database, Applier) throws -> Value) throws -> Value {
    let last = kept
    kept = nil
    var next: KeptApplier?
    let value = try transaction { db in
      let applier = try last?.applier(db) ?? Applier(db, catalogue: catalogue, identity)
      let value = try body(db, applier)
      if !applier.isSpent {
        try applier.save()
        _ = try applier.settleVoid()
      }
      if !applier.isSpent { next = KeptApplier(applier) }
      return value
    }
    kept = next
    return value
  }

  /// One transaction of the writer; rolled back when `body` throws.
  func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try SQLiteTrouble.translated(folder.database) {
      try queue.inDatabase { db in
        let value = try transactions.write {
          let value = try body(db)
          environment.reach(.beforeCommit)
          return value
        }
        environment.reach(.afterCommit)
        return value
      }
    }
  }
}
