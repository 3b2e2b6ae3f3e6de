internal import Change
internal import Crypto
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Hashes every picture again, and compares what is kept with what the facts name.
struct ImageCheck {
  let store: Store
  private(set) var report = ImageReport()

  init(_ store: Store) {
    self.store = store
  }

  /// The bytes: each picture is read once, one at a time.
  mutating func checkBytes(progress: (Int, Int) -> Void) throws {
    let archive = store.archive
    guard let numbers = try readable({ try archive.read(Self.numbers) }) ?? nil else { return }
    let guards = try archive.read(Guards.missing) ?? []
    if !guards.isEmpty {
      report.fileFaults.append("Guards are missing: \(guards.joined(separator: ", ")).")
    }
    if numbers.indexed != numbers.all.count {
      report.fileFaults.append(
        "\(numbers.all.count) pictures are there and \(numbers.indexed) can be found by hash.")
    }
    if let pieces = try readable({ try archive.read(Self.pieces) }) ?? nil,
      pieces.all != pieces.indexed
    {
      report.fileFaults.append(
        "\(pieces.all) pieces are there and \(pieces.indexed) can be found by hash.")
    }
    for (place, number) in numbers.all.enumerated() {
      if place % 100 == 0 { progress(place, numbers.all.count) }
      try check(number)
    }
  }

  private static func numbers(_ db: Database) throws -> (all: [Int64], indexed: Int) {
    (
      try Int64.fetchAll(db, sql: "SELECT n FROM image_bytes NOT INDEXED ORDER BY n"),
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM image_bytes INDEXED BY image_bytes_by_sha256") ?? 0
    )
  }

  /// Counted on every page they may lie on.
  private static func pieces(_ db: Database) throws -> (all: Int, indexed: Int) {
    guard try db.tableExists("image_piece") else { return (0, 0) }
    return (
      try Int.fetchOne(db, sql: "SELECT count(*) FROM image_piece NOT INDEXED") ?? 0,
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM image_piece INDEXED BY sqlite_autoindex_image_piece_1") ?? 0
    )
  }

  private mutating func check(_ number: Int64) throws {
    let archive = store.archive
    let row = try readable { try archive.read { try Self.hash($0, number) } ?? nil }
    guard let found = row ?? nil else {
      return report.fileFaults.append("Picture number \(number) cannot be read.")
    }
    report.count += 1
    report.byteCount += Int64(found.byteCount)
    if found.computed != found.key {
      report.damaged.append(
        .init(sha256: found.key, sentence: "Its \(found.byteCount) bytes are not what they were."))
    }
  }

  private static func hash(_ db: Database, _ number: Int64) throws -> (
    key: [UInt8], computed: [UInt8], byteCount: Int
  )? {
    guard let connection = db.sqliteConnection else { return nil }
    let statement = RawStatement(
      connection, "SELECT sha256, bytes FROM image_bytes WHERE n = ?1")
    statement.bind(1, number)
    guard try statement.step() else { return nil }
    return statement.withBlob(1) { bytes in
      var hash = SHA256()
      hash.update(bufferPointer: bytes)
      return (statement.blob(0), Array(hash.finalize()), bytes.count)
    }
  }

  /// What a damaged file still gives; nil for what it does not.
  private mutating func readable<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try body()
    } catch let trouble as StoreError
      where [.damaged, .notAStore, .newerStore].contains(trouble.code)
    {
      if !report.fileFaults.contains(trouble.message) { report.fileFaults.append(trouble.message) }
      return nil
    }
  }

  // MARK: What is named and what is here

  /// Walks the facts and the bytes side by side in order of hash, so that neither is held in memory.
  mutating func compare() throws {
    guard report.fileFaults.isEmpty else { return }
    try SQLiteTrouble.translated(store.folder.database) {
      try store.queue.inDatabase { try compare($0) }
    }
  }

  /// The same inside a transaction.
  mutating func compare(_ facts: Database) throws {
    let device = store.identity.device.bytes
    let compared =
      try store.archive.read { bytes in
        try Self.compare(Self.named(facts, device), Row.fetchCursor(bytes, sql: Self.keptSQL))
      } ?? Self.compare(Self.named(facts, device), nil)
    report.lost = compared.missing.filter(\.wasHere).map(\.picture)
    report.wanted = compared.missing.filter { !$0.wasHere }.map(\.picture)
    report.orphans = compared.orphans
  }

  private static let keptSQL = "SELECT sha256 FROM image_bytes ORDER BY sha256"

  private struct Compared {
    /// Named by a fact and not kept; whether this laptop wrote the fact, and so had the bytes.
    var missing: [(picture: ImageReport.Wanted, wasHere: Bool)] = []
    var orphans: [[UInt8]] = []
  }

  private static func named(_ db: Database, _ device: [UInt8]) throws -> RowCursor {
    try Row.fetchCursor(
      db,
      sql: """
        SELECT sha256, bytes, name, technician,
          EXISTS (SELECT 1 FROM superseded WHERE fact = image.id) AS is_void,
          EXISTS (
            SELECT 1 FROM change_log JOIN chain ON chain.chain = change_log.chain
            WHERE change_log.n = image.born AND chain.device = ?
          ) AS was_here
        FROM image ORDER BY sha256
        """, arguments: [device.data])
  }

  private static func compare(_ named: RowCursor, _ kept: RowCursor?) throws -> Compared {
    var out = Compared()
    func next() throws -> [UInt8]? {
      try kept?.next().map { CellRow(row: $0).blob("sha256") }
    }
    var here = try next()
    var lastNamed: [UInt8]?
    while let row = try named.next() {
      let cells = CellRow(row: row)
      let hash = cells.blob("sha256")
      while let bytes = here, bytes.lexicographicallyPrecedes(hash) {
        if bytes != lastNamed { out.orphans.append(bytes) }
        here = try next()
      }
      lastNamed = hash
      guard here != hash, cells.int("is_void") != 1 else { continue }
      let wasHere = cells.int("was_here") == 1
      if let last = out.missing.last, last.picture.sha256 == hash {
        guard wasHere, !last.wasHere else { continue }
        out.missing.removeLast()
      }
      out.missing.append(
        (
          .init(
            sha256: hash, byteCount: cells.int64("bytes") ?? 0, name: cells.text("name"),
            technician: cells.string("technician")), wasHere
        ))
    }
    while let bytes = here {
      if bytes != lastNamed { out.orphans.append(bytes) }
      here = try next()
    }
    return out
  }
}
