import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Changes that cannot be applied yet, or ever` {
  private let fixture: StoreFixture
  private let store: Store
  private let stranger = DeviceID(storage: Bytes32(0xBAD, 1, 0, 0))

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store("store", seed: 1)
  }

  private func change(
    seq: Int64 = 1, after prev: ChangeHash? = nil, deps: [ChangeHash] = [], schema: Int = 1,
    site: SiteID = testSite, device: DeviceID? = nil
  ) throws -> SealedChange {
    var writer = ChangesetWriter(tables: store.tables)
    var cells: [CellValue] = Array(repeating: .null, count: 6)
    cells[0] = .blob(StorePool.hall.bytes)
    cells[1] = .text("Hall \(seq)")
    try writer.append(.insert(into: "hall", cells))
    let device = device ?? stranger
    return try SealedChange(
      sealing: Change(
        site: site, device: device, seq: seq,
        prev: prev ?? .genesis(site: site, device: device), deps: deps, hlc: seq, schema: schema,
        author: "Eve", body: writer.bytes))
  }

  private func held() throws -> [Int] {
    let counts = try store.read { try $0.heldCounts() }
    return [counts.forChange, counts.forUpgrade]
  }

  @Test func `one that comes before its parent waits, is wanted, and is applied with it`() throws {
    let first = try change()
    let second = try change(seq: 2, after: first.hash)
    let third = try change(seq: 3, after: second.hash)
    #expect(try store.take([third, second]) == [.held, .held])
    #expect(try held() == [2, 0])
    #expect(try store.read { try $0.wants(limit: 9) }.contains(first.hash))
    #expect(try store.read { try $0.held().map(\.seq).sorted() } == [2, 3])
    #expect(try store.texts("SELECT count(*) FROM hall") == [["0"]])
    #expect(try store.doctor().isWell)
    #expect(try store.refold().held == 2)

    #expect(try store.take([first]) == [.applied])
    #expect(try held() == [0, 0])
    #expect(try store.read { try $0.wants(limit: 9) }.isEmpty)
    #expect(try store.texts("SELECT name FROM hall") == [["Hall 3"]])
    #expect(try store.take([first, second, third]) == [.known, .known, .known])
  }

  @Test func `one that waits for many is read when the last has come, not with each`() throws {
    let many = try (0..<200).map { number in
      try change(device: DeviceID(storage: Bytes32(0xBAD, 3, UInt64(number), 0)))
    }
    // In the order in which it names them: each that comes is the one it waits for.
    .sorted { $0.hash < $1.hash }
    let last = try change(deps: many.map(\.hash))
    #expect(try store.take([last]) == [.held])
    let reads = "SELECT bytes FROM change_log WHERE n = ?"
    let before = try store.countRuns(reads)
    #expect(try store.take(many.dropLast()) == many.dropLast().map { _ in .applied })
    #expect(try store.countRuns(reads) - before <= 1)
    #expect(try held() == [1, 0])
    #expect(
      try store.read { try $0.wants(limit: 9) } == [many[199].hash], "it waits for that one alone")
    #expect(try store.doctor().findings.first { $0.check == "log" }?.isWell == true)
    #expect(try store.take([many[199]]) == [.applied])
    #expect(try held() == [0, 0])
    #expect(try store.texts("SELECT name FROM hall") == [["Hall 1"]])
    #expect(try store.changes().count == 201)
  }

  @Test func `those that wait for many of each other come in whatever comes first`() throws {
    var all: [SealedChange] = []
    for number in 0..<40 {
      let named = all.suffix(12).map(\.hash).sorted()
      all.append(
        try change(
          deps: named, device: DeviceID(storage: Bytes32(0xBAD, 4, UInt64(number), 0))))
    }
    var random = RepeatableRandom(seed: 5)
    for (number, order) in [all, all.reversed(), all.shuffled(using: &random)].enumerated() {
      let store = try fixture.store("order\(number)", seed: 20 + UInt64(number))
      for part in [order.prefix(15), order.dropFirst(15)] { try store.take(part) }
      let held = try store.read { try $0.heldCounts() }
      #expect(held == (0, 0))
      #expect(try store.appliedChanges().count == 40)
      #expect(try store.doctor().isWell)
    }
  }

  @Test func `one of a newer schema waits for the upgrade, and so does what names it`() throws {
    let newer = try change(schema: TableCatalogue.ofSchema().schema + 1)
    let after = try change(seq: 2, after: newer.hash)
    #expect(try store.take([newer, after]) == [.held, .held])
    #expect(try held() == [1, 1])
    #expect(try store.read { try $0.wants(limit: 9) }.isEmpty, "it is here")
    #expect(try store.changes().count == 2, "it is passed on")
    try store.refold()
    #expect(try held() == [1, 1])
    #expect(try store.doctor().isWell)
  }

  @Test func `one that turns out not to follow its parent is left out with a sentence`() throws {
    let first = try change()
    let wrong = try change(seq: 5, after: first.hash)
    let other = try change(
      seq: 2, after: first.hash, device: DeviceID(storage: Bytes32(0xBAD, 2, 0, 0)))
    let leftOut = try store.merge { acceptor, _ in
      for change in [wrong, other, first] { _ = try acceptor.accept(change) }
      return acceptor.leftOut
    }
    #expect(Set(leftOut.map(\.name.hash)) == [wrong.hash, other.hash])
    #expect(leftOut.allSatisfy { !$0.sentence.isEmpty })
    #expect(try held() == [0, 0])
    #expect(try store.texts("SELECT name FROM hall") == [["Hall 1"]])
    #expect(throws: ChangeError.self) { try store.take([wrong]) }
    #expect(try store.changes().count == 1)
  }

  @Test func `one of another site is refused, and what was offered with it is rolled back`() throws
  {
    let foreign = try change(site: SiteID(storage: Bytes16(1, 2)))
    #expect(throws: ChangeError.self) { try store.take([change(), foreign]) }
    #expect(try store.changes().isEmpty)
    #expect(try store.texts("SELECT count(*) FROM hall") == [["0"]])
  }
}
