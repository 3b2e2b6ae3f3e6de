import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Transactions that do not fit into one change` {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  private func readings(_ count: Int) -> FactBody {
    let readings = (0..<count).map {
      LossReading(fibre: $0, wavelengthNM: 850, fromEnd: "a", lossMilliDB: 120)
    }
    return .lossTest(
      LossTest(subject: Subject(kind: .link, id: StorePool.ports[0]), readings: readings))
  }

  @Test func `a long one is several changes of one group, each valid, each fact in one piece`()
    throws
  {
    let store = try fixture.store("store", seed: 1)
    let notes = String(repeating: "x", count: 50_000)
    try StoreMoment.at(StoreMoment.nowMS, seed: 9) {
      try store.draft { _, draft in
        for number in 0..<30 {
          try draft.record(
            .note(Note(subject: Subject(kind: .hall, id: StorePool.hall), text: notes)))
          if number % 10 == 5 { try draft.record(readings(8_000)) }
          let rack = RecordKey.rack(hall: StorePool.hall, name: "R\(number)").id
          try draft.insert(.rack, rack, ["name": .text("R\(number)"), "note": .text(notes)])
        }
      }
    }
    let changes = try store.changes().sorted { $0.change.seq < $1.change.seq }
    #expect(changes.count > 2)
    #expect(changes.allSatisfy { $0.change.body.count <= ChangeLimits.bodyBytes })
    #expect(Set(changes.map(\.change.group)).count == 1)
    #expect(changes.allSatisfy { $0.change.group != nil })
    for change in changes { try store.tables.check(change.change, site: testSite) }
    #expect(try store.texts("SELECT count(*) FROM note") == [["30"]])
    #expect(try store.texts("SELECT count(*) FROM loss_reading") == [["24000"]])
    #expect(try store.texts("SELECT count(*) FROM rack") == [["30"]])

    let other = try fixture.store("other", seed: 2)
    try other.take(changes.reversed())
    #expect(try other.dump() == store.dump())
    #expect(try other.read { try $0.heldCounts() } == (0, 0))
  }

  @Test func `a short one has no group`() throws {
    let store = try fixture.store("store", seed: 1)
    try store.fact(readings(3))
    #expect(try store.changes().map(\.change.group) == [nil])
  }

  @Test func `one answer that fits into no change is refused, and nothing is written`() throws {
    let store = try fixture.store("store", seed: 1)
    let error = #expect(throws: StoreError.self) { try store.fact(readings(60_000)) }
    #expect(error?.code == .badValue)
    #expect(try store.changes().isEmpty)
    #expect(try store.texts("SELECT count(*) FROM loss_test") == [["0"]])
  }

  @Test func `what throws half-way leaves no trace`() throws {
    struct Interruption: Error {}
    let store = try fixture.store("store", seed: 1)
    try store.fact(readings(1))
    let before = try store.dump()
    let long = String(repeating: "x", count: 500_000)
    #expect(throws: Interruption.self) {
      try StoreMoment.at(StoreMoment.nowMS, seed: 9) {
        try store.draft { _, draft in
          for _ in 0..<5 {
            try draft.record(
              .note(Note(subject: Subject(kind: .hall, id: StorePool.hall), text: long)))
          }
          throw Interruption()
        }
      }
    }
    #expect(try store.dump() == before)
    try store.fact(readings(1))
    #expect(try store.changes().count == 2)
  }
}
