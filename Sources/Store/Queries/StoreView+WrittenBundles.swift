public import Change
internal import GRDB

/// What this laptop wrote to sticks.
extension StoreView {
  /// How many are remembered.
  static let writtenBundlesKept: Int64 = 1_000

  /// The last bundles this store wrote, newest first.
  public func writtenBundles() throws -> [WrittenBundle] {
    try rows("SELECT * FROM written_bundle ORDER BY n DESC").map { row in
      WrittenBundle(
        counter: row.int64("counter") ?? 0, writtenMS: row.int64("written_ms") ?? 0,
        device: DeviceID(bytes: row.blob("device")), path: row.string("path"),
        last: last(row), images: row.int("images") ?? 0, bytes: row.int64("bytes") ?? 0)
    }
  }

  private func last(_ row: CellRow) -> ChangeName? {
    guard let seq = row.int64("seq"), let hash = ChangeHash(bytes: row.blob("hash")) else {
      return nil
    }
    return ChangeName(device: identity.device, seq: seq, hash: hash)
  }

  /// The last change this store wrote; nil if it wrote none.
  public func ownLast() throws -> ChangeName? {
    try OwnChain.last(ChangeLog(db)).map {
      ChangeName(device: identity.device, seq: $0.placement.seq, hash: $0.rank.hash)
    }
  }

  /// Those of some changes that are among others or their ancestors, as far as those are applied here.
  public func seen(
    _ changes: some Sequence<ChangeHash>, by known: some Sequence<ChangeHash>
  ) throws -> Set<ChangeHash> {
    let log = try ChangeLog(db)
    let coverage = try coverage(of: known, log)
    return Set(
      try changes.filter { hash in
        try log.applied(hash).map { coverage.covers($0.placement) } ?? false
      })
  }
}

extension Store {
  /// Keeps the head that was signed for a bundle, and that the bundle was written; where nothing can be
  /// written, neither.
  package func keep(_ heads: SignedHeads, _ bundle: WrittenBundle) throws {
    guard !queue.configuration.readonly else { return }
    try keepingIfThereIsRoom { db in
      try Heads.keep(db, heads)
      try db.execute(
        sql: """
          INSERT INTO written_bundle (n, counter, written_ms, device, path, seq, hash, images, bytes)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          try RememberedBundles.written.give(db), bundle.counter, bundle.writtenMS,
          bundle.device?.data, bundle.path, bundle.last?.seq,
          bundle.last?.hash.data, bundle.images, bundle.bytes,
        ])
      // Older ones say nothing that a later one does not.
      try db.execute(
        sql: """
          DELETE FROM written_bundle
          WHERE n <= (SELECT max(n) FROM written_bundle) - \(StoreView.writtenBundlesKept)
          """)
    }
  }
}
