import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `A cell that many wrote beside each other` {
  private let fixture: StoreFixture
  private let tables: TableCatalogue

  init() throws {
    fixture = try StoreFixture()
    tables = try TableCatalogue.ofSchema()
  }

  private static func device(_ number: Int) -> DeviceID {
    DeviceID(storage: Bytes32(0xC40D, UInt64(number), 0, 0))
  }

  private func sealed(
    _ device: DeviceID, after prev: SealedChange? = nil, deps: [ChangeHash] = [], hlc: Int64,
    _ operations: [Change.Operation]
  ) throws -> SealedChange {
    var writer = ChangesetWriter(tables: tables)
    for operation in operations { try writer.append(operation) }
    return try SealedChange(
      sealing: Change(
        site: testSite, device: device, seq: (prev?.change.seq ?? 0) + 1,
        prev: prev?.hash ?? .genesis(site: testSite, device: device), deps: deps, hlc: hlc,
        schema: 1, author: "Eve", body: writer.bytes))
  }

  private func insert(_ name: String?, note: String? = nil, retired: Int64? = nil)
    -> Change.Operation
  {
    let columns = tables.table("hall")?.columns ?? []
    return .insert(
      into: "hall",
      columns.map { column in
        switch column.name {
        case "id": .blob(StorePool.hall.bytes)
        case "name": name.map { .text($0) } ?? .null
        case "note": note.map { .text($0) } ?? .null
        case "retired_at": retired.map { .integer($0) } ?? .null
        default: .null
        }
      })
  }

  private func update(_ group: String, _ first: CellValue) -> Change.Operation {
    let table = tables.table("hall")
    let columns = table.flatMap { table in
      table.index(ofGroup: group).map { table.groups[$0].columns }
    }
    return .update(
      "hall", key: [.blob(StorePool.hall.bytes)],
      (columns ?? []).map { column in
        UpdatedCell(column: column, old: .null, new: column == columns?.first ? first : .null)
      })
  }

  /// What a person alone can write a thousand times.
  enum Flood: CaseIterable {
    case laterEdits
    case earlierEdits
    case twoValuesInTurn
    case equalInserts
    case differentInserts
    case insertsThatSawOne
  }

  /// As many changes, none of which saw another.
  private func flood(_ kind: Flood, _ count: Int) throws -> [SealedChange] {
    let first = try sealed(Self.device(0), hlc: 5, [insert("Hall")])
    return try [first]
      + (1...count).map { number in
        let hlc = kind == .earlierEdits ? Int64(9_000 - number) : Int64(10 + number)
        let sees = kind == .equalInserts || kind == .differentInserts ? [] : [first.hash]
        let operation =
          switch kind {
          case .laterEdits, .earlierEdits: update("name", .text("Hall \(number)"))
          case .twoValuesInTurn: update("name", .text("Hall \(number % 2)"))
          case .equalInserts: insert("Hall")
          case .differentInserts, .insertsThatSawOne: insert("Hall \(number)")
          }
        return try sealed(Self.device(number), deps: sees, hlc: hlc, [operation])
      }
  }

  @Test(arguments: Flood.allCases)
  func `twice as many cost twice as much, not four times`(kind: Flood) throws {
    func steps(_ count: Int) throws -> Int {
      let store = try fixture.store("s\(kind)\(count)", seed: UInt64(count))
      let before = try store.countSteps()
      try store.take(try flood(kind, count))
      let after = try store.countSteps()
      #expect(try store.select("SELECT n FROM change_log").count == count + 1)
      return after - before
    }
    let (few, many) = (try steps(400), try steps(800))
    #expect(few > 400)
    #expect(Double(many) < 2.5 * Double(few), "\(few) steps, and \(many)")
  }

  @Test func `each value stays, and one decision settles them all`() throws {
    let store = try fixture.store("store", seed: 1)
    let changes = try flood(.laterEdits, 50)
    try store.take(changes)
    let open = try #require(try store.read { try $0.disagreements() }.first)
    #expect(open.answers.count == 50)
    #expect(open.answers.first?.isShown == true)
    #expect(try store.texts("SELECT name FROM hall") == [["Hall 50"]])
    try store.draft { _, draft in
      try draft.update(.hall, StorePool.hall, ["name": .text("Hall 7")])
    }
    #expect(try store.read { try $0.disagreementCounts().all } == 0)
    #expect(try store.texts("SELECT count(*) FROM sibling") == [["0"]])
    #expect(try store.doctor().isWell)
  }

  /// Edits, inserts and retirements of one record by many devices that know little of each other.
  private func history(_ random: inout RepeatableRandom) throws -> [SealedChange] {
    var all: [SealedChange] = []
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    let insertsOneIn = 2 + pick(6)
    for _ in 0..<70 {
      let device = Self.device(pick(25))
      let own = all.filter { $0.change.device == device }
      let prev = own.isEmpty ? nil : pick(6) == 0 ? own[pick(own.count)] : own.last
      var deps: Set<ChangeHash> = []
      switch pick(8) {
      case 0 where !all.isEmpty: for _ in 0...pick(4) { deps.insert(all[pick(all.count)].hash) }
      case 1 where pick(3) == 0: deps.formUnion(all.suffix(pick(20)).map(\.hash))
      default: break
      }
      if let prev { deps.remove(prev.hash) }
      var operations: [Change.Operation] = []
      for _ in 0...pick(2) {
        let text = "Hall \(pick(4))"
        switch pick(insertsOneIn) {
        case 0 where operations.isEmpty:
          operations.append(
            insert(
              pick(4) == 0 ? nil : text, note: pick(2) == 0 ? nil : text,
              retired: pick(6) == 0 ? 7 : nil))
        case 1: operations.append(update("note", pick(5) == 0 ? .null : .text(text)))
        case 2 where pick(3) == 0:
          operations.append(update("retired", pick(2) == 0 ? .null : .integer(9)))
        default: operations.append(update("name", .text(text)))
        }
      }
      all.append(
        try sealed(
          device, after: prev, deps: deps.sorted(), hlc: Int64(pick(400)), operations))
    }
    return all
  }

  @Test func `every order, in one transaction or in many, shows what the set means`() throws {
    var crowd = 0
    for seed in UInt64(0)..<12 {
      var random = RepeatableRandom(seed: seed)
      let changes = try history(&random)
      let meaning = try FoldedTables(changes, tables: tables)
      crowd = max(crowd, meaning.fold.cells.values.map(\.live.count).max() ?? 0)
      var digests: Set<[UInt8]> = []
      let orders = [changes, changes.reversed(), changes.shuffled(using: &random)]
      for (number, order) in orders.enumerated() {
        let store = try fixture.store("s\(seed)-\(number)", seed: 10 * seed + UInt64(number))
        if number == 0 { try store.take(order) } else { try take(order, in: store, 1 + number * 6) }
        try hold(store, meaning, "seed \(seed), order \(number)")
        let digest = try store.digest()
        digests.insert(digest)
        try store.refold()
        #expect(try store.digest() == digest, "seed \(seed), order \(number)")
        try store.close()
      }
      #expect(digests.count == 1, "seed \(seed)")
    }
    #expect(crowd > 12, "else no cell was crowded")
  }

  private func take(_ changes: [SealedChange], in store: Store, _ atOnce: Int) throws {
    for start in stride(from: 0, to: changes.count, by: atOnce) {
      try store.take(changes[start..<min(start + atOnce, changes.count)])
    }
  }

  private func hold(_ store: Store, _ meaning: FoldedTables, _ place: String) throws {
    let cells = meaning.fold.cells.keys.sorted()
    let table = try #require(tables.table("hall"))
    let found = try store.liveValues(
      of: cells.map { (table, StorePool.hall, meaning.name(of: $0).group) })
    for (cell, values) in zip(cells, found) {
      let group = meaning.name(of: cell).group
      #expect(
        values.map { ChangeMeaning.Live(hash: $0.change, value: $0.value) }.sorted()
          == meaning.fold.cells[cell]?.live, "\(place), \(group)")
      // The shown one is first where it is stamped, and all are equal where it is not.
      #expect(values.first?.value == meaning.fold.cells[cell]?.shown, "\(place), \(group)")
    }
    #expect(
      try store.texts("SELECT count(*) FROM (SELECT DISTINCT grp FROM sibling WHERE differs = 1)")
        == [["\(meaning.fold.cells.values.count { $0.conflict })"]], "\(place)")
  }

  @Test func `how many disagree is right after every change`() throws {
    var random = RepeatableRandom(seed: 77)
    let changes = try history(&random)
    let store = try fixture.store("store", seed: 1)
    for count in 1...changes.count {
      try store.take([changes[count - 1]])
      let fold = try FoldedTables(Array(changes.prefix(count)), tables: tables).fold
      let found = try store.read { try $0.disagreements() }
      #expect(
        found.count { $0.kind == .twoAnswers } == fold.cells.values.count { $0.conflict },
        "after \(count)")
      #expect(
        found.contains { $0.kind == .retiredAndEdited } == !fold.retirementConflicts.isEmpty,
        "after \(count)")
    }
  }
}
