import Change
import Store
import TestSupport
import Testing

/// SQLite itself applies our bodies, as the bytes of the log, to plain tables.
@Suite struct `The journal's bodies applied by SQLite` {
  private static let runs: ClosedRange<UInt64> = Seeds.named("FERRULE_ORACLE_SEEDS", else: 0...39)

  /// Runs a check for every seed; stops at the first that fails or throws.
  private func forSeeds(_ check: (UInt64) throws -> Bool) {
    for seed in Self.runs {
      do {
        guard try check(seed) else { return }
      } catch {
        Issue.record("seed \(seed): \(error)")
        return
      }
    }
  }

  private func holds(_ found: TableRows, _ expected: TableRows, _ place: String) -> Bool {
    let changes = expected.changes(to: found)
    guard !changes.isEmpty else { return true }
    Issue.record("\(place): SQLite's tables differ from the store's by \(changes)")
    return false
  }

  @Test func `one author's bodies give his tables, and taken back in turn give none`() {
    forSeeds { seed in
      let fixture = try StoreFixture()
      let store = try fixture.store("one", seed: 1)
      var walk = OracleWalk(seed: seed, tables: store.tables, isOdd: false)
      for _ in 0..<10 { try walk.write(store) }
      if seed % 20 == 0 { try walk.writeLong(store) }
      let bodies = try store.changes().sorted { $0.change.seq < $1.change.seq }.map(\.change.body)
      let mirror = try Mirror(store.tables)
      for body in bodies {
        let conflicts = try mirror.apply(body)
        guard conflicts == 0 else {
          Issue.record("seed \(seed): \(conflicts) conflicts with what one author wrote")
          return false
        }
      }
      guard holds(try mirror.rows(), try store.replicatedRows(), "seed \(seed)") else {
        return false
      }
      for body in bodies.reversed() {
        try mirror.apply(SQLiteChangeset.inverse(of: SQLiteChangeset.net(of: body)))
      }
      return holds(try mirror.rows(), [:], "seed \(seed), taken back")
    }
  }

  @Test func `authors who take turns give one set of tables`() {
    forSeeds { seed in
      let fixture = try StoreFixture()
      let stores = try [1, 2, 3].map { try fixture.store("store\($0)", seed: $0) }
      var walk = OracleWalk(seed: seed, tables: stores[0].tables, isOdd: false)
      let mirror = try Mirror(stores[0].tables)
      for _ in 0..<8 {
        let author = stores[Int.random(in: 0..<3, using: &walk.random)]
        for other in stores { try author.take(from: other) }
        let known = Set(try author.changes().map(\.hash))
        try walk.write(author)
        for change in try author.changes() where !known.contains(change.hash) {
          try mirror.apply(change.change.body)
        }
      }
      for store in stores {
        for other in stores { try store.take(from: other) }
        guard holds(try mirror.rows(), try store.replicatedRows(), "seed \(seed)") else {
          return false
        }
      }
      return true
    }
  }

  /// The shown value is that of the greatest rank.
  ///
  /// Where no row is inserted twice, SQLite gives the same when it applies all bodies in the order of
  /// their ranks and lets the later one win.
  @Test func `authors apart give what SQLite gives when the greatest rank is applied last`() {
    forSeeds { seed in
      let fixture = try StoreFixture()
      let stores = try [1, 2, 3].map { try fixture.store("store\($0)", seed: $0) }
      var walk = OracleWalk(seed: seed, tables: stores[0].tables, isOdd: false)
      for _ in 0..<4 { try walk.write(stores[0]) }
      for store in stores { try store.take(from: stores[0]) }
      walk.isEditing = true
      for _ in 0..<12 {
        let store = stores[Int.random(in: 0..<3, using: &walk.random)]
        try walk.write(store)
        if Int.random(in: 0..<3, using: &walk.random) == 0 {
          try store.take(from: stores[Int.random(in: 0..<3, using: &walk.random)])
        }
      }
      for store in stores { try stores[0].take(from: store) }
      let all = try stores[0].appliedChanges()
      let fold = try FoldedTables(all, tables: stores[0].tables).fold
      let mirror = try Mirror(stores[0].tables)
      func rank(_ change: SealedChange) -> (Int64, ChangeHash) {
        (fold.effectiveHLC(change.hash) ?? 0, change.hash)
      }
      for change in all.sorted(by: { rank($0) < rank($1) }) {
        try mirror.apply(change.change.body, replacing: true)
      }
      return holds(try mirror.rows(), try stores[0].replicatedRows(), "seed \(seed)")
    }
  }

  @Test func `SQLite reads the same operations and the same net in our bodies`() {
    forSeeds { seed in
      let fixture = try StoreFixture()
      let store = try fixture.store("one", seed: 1)
      var walk = OracleWalk(seed: seed, tables: store.tables)
      var stranger = try Stranger(store.tables)
      for _ in 0..<4 {
        try walk.write(store)
        try store.take([try stranger.change(after: store, &walk.random)])
      }
      for change in try store.changes() {
        let body = change.change.body
        let ours = try change.change.operations().map {
          SQLiteChangeset.Record($0, store.tables)
        }
        guard try SQLiteChangeset.records(of: body) == ours else {
          Issue.record("seed \(seed): SQLite reads \(change.name) differently")
          return false
        }
        guard Self.hasNet(ours) else { continue }
        let net = NetChanges(try SQLiteChangeset.records(of: SQLiteChangeset.net(of: body)))
        guard net == NetChanges(folding: ours) else {
          Issue.record("seed \(seed): SQLite nets \(change.name) differently")
          return false
        }
      }
      return true
    }
  }

  /// Whether every row is inserted at most once, and then first.
  ///
  /// Of two inserts SQLite keeps the first,
  /// and of an edit before an insert nothing: no author who used our program writes that.
  private static func hasNet(_ records: [SQLiteChangeset.Record]) -> Bool {
    var met: Set<FoldedTables.Key> = []
    return records.allSatisfy { met.insert($0.key).inserted || !$0.isInsert }
  }
}
