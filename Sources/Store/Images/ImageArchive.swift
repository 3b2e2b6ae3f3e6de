internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Schema

/// The file `images.db`: the original bytes of end-face images, each once, under their SHA-256.
///
/// It is made when the first image is kept. Bytes are never changed, but for damaged ones, which give
/// way to the same image read again.
final class ImageArchive {
  /// Marks the file as ferrule's images: the letters FERI.
  private static let applicationID: Int64 = 0x4645_5249
  /// Pages of 8 KiB: for images of 115 KB the file is 1.5 % larger than they are.
  private static let pageBytes = 8_192
  /// How much of the write-ahead log is kept before it is worked into the file.
  private static let logBytes = 16 * 1_024 * 1_024

  let path: String
  private var queue: DatabaseQueue?

  init(path: String) {
    self.path = path
  }

  /// Runs `body` on the file; nil if there is none yet.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value? {
    guard queue != nil || FileManager.default.fileExists(atPath: path) else { return nil }
    return try translated { try opened().inDatabase(body) }
  }

  /// Keeps originals: those that are not here yet are added, in one transaction, on the disk when this
  /// returns.
  func keep(_ originals: [ImageOriginal]) throws -> ImagesKept {
    try write { db in
      var kept = ImagesKept()
      for original in originals {
        try keep(original, db, &kept)
        try Self.dropPieces(db, original.sha256)
      }
      return kept
    }
  }

  /// One transaction, on the disk when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translated {
      try opened().inDatabase { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          return .commit
        }
        guard let value else { throw StoreError(.fault, "A transaction gave nothing.") }
        return value
      }
    }
  }

  private func keep(_ original: ImageOriginal, _ db: Database, _ kept: inout ImagesKept) throws {
    guard let connection = db.sqliteConnection else { return }
    if let (number, bytes) = try Self.row(db, original.sha256) {
      guard bytes != original.bytes else { return kept.known += 1 }
      kept.mended += 1
      let statement = RawStatement(
        connection, "UPDATE image_bytes SET bytes = ?2 WHERE n = ?1")
      statement.bind(1, number)
      return try original.bytes.withUnsafeBytes {
        statement.bindBlob(2, lent: $0)
        try statement.run()
      }
    }
    kept.added += 1
    let statement = RawStatement(
      connection, "INSERT INTO image_bytes (sha256, bytes) VALUES (?1, ?2)")
    statement.bind(1, original.sha256)
    try original.bytes.withUnsafeBytes {
      statement.bindBlob(2, lent: $0)
      try statement.run()
    }
  }

  /// The bytes kept under a hash, whatever they are by now, and their number.
  static func row(_ db: Database, _ sha256: [UInt8]) throws -> (n: Int64, bytes: [UInt8])? {
    guard let connection = db.sqliteConnection else { return nil }
    let statement = RawStatement(
      connection, "SELECT n, bytes FROM image_bytes WHERE sha256 = ?1")
    statement.bind(1, sha256)
    guard try statement.step() else { return nil }
    return (statement.integer(0), statement.blob(1))
  }

  static func holds(_ db: Database, _ sha256: [UInt8]) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM image_bytes WHERE sha256 = ?)"),
      arguments: [sha256.data]) ?? false
  }

  // MARK: Opening

  private func opened() throws -> DatabaseQueue {
    if let queue { return queue }
    try refuseStump()
    let queue = try Connection.queue(path) { db in
      // Says nothing to a file that has pages already.
      try db.execute(sql: "PRAGMA page_size = \(Self.pageBytes)")
    }
    try queue.inDatabase { db in
      try Connection.waitForTheDisk(db)
      try db.execute(
        sql: """
          PRAGMA wal_autocheckpoint = \(Self.logBytes / Self.pageBytes);
          PRAGMA journal_size_limit = \(Self.logBytes);
          """)
      try migrate(db)
    }
    self.queue = queue
    return queue
  }

  /// SQLite takes a file that is shorter than its first page for a new one, and would begin it anew.
  func refuseStump() throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard FileWriting.isRegular(path) else {
      throw StoreError(.damaged, "\(path) is no file.", next: "ls -l \(ShellWord.quoted(path))")
    }
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd(), size > 0 else { return }
    try? file.seek(toOffset: 0)
    let header = (try? file.read(upToCount: 100)) ?? Data()
    let isWhole =
      header.count == 100 && header.prefix(16) == Data("SQLite format 3\0".utf8)
      && size >= UInt64(header[16]) << 8 | UInt64(header[17])
    guard isWhole else {
      throw StoreError(.damaged, "\(path) is damaged.", next: "ferrule image verify")
    }
  }

  private func migrate(_ db: Database) throws {
    func version() throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
    func id() throws -> Int64 { try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0 }
    let known = Schema.imageMigrations
    guard try id() != Self.applicationID || version() != known.count else { return }
    // Where nothing can be written a file of before is read as it is.
    if db.configuration.readonly, try id() == Self.applicationID, try version() < known.count {
      return
    }
    try db.inTransaction(.immediate) {
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      let isNew = try id() == 0 && tables == 0
      guard try isNew || id() == Self.applicationID else {
        throw StoreError(
          .notAStore, "\(path) is the database of another program.",
          next: "move it away; ferrule makes images.db itself")
      }
      let there = try version()
      guard there <= known.count else {
        throw StoreError(
          .newerStore, "\(path) was made by a newer ferrule.",
          next: "install the newer ferrule on this laptop")
      }
      guard there >= 0 else {
        throw StoreError(.damaged, "\(path) is damaged.", next: "ferrule image verify")
      }
      for sql in known.dropFirst(there) { try db.execute(sql: sql) }
      try Guards.set(db)
      try db.execute(
        sql: """
          PRAGMA application_id = \(Self.applicationID);
          PRAGMA user_version = \(known.count);
          """)
      return .commit
    }
  }

  /// What goes wrong here is about this file, not the store's; a table that is not there is damage.
  private func translated<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try SQLiteTrouble.translated(path, work)
    } catch let trouble as StoreError where [.damaged, .fault].contains(trouble.code) {
      throw StoreError(.damaged, "\(path) is damaged.", next: "ferrule image verify")
    }
  }
}
