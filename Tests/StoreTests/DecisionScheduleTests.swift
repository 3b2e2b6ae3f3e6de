import Change
import Plant
import Store
import TestSupport
import Testing

/// Random histories in which people list what they disagree about and decide some of it, each on a
/// laptop of their own.
@Suite struct `Random histories with decisions` {
  private struct Floor {
    let stores: [Store]
    var random: RepeatableRandom
    var nowMS: Int64 = 1_800_000_000_000
    var decided = 0

    init(seed: UInt64) throws {
      let fixture = try StoreFixture()
      random = RepeatableRandom(seed: seed)
      var stores: [Store] = []
      for number in 0..<3 { stores.append(try fixture.store("s\(number)", seed: random.next())) }
      self.stores = stores
      self.fixture = fixture
    }

    private let fixture: StoreFixture

    mutating func pick() -> Store { stores[Int.random(in: 0..<stores.count, using: &random)] }

    mutating func edit(_ store: Store) throws {
      var random = self.random
      try StoreMoment.at(nowMS, seed: random.next()) {
        try store.write(author: "Ana") { view, draft in
          for _ in 0..<Int.random(in: 1...3, using: &random) {
            try StorePool.changeRecord(view, draft, &random)
          }
        }
      }
      self.random = random
    }

    mutating func merge(into store: Store) throws {
      let news = try pick().changes().shuffled(using: &random)
      let isPart = Int.random(in: 0..<3, using: &random) == 0
      try store.take(news.prefix(isPart ? Int.random(in: 0...news.count, using: &random) : .max))
    }

    /// Decides one thing that is listed in a store; nil where nothing is, or where it was refused.
    mutating func decide(_ store: Store) throws -> Disagreement? {
      let open = try store.read { try $0.disagreements() }
      guard let item = open.randomElement(using: &random) else { return nil }
      let place = Int.random(in: 0..<item.answers.count, using: &random)
      let choice: DecisionChoice =
        if case .code = item.matter, Bool.random(using: &random) { .join } else { .keep(place) }
      do {
        try StoreMoment.at(nowMS, seed: random.next()) {
          try store.write(author: "Lead") { view, draft in
            try view.confirm(item)
            try DecisionPlan(item, choice, view, nowMS: draft.nowMS) { $0.body.table }
              .write(to: draft)
          }
        }
      } catch let error as StoreError where error.code == .badValue {
        return nil
      }
      decided += 1
      return item
    }
  }

  @Test(arguments: [0, 1])
  func `all stores list the same, which is what the set of changes means`(half: UInt64) throws {
    var decided = 0
    for seed in UInt64(0)..<40 where seed % 2 == half {
      var floor = try Floor(seed: seed)
      for _ in 0..<Int.random(in: 20..<40, using: &floor.random) {
        floor.nowMS += Int64.random(in: 0...5_000, using: &floor.random)
        let store = floor.pick()
        switch Int.random(in: 0..<10, using: &floor.random) {
        case 0..<4: try floor.edit(store)
        case 4..<7: try floor.merge(into: store)
        default:
          let before = try store.read { try $0.disagreements() }
          let live = try liveValues(store)
          guard let item = try floor.decide(store) else { continue }
          try expectDecided(item, before, live, store, "seed \(seed)")
        }
      }
      decided += floor.decided
      var all: [ChangeHash: SealedChange] = [:]
      for store in floor.stores { for change in try store.changes() { all[change.hash] = change } }
      for store in floor.stores {
        try store.take(all.values.sorted { $0.hash < $1.hash }.shuffled(using: &floor.random))
      }
      let lists = try floor.stores.map { store in
        try store.read { try $0.disagreements() }.map {
          [$0.word, $0.thing.id.description, $0.state]
        }
      }
      #expect(Set(lists).count == 1, "seed \(seed): \(lists)")
      #expect(Set(try floor.stores.map { try $0.digest() }).count == 1, "seed \(seed)")
      guard let first = floor.stores.first else { continue }
      #expect(try listed(first) == folded(first), "seed \(seed)")
    }
    #expect(decided > 10, "the histories are to have decisions in them")
  }

  /// That a decision settles what it is about, and takes away no value but those that were shown.
  private func expectDecided(
    _ item: Disagreement, _ before: [Disagreement], _ live: [String: Set<ChangeHash>],
    _ store: Store, _ place: String
  ) throws {
    let after = try store.read { try $0.disagreements() }
    #expect(!after.contains { $0.key == item.key }, "\(place): \(item.word) is still open")
    let shown = Set(item.answers.compactMap(\.change))
    let touched = touchedRows(item)
    for (group, values) in live {
      let gone = values.subtracting(try liveValues(store)[group] ?? [])
      guard !gone.isEmpty else { continue }
      #expect(touched.contains { group.hasPrefix($0) }, "\(place): \(group) was not decided on")
      #expect(gone.isSubset(of: shown), "\(place): a value of \(group) that was not shown is gone")
    }
  }

  private func touchedRows(_ item: Disagreement) -> [String] {
    item.subjects.map { "\($0.kind.rawValue) \($0.id)" }
      + item.answers.compactMap { answer in
        guard case .code(.alias, let term) = item.matter, case .claim(let thing) = answer.content
        else { return nil }
        return "alias \(RecordKey.alias(code: term, target: thing.id).id)"
      }
  }

  /// The live values of every disputed group, by its name.
  private func liveValues(_ store: Store) throws -> [String: Set<ChangeHash>] {
    var out: [String: Set<ChangeHash>] = [:]
    for row in try store.select("SELECT DISTINCT tbl, row, grp FROM sibling") {
      guard case .text(let table) = row[0], case .blob(let bytes) = row[1],
        case .text(let group) = row[2], let definition = store.tables.table(table),
        let id = ThingID(bytes: bytes)
      else { continue }
      out["\(table) \(id) \(group)"] = Set(
        try store.liveValues(of: definition, id, group: group).map(\.change))
    }
    return out
  }

  private func listed(_ store: Store) throws -> Set<String> {
    Set(
      try store.read { try $0.disagreements() }.compactMap { item in
        switch item.matter {
        case .group(let name): "\(item.thing.kind.rawValue) \(item.thing.id) \(name)"
        case .retirement: "\(item.thing.kind.rawValue) \(item.thing.id) retirement"
        default: nil
        }
      })
  }

  private func folded(_ store: Store) throws -> Set<String> {
    var reader = ChangeModelReader(tables: store.tables)
    var models: [ChangeModel] = []
    for change in try store.changes() { models.append(try reader.model(of: change)) }
    let fold = SetFold(models)
    func name(_ row: Int) -> String { "\(reader.rows[row].table) \(reader.rows[row].id)" }
    let answers = fold.cells.filter { $0.value.conflict }.map { cell, _ in
      let group = cell.group == 0 ? Retirement.groupName : reader.groups[cell.group].name
      return "\(name(cell.row)) \(group)"
    }
    return Set(answers).union(fold.retirementConflicts.map { "\(name($0)) retirement" })
  }
}
