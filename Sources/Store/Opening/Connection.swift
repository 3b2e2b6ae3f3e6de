internal import CShims
internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Schema

/// Opens the database file the way ferrule needs it.
enum Connection {
  /// Marks the file as ferrule's: the letters FERR.
  private static let applicationID: Int64 = 0x4645_5252
  /// STRICT tables need 3.37.
  private static let oldestSQLite: Int32 = 3_037_000

  /// What is set on every connection, besides what GRDB sets.
  ///
  /// The cache holds the pages that a merge writes at random places: hashes of the log, faces of the
  /// facts. With SQLite's own 2 MB a merge into a large store reads each of them anew.
  static let pragmas = """
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA cache_size = \(cacheSize);
    """

  /// As a pragma has it: kilobytes are negative.
  private static let cacheSize = -32_768
  private static let cacheSizeOfOneReading = -1_024

  /// What is set before anything else where the disk is full.
  ///
  /// The index of the log is made in memory then instead of in a file beside it, and so nobody else can have
  /// the file open meanwhile. All there is can be read; writing says that the disk is full.
  private static let alonePragmas = """
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA temp_store = MEMORY;
    """

  /// How ferrule talks to a file of its own: other programs' guards do not hold it back.
  static func configuration(alone: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = false
    configuration.label = "ferrule"
    configuration.prepareDatabase { db in
      if alone { try db.execute(sql: alonePragmas) }
      try db.execute(sql: pragmas)
      if let connection = db.sqliteConnection {
        _ = ferrule_enable_triggers(connection, 0)
        _ = ferrule_defensive(connection, 1)
        // Else a statement that a partial index could serve is prepared anew for each value bound.
        _ = ferrule_stable_plans(connection, 1)
      }
    }
    return configuration
  }

  /// Opens a database, and brings it to the newest schema.
  ///
  /// - Parameter newest: the newest one that is known; nil is this program's.
  static func open(_ path: String, creating: Bool, newest: Int? = nil) throws -> DatabaseQueue {
    guard sqlite3_libversion_number() >= oldestSQLite else {
      throw StoreError(
        .oldSQLite,
        "SQLite \(String(cString: sqlite3_libversion())) is too old: 3.37 or newer is needed.",
        next: "apt-get install libsqlite3-0")
    }
    if !creating { _ = try ReadOnlyMedium.way(to: path) }
    // A file of another program is left as it is: opening it would already change its journal mode.
    guard creating || isStore(path) else { throw notAStore(path) }
    return try SQLiteTrouble.translated(path) {
      let queue = try Self.queue(path)
      try queue.inDatabase { db in
        try waitForTheDisk(db)
        try migrate(db, path, creating: creating, to: newest ?? Schema.version)
      }
      return queue
    }
  }

  /// An empty store without a file.
  static func inMemory() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(configuration: configuration())
    try queue.inDatabase { db in
      for sql in Schema.migrations.joined() { try db.execute(sql: sql) }
    }
    return queue
  }

  /// Opens a file to write, or only to read where nothing can be written.
  ///
  /// A file that has its log is not written to by opening it. GRDB's own way of turning the log on
  /// writes to the file at each opening.
  ///
  /// - Parameter prepare: what is set on the connection besides.
  static func queue(
    _ path: String, prepare: @escaping @Sendable (Database) throws -> Void = { _ in }
  ) throws -> DatabaseQueue {
    func made(alone: Bool) -> Configuration {
      var made = configuration(alone: alone)
      made.prepareDatabase(prepare)
      return made
    }
    var reading = made(alone: false)
    reading.readonly = true
    switch try ReadOnlyMedium.way(to: path) {
    case .still:
      return try DatabaseQueue(path: ReadOnlyMedium.name(ofStill: path), configuration: reading)
    case .shared: return try DatabaseQueue(path: path, configuration: reading)
    case .writable: break
    }
    do {
      return try writing(path, made(alone: false))
    } catch let error as DatabaseError where isWithoutRoom(error.extendedResultCode) {
      return try writing(path, made(alone: true))
    }
  }

  /// Whether there was no room for the files that connections share.
  private static func isWithoutRoom(_ code: ResultCode) -> Bool {
    [.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMMAP, .SQLITE_FULL]
      .contains(code)
  }

  private static func writing(
    _ path: String, _ configuration: Configuration
  ) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let mode = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
    guard mode == "wal" else {
      throw StoreError(
        .cannotWrite, "\(path) cannot have a log beside it on this file system.",
        next: "make the store on another disk")
    }
    return queue
  }

  /// Reads whole tables once: pages nobody asks for again are not kept, so that they do not push what is
  /// made of them out of the processor's cache.
  static func readingOnce<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
    try db.execute(sql: "PRAGMA cache_size = \(cacheSizeOfOneReading)")
    defer { try? db.execute(sql: "PRAGMA cache_size = \(cacheSize)") }
    return try body()
  }

  /// A commit returns when the disk has it.
  static func waitForTheDisk(_ db: Database) throws {
    try db.execute(sql: "PRAGMA synchronous = FULL")
  }

  /// Whether the file's header is SQLite's and has ferrule's mark, which is written once.
  static func isStore(_ path: String) -> Bool {
    guard FileWriting.isRegular(path), let header = DatabaseHeader.read(path),
      header.starts(with: "SQLite format 3\0".utf8)
    else { return false }
    return header[68..<72].reduce(0) { $0 << 8 | Int64($1) } == applicationID
  }

  static func notAStore(_ path: String) -> StoreError {
    StoreError(.notAStore, "\(path) is not a ferrule store.", next: StoreFolder.makeAgain)
  }

  private static func migrate(
    _ db: Database, _ path: String, creating: Bool, to newest: Int
  ) throws {
    let id = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard id == applicationID || (creating && id == 0 && version == 0) else {
      throw notAStore(path)
    }
    guard version <= newest else {
      throw StoreError(
        .newerStore,
        "\(path) was made by a newer ferrule (schema \(version), this one knows \(newest)).",
        next: "install the newer ferrule on this laptop")
    }
    guard version < newest else { return }
    guard creating || version > 0 else { throw try wrongVersion(db, path, version) }
    do {
      try migrate(db, from: version, to: newest)
    } catch let error as DatabaseError where !creating && error.resultCode == .SQLITE_ERROR {
      throw try wrongVersion(db, path, version)
    }
  }

  private static func migrate(_ db: Database, from version: Int, to newest: Int) throws {
    try db.inTransaction(.immediate) {
      for migration in Schema.migrations.prefix(newest).dropFirst(version) {
        for sql in migration { try db.execute(sql: sql) }
      }
      try Guards.set(db)
      try db.execute(
        sql: """
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = \(newest);
          """)
      return .commit
    }
  }

  /// That the version in the file, which anybody can set, is not that of its tables.
  private static func wrongVersion(_ db: Database, _ path: String, _ version: Int) throws
    -> StoreError
  {
    func tables(_ parts: Set<SchemaPart>) -> Set<SchemaPart> {
      parts.filter { $0.kind != "trigger" }
    }
    let found = tables(try SchemaPart.all(db))
    let right = try (1...Schema.version).first {
      tables(try SchemaPart.expected(SchemaPart.migrations.prefix($0))) == found
    }
    return StoreError(
      .damaged,
      "\(path) says that its tables are of schema \(version). "
        + (right.map { "They are of schema \($0)." } ?? "They are of none that ferrule knows.")
        + " Nothing was changed.",
      next: right.map { "sqlite3 \(ShellWord.quoted(path)) 'PRAGMA user_version = \($0)'" }
        ?? StoreFolder.makeAgain)
  }
}
