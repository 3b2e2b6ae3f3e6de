import Change
import Plant
import Store
import TestSupport
import Testing

/// SQLite's session extension records what a transaction did to the replicated tables.
///
/// It listens on the same connection and does not know our code. It is net: each row once, equal columns left out.
///
/// - An author's own transaction: the net of its change bodies, each operation simply done. That holds
///   also where people disagree, since whoever writes has seen all that the store holds. An INSERT of a
///   record that is there counts as an edit of its groups, an UPDATE of one that is not there as its
///   coming.
/// - A merge: the difference between what the set of changes meant before and means after. A value that
///   loses is not recorded: nothing that is shown changed.
/// - Building the state anew: nothing.
@Suite struct `The journal beside SQLite's session extension` {
  private static let runs: ClosedRange<UInt64> = Seeds.named("FERRULE_ORACLE_SEEDS", else: 0...39)

  @Test(arguments: [0, 1])
  func `every transaction did what its bodies say, and every merge what the set means`(half: UInt64)
    throws
  {
    for seed in Self.runs where seed % 2 == half {
      do {
        guard try agree(seed) else { return }
      } catch {
        Issue.record("seed \(seed): \(error)")
        return
      }
    }
  }

  private func agree(_ seed: UInt64) throws -> Bool {
    let fixture = try StoreFixture()
    let stores = [try fixture.store("one", seed: 1), try fixture.store("two", seed: 2)]
    let recorders = try stores.map { try SessionRecorder($0) }
    var walk = OracleWalk(seed: seed, tables: stores[0].tables)
    var stranger = try Stranger(stores[0].tables)
    for step in 0..<20 {
      let here = Int.random(in: 0...1, using: &walk.random)
      let (store, recorder) = (stores[here], recorders[here])
      let place = "seed \(seed), step \(step)"
      switch Int.random(in: 0..<12, using: &walk.random) {
      case 0..<6:
        guard try wrote(store, recorder, "\(place), a write", { try walk.write(store) }) else {
          return false
        }
      case 6..<10:
        let other = stores[1 - here]
        // Both at work without the other's news: where they meet, they disagree.
        if Bool.random(using: &walk.random) {
          for author in stores { try walk.write(author) }
        }
        let changes = try other.changes().shuffled(using: &walk.random)
        let isWhole = Bool.random(using: &walk.random)
        let count = Int.random(in: 0...changes.count, using: &walk.random)
        let some = changes.prefix(isWhole ? changes.count : count)
        guard try merged(store, recorder, "\(place), a merge", Array(some)) else { return false }
      case 10:
        let change = try stranger.change(after: store, &walk.random)
        guard try merged(store, recorder, "\(place), a stranger", [change]) else { return false }
      default:
        let changes = try recorder.changes { try store.refold() }
        guard changes.isEmpty else {
          Issue.record("\(place): building the state anew did \(changes)")
          return false
        }
      }
    }
    guard seed % 20 == 0 else { return true }
    return try wrote(stores[0], recorders[0], "seed \(seed), a long write") {
      try walk.writeLong(stores[0])
    }
  }

  private func wrote(
    _ store: Store, _ recorder: SessionRecorder, _ place: String, _ write: () throws -> Void
  ) throws -> Bool {
    let before = try store.replicatedRows()
    let known = Set(try store.changes().map(\.hash))
    let seen = try recorder.changes(during: write)
    let new = try store.changes().filter { !known.contains($0.hash) }
    var after = before
    for change in new.sorted(by: { $0.change.seq < $1.change.seq }) {
      after = after.applying(try change.change.operations(), store.tables)
    }
    return hold(seen, before.changes(to: after), place)
  }

  private func merged(
    _ store: Store, _ recorder: SessionRecorder, _ place: String, _ changes: [SealedChange]
  ) throws -> Bool {
    let before = try FoldedTables(store.appliedChanges(), tables: store.tables).rows
    let seen = try recorder.changes { try store.take(changes) }
    let after = try FoldedTables(store.appliedChanges(), tables: store.tables).rows
    return hold(seen, before.changes(to: after), place)
  }

  private func hold(_ seen: NetChanges, _ expected: NetChanges, _ place: String) -> Bool {
    guard seen != expected else { return true }
    for key in Set(seen.keys).union(expected.keys) where seen[key] != expected[key] {
      Issue.record(
        "\(place): \(key): SQLite saw \(String(describing: seen[key])), not \(String(describing: expected[key]))"
      )
    }
    return false
  }

  @Test func `the walks insert into every table and edit every group`() throws {
    let fixture = try StoreFixture()
    let store = try fixture.store("one", seed: 1)
    for seed: UInt64 in 0..<20 {
      var walk = OracleWalk(seed: seed, tables: store.tables)
      for _ in 0..<20 { try walk.write(store) }
    }
    var missing: Set<String> = []
    for table in store.tables.tables {
      missing.insert(table.name)
      for group in table.groups { missing.insert("\(table.name) \(group.name)") }
    }
    for change in try store.changes() {
      for operation in try change.change.operations() {
        guard case .update(_, let cells) = operation.content else {
          missing.remove(operation.table)
          continue
        }
        for cell in cells {
          let table = try #require(store.tables.table(operation.table))
          let group = table.groupOfColumn[cell.column].map { table.groups[$0].name } ?? ""
          missing.remove("\(table.name) \(group)")
        }
      }
    }
    // No random draft writes maps of fibres and what is signed: the strangers do.
    #expect(missing.filter { !$0.hasPrefix("fibre_map") && $0 != "trust" } == [])
  }

  @Test func `a transaction that throws did nothing`() throws {
    struct Interruption: Error {}
    let fixture = try StoreFixture()
    let store = try fixture.store("one", seed: 1)
    let recorder = try SessionRecorder(store)
    let changes = try recorder.changes {
      #expect(throws: Interruption.self) {
        try store.draft { _, draft in
          try draft.insert(.hall, StorePool.hall, ["name": .text("Hall 1")])
          try draft.record(.inspection(Inspection(face: StorePool.face(0), verdict: .dirt)))
          throw Interruption()
        }
      }
    }
    #expect(changes.isEmpty)
  }

  @Test func `a value that loses to a later one is not recorded, and is kept`() throws {
    let fixture = try StoreFixture()
    let (one, two) = (try fixture.store("one", seed: 1), try fixture.store("two", seed: 2))
    let recorder = try SessionRecorder(one)
    try one.draft { try $1.insert(.hall, StorePool.hall, ["name": .text("Hall 1")]) }
    try two.take(from: one)
    _ = try StoreMoment.at(1_700_000_000_000) {
      try two.draft { try $1.update(.hall, StorePool.hall, ["name": .text("early")]) }
    }
    _ = try StoreMoment.at(StoreMoment.nowMS + 1_000) {
      try one.draft { try $1.update(.hall, StorePool.hall, ["name": .text("late")]) }
    }
    let changes = try recorder.changes { try one.take(from: two) }
    #expect(changes.isEmpty)
    #expect(try one.texts("SELECT count(*) FROM sibling") == [["1"]])
  }
}
