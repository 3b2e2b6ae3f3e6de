internal import Change
internal import GRDB

extension Store {
  /// Builds the state anew from the log: every record, fact and cache; and the card `device.json`.
  ///
  /// What is no statement, no head, or no signature of this device is dropped: another bundle brings it
  /// again, and this device signs anew.
  ///
  /// - Returns: how many changes were applied and how many are held.
  @discardableResult
  public func refold(progress: (Int) -> Void = { _ in }) throws -> (applied: Int, held: Int) {
    let counts = try transaction { db in
      var counts = try Refold.run(db, catalogue: catalogue, identity, progress: progress)
      // Which changes have no effect follows from the log too.
      let applier = try Applier(db, catalogue: catalogue, identity)
      if try applier.renewVoid() {
        counts = try Refold.run(db, catalogue: catalogue, identity, progress: progress)
      }
      try TrustJunk.drop(db, own: try? deviceKeys(), identity)
      return counts
    }
    try Self.writeCard(folder, identity)
    return counts
  }
}

/// Empties what the log says anyway and applies the log again, without the effects of void changes.
enum Refold {
  static func run(
    _ db: Database, catalogue: TableCatalogue, _ identity: StoreIdentity,
    progress: (Int) -> Void = { _ in }
  ) throws -> (applied: Int, held: Int) {
    try db.execute(sql: "CREATE TEMP TABLE old_log AS SELECT n, bytes FROM main.change_log")
    try LogIndex.keepTip(db)
    let local = [
      "change_log", "log_batch", "log_by_hash", "log_by_place", "chain", "coverage", "waiting",
      "stamp", "sibling", "row_insert", "twin", "superseded", "due", "lookup",
    ]
    for table in local + catalogue.tables.map(\.name) {
      try db.execute(sql: "DELETE FROM main.\(table)")
    }
    try Meta.remove(db, Meta.logIndexed)
    let applier = try Applier(db, catalogue: catalogue, identity)
    applier.voidsAreKnown = true
    let cursor = try Row.fetchCursor(db, sql: "SELECT bytes FROM temp.old_log ORDER BY n")
    var count = 0
    while let row = try cursor.next() {
      _ = try applier.accept(LogBytes(kept: CellRow(row: row).blob("bytes")).sealed())
      count += 1
      if count % 1_000 == 0 { progress(count) }
    }
    try applier.saveAll()
    try OwnTip.mend(applier.log, identity.device)
    let held = try Int.fetchOne(db, sql: "SELECT count(*) FROM change_log WHERE applied = 0") ?? 0
    try db.execute(sql: "DROP TABLE temp.old_log")
    return (count - held, held)
  }
}
