internal import Change
internal import GRDB

/// The log, its chains and what each change covers, during one transaction.
///
/// What is looked up often is kept in memory until ``save()``.
final class ChangeLog {
  let db: Database
  private(set) var chains: ChainTable
  private var storedChains: ChainTable
  private var byHash: [ChangeHash: AppliedChange] = [:]
  private var byNumber: [ChangeNumber: AppliedChange] = [:]
  private var coverages: [Int64: Coverage] = [:]
  private var coverageIDs: [Coverage: Int64] = [:]
  private var nextNumber: Int64

  private let find: RawStatement
  private let findNumber: RawStatement
  private let insert: RawStatement
  private let place: RawStatement

  init(_ db: Database) throws {
    self.db = db
    guard let connection = db.sqliteConnection else {
      throw StoreError(.fault, "The store's connection is closed.")
    }
    chains = try Self.loadChains(db)
    storedChains = chains
    nextNumber = try Int64.fetchOne(db, sql: "SELECT coalesce(max(n), 0) + 1 FROM change_log") ?? 1
    find = try RawStatement(
      connection,
      "SELECT n, chain, seq, hlc, coverage, applied FROM change_log WHERE hash = ?1")
    findNumber = try RawStatement(
      connection, "SELECT hash, chain, seq, hlc, coverage FROM change_log WHERE n = ?1")
    insert = try RawStatement(
      connection,
      """
      INSERT INTO change_log (n, hash, applied, chain, seq, hlc, coverage, bytes)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """)
    place = try RawStatement(
      connection,
      "UPDATE change_log SET applied = 1, chain = ?2, seq = ?3, hlc = ?4, coverage = ?5 WHERE n = ?1"
    )
  }

  // MARK: Looking up

  /// The number of a held or applied change; nil if it is not here.
  func number(of hash: ChangeHash) throws -> ChangeNumber? {
    if let known = byHash[hash] { return known.number }
    defer { find.reset() }
    find.bind(1, hash.bytes)
    return try find.step() ? ChangeNumber(rawValue: find.integer(0)) : nil
  }

  /// An applied change; nil if it is held or not here.
  func applied(_ hash: ChangeHash) throws -> AppliedChange? {
    if let known = byHash[hash] { return known }
    defer { find.reset() }
    find.bind(1, hash.bytes)
    guard try find.step(), find.integer(5) == 1 else { return nil }
    let change = AppliedChange(
      number: ChangeNumber(rawValue: find.integer(0)),
      placement: Placement(
        chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: find.integer(1))),
        seq: find.integer(2)),
      rank: ChangeRank(effectiveHLC: find.integer(3), hash: hash), coverage: find.integer(4))
    remember(change)
    return change
  }

  /// An applied change by its number.
  func applied(_ number: ChangeNumber) throws -> AppliedChange {
    if let known = byNumber[number] { return known }
    defer { findNumber.reset() }
    findNumber.bind(1, number.rawValue)
    guard try findNumber.step(), let hash = ChangeHash(bytes: findNumber.blob(0)) else {
      throw StoreError(
        .damaged, "The log lacks change number \(number.rawValue).", next: "ferrule doctor")
    }
    let change = AppliedChange(
      number: number,
      placement: Placement(
        chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: findNumber.integer(1))),
        seq: findNumber.integer(2)),
      rank: ChangeRank(effectiveHLC: findNumber.integer(3), hash: hash),
      coverage: findNumber.integer(4))
    remember(change)
    return change
  }

  /// What a change covers.
  func coverage(of change: AppliedChange) throws -> Coverage {
    if let known = coverages[change.coverage] { return known }
    let bytes = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT seqs FROM coverage WHERE coverage = ?"),
      arguments: [change.coverage])
    guard let bytes, let coverage = Coverage(bytes: CellRow(row: bytes).blob("seqs")) else {
      throw StoreError(
        .damaged, "The log lacks what change \(change.rank.hash) covers.", next: "ferrule doctor")
    }
    coverages[change.coverage] = coverage
    return coverage
  }

  /// The hashes of the applied changes that no applied change names, ascending.
  func tips() throws -> [ChangeHash] {
    var open: [ChangeHash] = []
    for (index, chain) in chains.chains.enumerated() {
      let end = Placement(
        chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: index)), seq: chain.lastSeq)
      let covered = try chains.chains.contains { other in
        guard other.lastHash != chain.lastHash, let last = try applied(other.lastHash) else {
          return false
        }
        return try coverage(of: last).covers(end)
      }
      if !covered { open.append(chain.lastHash) }
    }
    return open.sorted()
  }

  /// The greatest effective hybrid time held.
  func greatestTime() throws -> Int64 {
    try chains.chains.reduce(0) { greatest, chain in
      max(greatest, try applied(chain.lastHash)?.rank.effectiveHLC ?? 0)
    }
  }

  // MARK: Writing

  /// Gives a change whose parents are all applied its place, and writes it to the log.
  func append(_ sealed: SealedChange, parents: [AppliedChange], prev: AppliedChange?) throws
    -> (AppliedChange, Coverage)
  {
    var above: [(Placement, Coverage)] = []
    for parent in parents { above.append((parent.placement, try coverage(of: parent))) }
    let coverage = Coverage(of: above, in: chains)
    let placement = chains.place(sealed.hash, of: sealed.change.device, after: prev?.placement)
    let time = HybridTime.effective(
      declared: sealed.change.hlc, parents: parents.map(\.rank.effectiveHLC))
    let held = try number(of: sealed.hash)
    let change = AppliedChange(
      number: held ?? takeNumber(), placement: placement,
      rank: ChangeRank(effectiveHLC: time, hash: sealed.hash), coverage: try id(of: coverage))
    if held != nil {
      place.bind(1, change.number.rawValue)
      place.bind(2, Int64(placement.chain.rawValue))
      place.bind(3, placement.seq)
      place.bind(4, time)
      place.bind(5, change.coverage)
      try place.run()
    } else {
      insert.bind(1, change.number.rawValue)
      insert.bind(2, sealed.hash.bytes)
      insert.bind(3, 1)
      insert.bind(4, Int64(placement.chain.rawValue))
      insert.bind(5, placement.seq)
      insert.bind(6, time)
      insert.bind(7, change.coverage)
      try sealed.bytes.withUnsafeBytes { bytes in
        insert.bindBlob(8, lent: bytes)
        try insert.run()
      }
    }
    remember(change)
    return (change, coverage)
  }

  /// Keeps a change that cannot be applied yet.
  func hold(_ sealed: SealedChange) throws -> ChangeNumber {
    let number = takeNumber()
    insert.bind(1, number.rawValue)
    insert.bind(2, sealed.hash.bytes)
    insert.bind(3, 0)
    for place in [4, 6, 7] { insert.bindNull(place) }
    insert.bind(5, sealed.change.seq)
    insert.bind(8, sealed.bytes)
    try insert.run()
    return number
  }

  /// Drops a held change that turned out not to be valid.
  func forget(_ number: ChangeNumber) throws {
    try db.execute(
      sql: "DELETE FROM change_log WHERE n = ? AND applied = 0", arguments: [number.rawValue])
  }

  /// Writes the chains that grew.
  func save() throws {
    for (index, chain) in chains.chains.enumerated() {
      if index < storedChains.chains.count, storedChains.chains[index] == chain { continue }
      try db.execute(
        sql: """
          INSERT INTO chain (chain, device, parent, fork_seq, last_seq, last_hash)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (chain) DO UPDATE
            SET last_seq = excluded.last_seq, last_hash = excluded.last_hash
          """,
        arguments: [
          index, chain.device.data, chain.parent.map { Int64($0.chain.rawValue) },
          chain.parent?.seq, chain.lastSeq, chain.lastHash.data,
        ])
    }
    storedChains = chains
  }

  private func takeNumber() -> ChangeNumber {
    defer { nextNumber += 1 }
    return ChangeNumber(rawValue: nextNumber)
  }

  private func remember(_ change: AppliedChange) {
    // A long merge names old changes rarely: start again rather than grow without bound.
    if byHash.count > 50_000 {
      byHash.removeAll(keepingCapacity: true)
      byNumber.removeAll(keepingCapacity: true)
    }
    byHash[change.rank.hash] = change
    byNumber[change.number] = change
  }

  private func id(of coverage: Coverage) throws -> Int64 {
    if let known = coverageIDs[coverage] { return known }
    let bytes = coverage.bytes.data
    let stored = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT coverage FROM coverage WHERE seqs = ?"), arguments: [bytes])
    let id: Int64
    if let stored {
      id = stored
    } else {
      try db.cachedStatement(sql: "INSERT INTO coverage (seqs) VALUES (?)")
        .execute(arguments: [bytes])
      id = db.lastInsertedRowID
    }
    if coverageIDs.count > 50_000 { coverageIDs.removeAll(keepingCapacity: true) }
    if coverages.count > 50_000 { coverages.removeAll(keepingCapacity: true) }
    coverageIDs[coverage] = id
    coverages[id] = coverage
    return id
  }

  private static func loadChains(_ db: Database) throws -> ChainTable {
    var chains: [Chain] = []
    for raw in try Row.fetchAll(db, sql: "SELECT * FROM chain ORDER BY chain") {
      let row = CellRow(row: raw)
      guard row.int("chain") == chains.count, let device = DeviceID(bytes: row.blob("device")),
        let lastSeq = row.int64("last_seq"), let last = ChangeHash(bytes: row.blob("last_hash"))
      else {
        throw StoreError(.damaged, "The log's chains cannot be read.", next: "ferrule doctor")
      }
      let parent = row.int("parent").flatMap { number in
        row.int64("fork_seq").map {
          Placement(chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: number)), seq: $0)
        }
      }
      chains.append(Chain(device: device, parent: parent, lastSeq: lastSeq, lastHash: last))
    }
    guard let table = ChainTable(chains: chains) else {
      throw StoreError(.damaged, "The log's chains do not fit together.", next: "ferrule doctor")
    }
    return table
  }
}
