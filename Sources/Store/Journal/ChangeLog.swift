internal import Change
internal import GRDB

/// The log, its chains and what each change covers.
///
/// What is looked up often is kept in memory; chains that grew, and what finds a change by hash and
/// by place, are written by ``save()``. Of this laptop's own changes up to ``longestEnd`` may be left
/// for a later batch: the end of the log, which is read when the log is.
final class ChangeLog {
  /// The most changes of this laptop that are left for a later batch: about a night's work.
  static let longestEnd = 1_000

  let db: Database
  private(set) var chains: ChainTable
  private var storedChains: ChainTable
  private var byHash: [ChangeHash: AppliedChange] = [:]
  private var byNumber: [ChangeNumber: AppliedChange] = [:]
  private let coverages: CoverageTable
  private var chainsOf: [DeviceID: [ChainNumber]] = [:]
  private var nextNumber: Int64
  private let index: LogIndex
  /// Held changes that wait to be entered.
  private var newlyHeld: [ChangeHash: ChangeNumber] = [:]
  /// Whether something came that is no plain end of this laptop's chain.
  private var mustIndex = false
  /// The hash of the last change this store wrote; nil if it wrote none.
  private(set) var ownTip: ChangeHash?
  /// The applied changes that no applied change names; nil until somebody asks.
  private var openTips: Set<ChangeHash>?
  /// The greatest effective hybrid time; nil until somebody asks.
  private var greatest: Int64?

  private let find: RawStatement
  private let atPlace: RawStatement
  private let findNumber: RawStatement
  private let insert: RawStatement
  private let place: RawStatement
  private let drop: RawStatement
  private let keepChain: RawStatement

  init(_ db: Database) throws {
    self.db = db
    guard let connection = db.sqliteConnection else {
      throw StoreError(.fault, "The store's connection is closed.")
    }
    chains = try Self.loadChains(db)
    storedChains = chains
    index = try LogIndex(db, connection)
    // A dropped change's number is not taken again: what lies behind it is in the trees.
    let last = max(
      try Int64.fetchOne(db, sql: "SELECT coalesce(max(n), 0) FROM change_log") ?? 0,
      index.last.rawValue)
    guard last < Int64.max else {
      throw StoreError(.damaged, "The log has no numbers left.", next: "ferrule doctor")
    }
    nextNumber = last + 1
    ownTip = try Meta.bytes(db, Meta.tip).flatMap { ChangeHash(bytes: $0) }
    find = RawStatement(
      connection,
      """
      SELECT n, chain, seq, hlc, coverage, applied
      FROM change_log WHERE n = ?1 AND hash = ?2
      """)
    atPlace = RawStatement(
      connection,
      """
      SELECT change_log.n, hash
      FROM (
        SELECT seq, n, length FROM log_by_place WHERE chain = ?1 AND seq <= ?2
        ORDER BY seq DESC LIMIT 1) AS run
        JOIN change_log ON change_log.n = run.n + ?2 - run.seq
      WHERE run.seq + length > ?2
      """)
    findNumber = RawStatement(
      connection, "SELECT hash, chain, seq, hlc, coverage FROM change_log WHERE n = ?1")
    coverages = CoverageTable(connection)
    insert = RawStatement(
      connection,
      """
      INSERT INTO change_log (n, hash, applied, chain, seq, hlc, coverage, bytes)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """)
    place = RawStatement(
      connection,
      "UPDATE change_log SET applied = 1, chain = ?2, seq = ?3, hlc = ?4, coverage = ?5 WHERE n = ?1"
    )
    drop = RawStatement(connection, "DELETE FROM change_log WHERE n = ?1 AND applied = 0")
    keepChain = RawStatement(
      connection,
      """
      INSERT INTO chain (chain, device, parent, fork_seq, last_seq, last_hash)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (chain) DO UPDATE
        SET last_seq = excluded.last_seq, last_hash = excluded.last_hash
      """)
    for (number, chain) in zip(Int32(0)..., chains.chains) {
      chainsOf[chain.device, default: []].append(ChainNumber(rawValue: number))
    }
    try readEnd(connection)
  }

  /// Reads the changes that are in no tree yet, each of which follows the last of this laptop.
  private func readEnd(_ connection: OpaquePointer) throws {
    let rows = RawStatement(
      connection,
      "SELECT n, hash, chain, seq, hlc, coverage FROM change_log WHERE n > ?1 ORDER BY n")
    rows.bind(1, index.last.rawValue)
    while try rows.step() {
      let number = ChangeNumber(rawValue: rows.integer(0))
      let place = Placement(
        chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: rows.integer(2))),
        seq: rows.integer(3))
      guard let hash: ChangeHash = rows.identifier(1), let chain = chains[place.chain],
        chains.place(hash, of: chain.device, after: place.before) == place
      else {
        throw StoreError(.damaged, "The end of the log cannot be read.", next: "ferrule doctor")
      }
      let change = AppliedChange(
        number: number, placement: place,
        rank: ChangeRank(effectiveHLC: rows.integer(4), hash: hash), coverage: rows.integer(5))
      index.add(hash, number)
      index.add(place, number)
      keep(change)
      ownTip = hash
    }
  }

  // MARK: Looking up

  /// So many chains of a device, its first, are asked for a change by its place.
  private static let likelyChains = 4

  /// The number of a held or applied change; nil if it is not here.
  func number(of hash: ChangeHash) throws -> ChangeNumber? {
    if let known = byHash[hash]?.number ?? newlyHeld[hash] { return known }
    defer { find.reset() }
    return try findByHash(hash) ? ChangeNumber(rawValue: find.integer(0)) : nil
  }

  /// The number of a change that is applied, or held; nil if it is not here.
  ///
  /// One that is applied lies at its place in a chain of its device: near those that were looked for
  /// before it, which its hash is not. A device has few chains; one that claims many is asked for by hash.
  func number(of sealed: SealedChange) throws -> ChangeNumber? {
    if let known = byHash[sealed.hash]?.number { return known }
    for number in chainsOf[sealed.change.device, default: []].prefix(Self.likelyChains) {
      guard let chain = chains[number], chain.lastSeq >= sealed.change.seq else { continue }
      defer { atPlace.reset() }
      atPlace.bind(1, Int64(number.rawValue))
      atPlace.bind(2, sealed.change.seq)
      if try atPlace.step(), atPlace.identifier(1) == sealed.hash {
        return ChangeNumber(rawValue: atPlace.integer(0))
      }
    }
    return try number(of: sealed.hash)
  }

  /// Stands at a change that is found by its hash, if it is there.
  private func findByHash(_ hash: ChangeHash) throws -> Bool {
    for number in try index.batches.numbers(hash.head) {
      find.reset()
      find.bind(1, number)
      find.bind(2, hash)
      if try find.step() { return true }
    }
    return false
  }

  /// Whether a change is the last of a chain.
  func isEnd(_ hash: ChangeHash) throws -> Bool {
    try applied(hash).map(isEnd) ?? false
  }

  private func isEnd(_ change: AppliedChange) -> Bool {
    chains[change.placement.chain]?.lastHash == change.rank.hash
  }

  /// An applied change; nil if it is held or not here.
  func applied(_ hash: ChangeHash) throws -> AppliedChange? {
    if let known = byHash[hash] { return known }
    defer { find.reset() }
    guard try findByHash(hash), find.integer(5) == 1 else { return nil }
    let change = AppliedChange(
      number: ChangeNumber(rawValue: find.integer(0)),
      placement: Placement(
        chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: find.integer(1))),
        seq: find.integer(2)),
      rank: ChangeRank(effectiveHLC: find.integer(3), hash: hash), coverage: find.integer(4))
    try remember(change)
    return change
  }

  /// An applied change by its number.
  func applied(_ number: ChangeNumber) throws -> AppliedChange {
    if let known = byNumber[number] { return known }
    defer { findNumber.reset() }
    findNumber.bind(1, number.rawValue)
    guard try findNumber.step(), let hash: ChangeHash = findNumber.identifier(0) else {
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
    try remember(change)
    byNumber[number] = change
    return change
  }

  /// What a change covers.
  func coverage(of change: AppliedChange) throws -> Coverage {
    var coverage = try beside(change)
    if let before = chains.predecessor(of: change.placement) {
      coverage.include(before, in: chains)
    }
    return coverage
  }

  /// Whether a change covers the one at a place.
  func covers(_ change: AppliedChange, _ other: Placement) throws -> Bool {
    if chains.line(before: change.placement, holds: other) { return true }
    return try beside(change).covers(other)
  }

  /// What a change covers besides the line of changes before it: what the log keeps, since it is the
  /// same along a chain until its author takes others in.
  func beside(_ change: AppliedChange) throws -> Coverage {
    guard let coverage = try coverages.coverage(change.coverage) else {
      throw StoreError(
        .damaged, "The log lacks what change \(change.rank.hash) covers.", next: "ferrule doctor")
    }
    return coverage
  }

  /// The hashes of the applied changes that no applied change names, ascending.
  func tips() throws -> [ChangeHash] {
    if let openTips { return openTips.sorted() }
    var open: Set<ChangeHash> = []
    let ends = try chains.chains.compactMap { try applied($0.lastHash) }
    // No change covers itself: what any end covers, another one does.
    var covered = Coverage()
    for (_, same) in Dictionary(grouping: ends, by: \.coverage) {
      if let first = same.first { covered.merge(try beside(first)) }
    }
    for end in ends {
      if let before = chains.predecessor(of: end.placement) {
        covered.include(before, in: chains)
      }
    }
    for end in ends where !covered.covers(end.placement) { open.insert(end.rank.hash) }
    openTips = open
    return open.sorted()
  }

  /// The greatest effective hybrid time held.
  func greatestTime() throws -> Int64 {
    if let greatest { return greatest }
    let time = try chains.chains.reduce(0) { greatest, chain in
      max(greatest, try applied(chain.lastHash)?.rank.effectiveHLC ?? 0)
    }
    greatest = time
    return time
  }

  // MARK: Writing

  /// Gives a change whose parents are all applied its place, and writes it to the log.
  ///
  /// - Parameters:
  ///   - held: its number, if it is in the log already and waits.
  ///   - isOwn: whether this store writes it just now.
  ///   - packed: its bytes as they are kept, if somebody has packed them already.
  func append(
    _ sealed: SealedChange, parents: [AppliedChange], prev: AppliedChange?, held: ChangeNumber?,
    isOwn: Bool, packed: LogBytes?
  ) throws -> AppliedChange {
    let coverage = try besides(sealed.change, parents, prev)
    if isOwn { ownTip = sealed.hash }
    if !isOwn || prev.map({ isEnd($0) }) != true { mustIndex = true }
    let known = chains.chains.count
    let placement = chains.place(sealed.hash, of: sealed.change.device, after: prev?.placement)
    if chains.chains.count > known {
      chainsOf[sealed.change.device, default: []].append(placement.chain)
    }
    let time = HybridTime.effective(
      declared: sealed.change.hlc, parents: parents.lazy.map(\.rank.effectiveHLC))
    let change = AppliedChange(
      number: held ?? takeNumber(), placement: placement,
      rank: ChangeRank(effectiveHLC: time, hash: sealed.hash), coverage: coverage)
    if held != nil {
      place.bind(1, change.number.rawValue)
      place.bind(2, Int64(placement.chain.rawValue))
      place.bind(3, placement.seq)
      place.bind(4, time)
      place.bind(5, coverage)
      try place.run()
    } else {
      insert.bind(1, change.number.rawValue)
      insert.bind(2, sealed.hash)
      insert.bind(3, 1)
      insert.bind(4, Int64(placement.chain.rawValue))
      insert.bind(5, placement.seq)
      insert.bind(6, time)
      insert.bind(7, coverage)
      try insertBytes(packed ?? LogBytes(packing: sealed.bytes))
      index.add(sealed.hash, change.number)
    }
    index.add(placement, change.number)
    try remember(change)
    if openTips != nil {
      for parent in parents { openTips?.remove(parent.rank.hash) }
      openTips?.insert(sealed.hash)
    }
    if let known = greatest { greatest = max(known, time) }
    return change
  }

  /// The number of what a change with these parents covers besides its line.
  private func besides(_ change: Change, _ parents: [AppliedChange], _ prev: AppliedChange?) throws
    -> Int64
  {
    if change.deps.isEmpty, let prev { return prev.coverage }
    var coverage = Coverage()
    for parent in parents {
      coverage.merge(try beside(parent))
      if parent.number != prev?.number { coverage.include(parent.placement, in: chains) }
    }
    return try coverages.id(of: coverage)
  }

  /// Keeps a change that cannot be applied yet.
  func hold(_ sealed: SealedChange) throws -> ChangeNumber {
    let number = takeNumber()
    insert.bind(1, number.rawValue)
    insert.bind(2, sealed.hash)
    insert.bind(3, 0)
    for place in [4, 6, 7] { insert.bindNull(place) }
    insert.bind(5, sealed.change.seq)
    try insertBytes(LogBytes(packing: sealed.bytes))
    index.add(sealed.hash, number)
    newlyHeld[sealed.hash] = number
    mustIndex = true
    return number
  }

  private func insertBytes(_ bytes: LogBytes) throws {
    try bytes.kept.withUnsafeBytes { kept in
      insert.bindBlob(8, lent: kept)
      try insert.run()
    }
  }

  /// Drops a held change that turned out not to be valid.
  func forget(_ hash: ChangeHash, _ number: ChangeNumber) throws {
    try enter()
    try index.remove(hash, number)
    drop.bind(1, number.rawValue)
    try drop.run()
  }

  /// Writes the chains that grew and what finds their changes, unless it can wait.
  func save() throws {
    if mustIndex || index.waiting > Self.longestEnd { try saveAll() }
  }

  /// Enters every change into the trees.
  private func enter() throws {
    try index.write(upTo: ChangeNumber(rawValue: nextNumber - 1))
    newlyHeld.removeAll(keepingCapacity: true)
    mustIndex = true
  }

  /// Writes the chains that grew and what finds their changes.
  func saveAll() throws {
    try enter()
    mustIndex = false
    if let ownTip, try Meta.bytes(db, Meta.tip) != ownTip.bytes {
      try Meta.set(db, Meta.tip, ownTip.data)
    }
    for (index, chain) in chains.chains.enumerated() {
      if index < storedChains.chains.count, storedChains.chains[index] == chain { continue }
      keepChain.bind(1, Int64(index))
      keepChain.bind(2, chain.device)
      if let parent = chain.parent {
        keepChain.bind(3, Int64(parent.chain.rawValue))
        keepChain.bind(4, parent.seq)
      } else {
        keepChain.bindNull(3)
        keepChain.bindNull(4)
      }
      keepChain.bind(5, chain.lastSeq)
      keepChain.bind(6, chain.lastHash)
      try keepChain.run()
    }
    storedChains = chains
  }

  private func takeNumber() -> ChangeNumber {
    defer { nextNumber += 1 }
    return ChangeNumber(rawValue: nextNumber)
  }

  private func remember(_ change: AppliedChange) throws {
    guard change.placement.seq >= 1, chains[change.placement.chain] != nil else {
      throw StoreError(
        .damaged, "The log's change \(change.rank.hash) is at no place.", next: "ferrule doctor")
    }
    // A long merge names old changes rarely: start again rather than grow without bound.
    if byHash.count > 50_000 {
      // Of what waits to be entered this is the only trace; who only reads enters nothing.
      guard index.waiting == 0 || mustIndex else { return keep(change) }
      if index.waiting > 0 { try enter() }
      byHash.removeAll(keepingCapacity: true)
      byNumber.removeAll(keepingCapacity: true)
    }
    keep(change)
  }

  private func keep(_ change: AppliedChange) {
    byHash[change.rank.hash] = change
  }
}
