public import Change
internal import Foundation
internal import GRDB

/// The log, as bundles and status need it.
extension StoreView {
  /// The applied changes that no applied change names, ascending by hash.
  public func tips() throws -> [ChangeName] {
    let log = try ChangeLog(db)
    return try log.tips().compactMap { hash in
      guard let change = try log.applied(hash), let chain = log.chains[change.placement.chain]
      else { return nil }
      return ChangeName(device: chain.device, seq: change.placement.seq, hash: hash)
    }
  }

  /// The last change of each chain, and what its device is: one line a laptop, more for a copied one.
  public func chainEnds() throws -> [ChangeName] {
    try ChangeLog(db).chains.chains.map {
      ChangeName(device: $0.device, seq: $0.lastSeq, hash: $0.lastHash)
    }
  }

  /// Whether a change is here, and whether it is applied; nil if it is not here.
  public func isApplied(_ hash: ChangeHash) throws -> Bool? {
    try LogIndex.find(db, hash)?.isApplied
  }

  /// The number of the change that came last, 0 in an empty log: as long as it is the same, nothing was
  /// written.
  public func lastArrival() throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(n) FROM change_log") ?? 0
  }

  /// How many changes the log has, those that wait included.
  public func changeCount() throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT count(*) FROM change_log") ?? 0
  }

  /// Hashes that held changes wait for and that are not here.
  public func wants(limit: Int) throws -> [ChangeHash] {
    let missing = try Data.fetchCursor(
      db, sql: "SELECT DISTINCT missing FROM waiting WHERE length(missing) = 32 ORDER BY missing")
    var wants: [ChangeHash] = []
    while wants.count < limit, let next = try missing.next() {
      guard let hash = ChangeHash(bytes: next), try LogIndex.find(db, hash) == nil else {
        continue
      }
      wants.append(hash)
    }
    return wants
  }

  /// How many changes are held: waiting for another change, and waiting for a newer ferrule.
  public func heldCounts() throws -> (forChange: Int, forUpgrade: Int) {
    let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM change_log WHERE applied = 0") ?? 0
    let upgrade =
      try Int.fetchOne(db, sql: "SELECT count(*) FROM waiting WHERE length(missing) = 0") ?? 0
    return (all - upgrade, upgrade)
  }

  /// The names of the held changes.
  public func held() throws -> [ChangeName] {
    try rows("SELECT bytes FROM change_log WHERE applied = 0 ORDER BY hash").map {
      try SealedChange(decoding: $0.logBytes()).name
    }
  }

  /// Shows, as the bytes their authors sealed, all changes that are not ancestors of a change in
  /// `known`, each after those it names; then the held ones.
  ///
  /// Hashes in `known` that are not applied here say nothing. One change is in memory at a time.
  ///
  /// - Returns: how many were shown.
  @discardableResult
  public func changes(
    notSeenBy known: some Sequence<ChangeHash>, visit: (_ bytes: [UInt8]) throws -> Void
  ) throws -> Int {
    let seen = try coverage(of: known, ChangeLog(db))
    // A change's effective time is greater than that of all it names.
    let order = try Row.fetchCursor(
      db, sql: "SELECT n, chain, seq FROM change_log WHERE applied = 1 ORDER BY hlc, n")
    var missing: [Int64] = []
    while let row = try order.next() {
      let placement = Placement(
        chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: row["chain"] as Int64? ?? -1)),
        seq: row["seq"] ?? 0)
      if !seen.covers(placement), let number = row["n"] as Int64? { missing.append(number) }
    }
    missing += try Int64.fetchAll(
      db, sql: "SELECT n FROM change_log WHERE applied = 0 ORDER BY n")
    let bytes = try db.cachedStatement(sql: "SELECT bytes FROM change_log WHERE n = ?")
    for number in missing {
      guard let row = try Row.fetchOne(bytes, arguments: [number]) else { continue }
      try visit(CellRow(row: row).logBytes())
    }
    return missing.count
  }

  /// How many changes of this laptop are not ancestors of a change in `known`.
  public func ownChanges(notSeenBy known: some Sequence<ChangeHash>) throws -> Int64 {
    let log = try ChangeLog(db)
    let seen = try coverage(of: known, log)
    var count: Int64 = 0
    for (number, chain) in zip(Int32(0)..., log.chains.chains)
    where chain.device == identity.device {
      let before = max(seen.seq(in: ChainNumber(rawValue: number)), chain.parent?.seq ?? 0)
      count += max(0, chain.lastSeq - before)
    }
    return count
  }

  /// What those of the changes that are applied here have seen, themselves included.
  func coverage(of known: some Sequence<ChangeHash>, _ log: ChangeLog) throws -> Coverage {
    var seen = Coverage()
    for hash in known {
      guard let change = try log.applied(hash) else { continue }
      seen.merge(try log.coverage(of: change))
      seen.include(change.placement, in: log.chains)
    }
    return seen
  }

  /// The change of a hash as its author sealed it; nil if it is not here.
  public func sealed(_ hash: ChangeHash) throws -> SealedChange? {
    try LogIndex.find(db, hash).map { try ChangeLog.sealed(db, $0.number) }
  }
}
