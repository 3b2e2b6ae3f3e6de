import Change
import Plant
import Store
import TestSupport
import Testing

/// More lines beside each other than a change may name, which one laptop alone can sign.
@Suite struct `Many lines beside each other` {
  private let hall: Hall
  private let eve: DeviceID

  init() throws {
    hall = try Hall(StoreFixture())
    eve = try DeviceByHand(66).device
  }

  /// First changes of one laptop, none of which names another.
  private func lines(_ count: Int) throws -> [SealedChange] {
    try (1...count).map { number in
      try SealedChange(
        sealing: .restart(
          site: testSite, device: eve, seq: 1, prev: .genesis(site: testSite, device: eve),
          hlc: 1 << 20, author: "Eve", nonce: ChangeNonce(storage: Bytes16(1, UInt64(number)))))
    }
  }

  private func note(_ text: String, in store: Store) throws {
    try store.fact(.note(Note(subject: Subject(kind: .device, id: hall.leaf), text: text)))
  }

  private func own(_ store: Store) throws -> [Change] {
    try store.changes().map(\.change).filter { $0.device == store.identity.device }
      .sorted { $0.seq < $1.seq }
  }

  @Test(arguments: [(4_096, 0), (4_097, 1), (9_000, 2)])
  func `are joined before the next change, as far as it cannot name them`(
    _ count: Int, _ joins: Int
  ) throws {
    let store = hall.store
    try store.take(lines(count))
    #expect(try store.take(lines(count)).allSatisfy { $0 == .known })
    let before = try own(store).count
    try store.draft { _, _ in }
    #expect(try own(store).count == before, "what writes nothing joins nothing")

    try note("hot", in: store)
    let written = try own(store).dropFirst(before)
    #expect(written.map { $0.nonce == .joins } == Array(repeating: true, count: joins) + [false])
    #expect(written.allSatisfy { !$0.isRestart })
    #expect(written.reduce(0) { $0 + $1.deps.count } == count)
    #expect(try store.read { try $0.tips() }.count == 1)
    try note("cold", in: store)
    #expect(try own(store).last?.deps == [])
    #expect(try store.read { try $0.copiedDevices() }.map(\.device) == [eve])

    // Others take it in, in another order, and state and log hold when they are built anew.
    let other = try hall.fixture.store("other", seed: 2)
    try other.take(store.changes().reversed())
    #expect(try other.dump() == store.dump())
    try note("from another", in: other)
    let dump = try store.dump()
    #expect(try store.refold().held == 0)
    #expect(try store.dump() == dump)
    #expect(try store.doctor().isWell)
    try note("warm", in: store)
    try store.take(from: other)
    try other.take(from: store)
    #expect(try other.dump() == store.dump())
  }

  @Test func `do not keep a copy from parting first`() throws {
    try hall.store.take(lines(4_200))
    let before = try own(hall.store).count
    let copy = try hall.fixture.fork("hall", to: "copy")
    try note("hot", in: copy)
    let written = try own(copy).dropFirst(before)
    #expect(written.map(\.isRestart) == [true, false])
    #expect(written.map(\.deps.count) == [4_096, 104])
    try hall.store.take(from: copy)
    try note("cold", in: hall.store)
    try copy.take(from: hall.store)
    #expect(try copy.dump() == hall.store.dump())
  }

  @Test func `are covered by one change where somebody asks for it`() throws {
    try hall.store.take(lines(5_000))
    let joined = try hall.store.joinedTip()
    #expect(try hall.store.read { try $0.tips() }.map(\.hash) == [joined])
    #expect(try hall.store.joinedTip() == joined, "once is enough")
    #expect(try own(hall.store).suffix(2).allSatisfy { $0.nonce == .joins })
  }

  @Test func `what each change covers is in memory as far as there is room, and read again`() throws
  {
    let most = 20_000
    try hall.store.withConnection { connection in
      let table = CoverageTable(connection, mostBytes: most)
      var chains = ChainTable()
      var coverage = Coverage()
      var known: [(id: Int64, coverage: Coverage)] = []
      for number in 0..<300 {
        let place = chains.place(try lines(1)[0].hash, of: eve, after: nil)
        coverage.include(place, in: chains)
        #expect(coverage.chainCount == number + 1)
        known.append((try table.id(of: coverage), coverage))
        #expect(table.keptBytes <= most)
      }
      #expect(Set(known.map(\.id)).count == known.count)
      for (id, coverage) in known {
        #expect(try table.coverage(id) == coverage)
        #expect(try table.id(of: coverage) == id)
        #expect(table.keptBytes <= most)
      }
      #expect(try table.coverage(-1) == nil)
    }
  }
}
