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
