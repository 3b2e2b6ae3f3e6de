internal import Change
internal import Foundation
internal import GRDB

/// Finds changes by the beginning of their hash: in batches, each in buckets by the first bits of it.
///
/// In one sorted tree every change would write a page at a random place; a new batch is written at the
/// end, page after page. A look-up asks one batch after the other, so small ones are joined: of a size
/// there are at most ``most``, and a change is written again a few times in the life of a store.
final class LogBatches {
  /// A change by the beginning of its hash.
  struct Entry: Comparable {
    var head: UInt64
    var number: Int64

    static func < (left: Entry, right: Entry) -> Bool {
      left.head == right.head ? left.number < right.number : left.head < right.head
    }
  }

  private struct Batch {
    var id: Int64
    var length: Int
    /// How many bits of a hash are the number of its bucket.
    var bits: Int

    /// The row that has the entry of a hash, if any has it.
    func bucket(_ head: UInt64) -> Int64 {
      id << Self.bucketBits | Int64(head >> 40) >> Int64(Self.bucketBits - bits)
    }

    /// All rows a batch may have.
    var buckets: ClosedRange<Int64> {
      id << Self.bucketBits...id << Self.bucketBits | (1 << Self.bucketBits - 1)
    }

    static let bucketBits = 24
  }

  /// The most batches of one size.
  static let most = 7
  /// The largest batches of the smallest size.
  private static let smallest = 512
  /// How many times larger the largest of the next size are.
  private static let growth = 8
  /// The most entries that are joined: they are sorted in memory.
  private static let longest = 1_000_000
  /// How many entries a bucket has, on average, at most: a quarter of a page.
  private static let bucketLength = 80
  /// Eight of the head, five of the number.
  private static let entryBytes = 13

  /// Oldest first.
  private var batches: [Batch]
  private let add: RawStatement
  private let list: RawStatement
  private let drop: RawStatement
  private let read: RawStatement
  private let replace: RawStatement
  private let addBatch: RawStatement
  private let dropBatch: RawStatement

  init(_ db: Database, _ connection: OpaquePointer) throws {
    batches = try Self.batches(db)
    add = RawStatement(
      connection, "INSERT INTO log_by_hash (bucket, entries) VALUES (?1, ?2)")
    list = RawStatement(
      connection, "SELECT entries FROM log_by_hash WHERE bucket BETWEEN ?1 AND ?2")
    drop = RawStatement(connection, "DELETE FROM log_by_hash WHERE bucket BETWEEN ?1 AND ?2")
    read = RawStatement(connection, "SELECT entries FROM log_by_hash WHERE bucket = ?1")
    replace = RawStatement(
      connection, "UPDATE log_by_hash SET entries = ?2 WHERE bucket = ?1")
    addBatch = RawStatement(
      connection, "INSERT INTO log_batch (batch, length, bits) VALUES (?1, ?2, ?3)")
    dropBatch = RawStatement(connection, "DELETE FROM log_batch WHERE batch = ?1")
  }

  private static func batches(_ db: Database) throws -> [Batch] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT batch, length, bits FROM log_batch ORDER BY batch")
    ).map { row in
      guard let id = row[0] as Int64?, let length = row[1] as Int64?, let bits = row[2] as Int64?
      else {
        throw StoreError(
          .damaged, "The list of batches of the log is damaged.", next: "ferrule refold")
      }
      return Batch(
        id: id, length: Int(clamping: length),
        bits: min(max(0, Int(clamping: bits)), Batch.bucketBits))
    }
  }

  // MARK: Asking

  /// The numbers of the changes whose hashes begin so, newest batch first.
  func numbers(_ head: UInt64) throws -> [Int64] {
    var out: [Int64] = []
    for batch in batches.reversed() {
      defer { read.reset() }
      read.bind(1, batch.bucket(head))
      if try read.step() { read.withBlob(0) { Self.append(head, in: $0, to: &out) } }
    }
    return out
  }

  /// The numbers of the changes whose hashes begin so, without a log in memory.
  static func numbers(_ db: Database, _ head: UInt64) throws -> [Int64] {
    let bucket = try db.cachedStatement(sql: "SELECT entries FROM log_by_hash WHERE bucket = ?")
    var out: [Int64] = []
    for batch in try batches(db).reversed() {
      let entries = try Data.fetchOne(bucket, arguments: [batch.bucket(head)]) ?? Data()
      entries.withUnsafeBytes { append(head, in: $0, to: &out) }
    }
    return out
  }

  /// Whether each batch has as many entries as it says, but for those of changes that were dropped since.
  ///
  /// - Parameter dropped: how many of those there may be.
  static func areLengthsRight(_ db: Database, dropped: Int64) throws -> Bool {
    var left = dropped
    for batch in try batches(db) {
      let bytes = try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT coalesce(sum(length(entries)), 0) FROM log_by_hash WHERE bucket BETWEEN ? AND ?
            """), arguments: [batch.buckets.lowerBound, batch.buckets.upperBound])
      let missing = Int64(batch.length).subtractingReportingOverflow(
        (bytes ?? 0) / Int64(entryBytes))
      guard !missing.overflow, (0...left).contains(missing.partialValue) else { return false }
      left -= missing.partialValue
    }
    return true
  }

  private static func append(
    _ head: UInt64, in raw: UnsafeRawBufferPointer, to out: inout [Int64]
  ) {
    var place = 0
    while place + entryBytes <= raw.count {
      let entry = entry(raw, place)
      if entry.head == head { out.append(entry.number) }
      place += entryBytes
    }
  }

  // MARK: Writing

  /// Writes a batch, and joins those of its size with it if they are many.
  func write(_ entries: [Entry]) throws {
    guard !entries.isEmpty else { return }
    var all = entries
    let id = (batches.last?.id ?? 0) &+ 1
    while let size = Self.size(all.count) {
      let like = batches.filter { batch in Self.size(batch.length).map { $0 <= size } ?? false }
      guard like.count >= Self.most,
        like.allSatisfy({ $0.length >= 0 }),
        like.reduce(all.count, { $0 &+ $1.length }) <= Self.longest
      else { break }
      for batch in like {
        try take(batch, into: &all)
        batches.removeAll { $0.id == batch.id }
      }
    }
    all.sort()
    let batch = Batch(id: id, length: all.count, bits: Self.bits(all.count))
    try addBuckets(all, of: batch)
    addBatch.bind(1, id)
    addBatch.bind(2, Int64(batch.length))
    addBatch.bind(3, Int64(batch.bits))
    try addBatch.run()
    batches.append(batch)
  }

  /// Which batches are of one size; nil for one that is joined no more.
  private static func size(_ length: Int) -> Int? {
    guard length < longest else { return nil }
    var size = 0
    var limit = smallest
    while length > limit {
      size += 1
      limit *= growth
    }
    return size
  }

  private static func bits(_ length: Int) -> Int {
    var bits = 0
    while length >> bits > bucketLength, bits < Batch.bucketBits { bits += 1 }
    return bits
  }

  private func addBuckets(_ sorted: [Entry], of batch: Batch) throws {
    var first = 0
    while first < sorted.count {
      let bucket = batch.bucket(sorted[first].head)
      var end = first + 1
      while end < sorted.count, batch.bucket(sorted[end].head) == bucket { end += 1 }
      add.bind(1, bucket)
      add.bind(2, Self.bytes(sorted[first..<end]))
      try add.run()
      first = end
    }
  }

  private func take(_ batch: Batch, into all: inout [Entry]) throws {
    let buckets = batch.buckets
    list.bind(1, buckets.lowerBound)
    list.bind(2, buckets.upperBound)
    while try list.step() { all += list.withBlob(0) { Self.entries($0) } }
    list.reset()
    drop.bind(1, buckets.lowerBound)
    drop.bind(2, buckets.upperBound)
    try drop.run()
    dropBatch.bind(1, batch.id)
    try dropBatch.run()
  }

  /// Takes out a change, in whatever batch it is.
  func remove(_ entry: Entry) throws {
    for batch in batches {
      let bucket = batch.bucket(entry.head)
      read.bind(1, bucket)
      let all = try read.step() ? read.withBlob(0) { Self.entries($0) } : []
      read.reset()
      let left = all.filter { $0 != entry }
      guard left.count < all.count else { continue }
      replace.bind(1, bucket)
      replace.bind(2, Self.bytes(left[...]))
      try replace.run()
    }
  }

  // MARK: Entries

  private static func bytes(_ entries: ArraySlice<Entry>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(entries.count * entryBytes)
    for entry in entries {
      for shift in stride(from: 56, through: 0, by: -8) {
        out.append(UInt8(truncatingIfNeeded: entry.head >> UInt64(shift)))
      }
      for shift in stride(from: 32, through: 0, by: -8) {
        out.append(UInt8(truncatingIfNeeded: entry.number >> Int64(shift)))
      }
    }
    return out
  }

  private static func entries(_ raw: UnsafeRawBufferPointer) -> [Entry] {
    stride(from: 0, through: raw.count - entryBytes, by: entryBytes).map { entry(raw, $0) }
  }

  @inline(__always)
  private static func entry(_ raw: UnsafeRawBufferPointer, _ place: Int) -> Entry {
    let head = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let low = raw.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self)
    return Entry(
      head: UInt64(bigEndian: head),
      number: Int64(UInt32(bigEndian: low)) << 8 | Int64(raw[place + 12]))
  }
}
