import Change
import Guide
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Facts that are written twice, corrected or taken back` {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  private func look(_ face: Int, _ verdict: FaceVerdict, fibres: Int = 0) -> FactBody {
    var each: [Int: FibreVerdict] = [:]
    for fibre in 1..<(fibres + 1) { each[fibre] = verdict == .clean ? .ok : .dirt }
    return .inspection(Inspection(face: StorePool.face(face), verdict: verdict, fibres: each))
  }

  private func inspections(_ store: Store) throws -> [Fact] {
    try store.read { view in
      try view.log(sinceMS: nil, technician: nil, limit: 100).filter {
        if case .inspection = $0.body { true } else { false }
      }
    }
  }

  private func lastWords(_ store: Store) throws -> [[String]] {
    try store.select("SELECT DISTINCT part, connector FROM inspection ORDER BY part, connector")
      .compactMap { row -> [String]? in
        guard case .blob(let part) = row[0], case .integer(let connector) = row[1],
          let word = try store.lastWord("inspected", part + [UInt8(connector)])
        else { return nil }
        return ["\(part)", word.value, "\(word.fact)"]
      }
  }

  /// New stores that took these changes, each in another order.
  private func stores(taking changes: [SealedChange]) throws -> [Store] {
    try orders(changes).enumerated().map { number, order in
      let store = try fixture.store("order\(number)", seed: 1_000 + UInt64(number))
      for change in order { try store.take([change]) }
      return store
    }
  }

  // MARK: Twins

  @Test func `of two facts with one id every store shows the same, whole, and lists the other`()
    throws
  {
    _ = try fixture.store("one", seed: 1)
    let lives = try fixture.twoLives("one") {
      try $0.fact(look(0, .dirt, fibres: 2))
    } _: {
      try $0.fact(look(1, .clean, fibres: 4))
    }
    #expect(lives[0].value == lives[1].value, "both lives share the place in the chain")

    let both = lives[0].changes + lives[1].changes
    let stores = try stores(taking: both)
    let digest = try stores[0].digest()
    for store in stores {
      #expect(try store.digest() == digest)
      let shown = try inspections(store)
      #expect(shown.count == 1)
      guard case .inspection(let body)? = shown.first?.body else { continue }
      let isFirst = body.face == StorePool.face(0)
      #expect(body.fibres.count == (isFirst ? 2 : 4))
      #expect(body.fibres.values.allSatisfy { $0 == (isFirst ? .dirt : .ok) })
      #expect(try lastWords(store).count == 1)
      #expect(try store.texts("SELECT 1 FROM twin WHERE tbl = 'inspection'").count == 1)
      #expect(try store.doctor().isWell)
    }
  }

  @Test func `a twin that is not shown takes nothing back`() throws {
    let looks = try fixture.store("one", seed: 1).draft { _, draft in
      [try draft.record(look(0, .dirt)), try draft.record(look(1, .dirt))]
    }
    let lives = try fixture.twoLives("one") {
      try $0.fact(look(2, .clean), supersedes: looks[0])
    } _: {
      try $0.fact(look(3, .clean), supersedes: looks[1])
    }
    let first = lives[0].value
    #expect(first == lives[1].value)

    let all = lives[0].changes + lives[1].changes.suffix(1)
    let stores = try stores(taking: all)
    let digest = try stores[0].digest()
    for store in stores {
      #expect(try store.digest() == digest)
      let gone = try store.texts("SELECT fact FROM superseded")
      #expect(gone.count == 1)
      let shown = try #require(try inspections(store).first { $0.id == first })
      #expect(gone == [[try #require(shown.supersedes).description]])
    }
  }

  // MARK: Corrections and withdrawals

  @Test func `the last word is that of the facts that count, whatever came first`() throws {
    let ana = try fixture.store("ana", seed: 1)
    let old = try ana.fact(look(0, .clean))
    let ben = try fixture.store("ben", seed: 2)
    try ben.take(from: ana)
    let correction = try StoreMoment.at(StoreMoment.nowMS + 1_000) {
      try ana.fact(look(0, .dirt), supersedes: old)
    }
    let later = try StoreMoment.at(StoreMoment.nowMS + 5_000) { try ben.fact(look(0, .damage)) }
    let cyd = try fixture.store("cyd", seed: 3)
    try cyd.take(from: ana)
    try cyd.fact(.withdrawal(Withdrawal(factKind: "inspection", fact: correction)))
    let dan = try fixture.store("dan", seed: 4)
    try dan.take(from: ben)
    try StoreMoment.at(StoreMoment.nowMS + 9_000) {
      _ = try dan.fact(.withdrawal(Withdrawal(factKind: "inspection", fact: later)))
    }
    let all =
      try ana.changes() + ben.changes().suffix(1) + cyd.changes().suffix(1)
      + dan.changes().suffix(1)
    #expect(all.count == 5)
    let stores = try stores(taking: all)
    let digest = try stores[0].digest()
    for store in stores {
      #expect(try lastWords(store).map { $0[2] } == [old.description])
      #expect(try store.digest() == digest)
    }
    let middle = try fixture.store("middle", seed: 5)
    try middle.take(all.dropLast(2))
    #expect(
      try lastWords(middle).map { $0[2] } == [later.description],
      "a correction speaks from the place of what it corrects, so the later look stands")
  }

  @Test(arguments: 1...6, [-3_600_000, 1_000])
  func `of two words of one time what is due does not hang on the order`(
    seed: UInt64, correctedAfterMS: Int64
  ) throws {
    let ana = try fixture.store("ana", seed: seed * 10)
    let ben = try fixture.store("ben", seed: seed * 10 + 1)
    let dirt = try ana.fact(look(0, .dirt))
    try ben.fact(look(0, .clean))
    try ana.draft { _, draft in
      try draft.record(
        look(0, .damage), atMS: StoreMoment.nowMS + correctedAfterMS, supersedes: dirt)
    }
    let stores = try stores(taking: ana.changes() + ben.changes())
    let digest = try stores[0].digest()
    for store in stores {
      #expect(try store.digest() == digest)
      let isDue = try lastWords(store).map { $0[1] } != ["clean"]
      #expect(try store.texts("SELECT count(*) FROM due") == [[isDue ? "1" : "0"]])
    }
  }

  @Test func `a withdrawal that is withdrawn leaves the fact in force`() throws {
    let store = try fixture.store("store", seed: 1)
    let fault = try store.fact(.fault(Fault(link: StorePool.ports[0], symptom: "flaps")))
    let closing = try store.fact(.faultClose(FaultClose(fault: fault, why: "cleaned")))
    func word() throws -> [[String]] {
      let last = try #require(try store.lastWord("fault", fault.bytes))
      return try [[last.value]] + store.texts("SELECT value FROM due WHERE topic = 'fault'")
    }
    #expect(try word() == [["closed"]])
    let undo = try store.fact(.withdrawal(Withdrawal(factKind: "fault_close", fact: closing)))
    #expect(try word() == [["open"], ["open"]])
    try store.fact(.withdrawal(Withdrawal(factKind: "withdrawal", fact: undo)))
    #expect(try word() == [["closed"]])
    #expect(try store.doctor().isWell)
  }

  @Test func `of several corrections each takes the fact back`() throws {
    let store = try fixture.store("store", seed: 1)
    let old = try store.fact(look(0, .clean))
    let one = try store.fact(look(1, .clean), supersedes: old)
    let two = try store.fact(look(2, .clean), supersedes: old)
    #expect(try lastWords(store).map { $0[2] }.sorted() == [one, two].map(\.description).sorted())
    try store.fact(.withdrawal(Withdrawal(factKind: "inspection", fact: one)))
    #expect(try lastWords(store).map { $0[2] } == [two.description])
    try store.fact(.withdrawal(Withdrawal(factKind: "inspection", fact: two)))
    #expect(try lastWords(store).map { $0[2] } == [old.description])
  }

  @Test func `a correction of another kind takes nothing back, corrected itself or not`() throws {
    let store = try fixture.store("store", seed: 1)
    let dirt = try store.fact(look(0, .dirt))
    let answer = FactBody.answer(Answer(about: .other, outcome: .told))
    let wrong = try store.fact(answer, supersedes: dirt)
    #expect(try lastWords(store).map { $0[2] } == [dirt.description])
    try store.fact(answer, supersedes: wrong)
    #expect(try lastWords(store).map { $0[2] } == [dirt.description])
    #expect(try store.texts("SELECT fact FROM superseded") == [[wrong.description]])
    let facts = try store.read { try $0.log(sinceMS: nil, technician: nil, limit: 10) }
    #expect(LiveFacts.of(facts).contains { $0.id == dirt })
    #expect(try store.doctor().isWell)
  }

  @Test func `a fact that is taken back and brought back two hundred times ends as it was`() throws
  {
    let store = try fixture.store("store", seed: 1)
    try store.draft { _, draft in
      var last = try draft.record(look(0, .dirt))
      var kind = "inspection"
      for _ in 0..<200 {
        last = try draft.record(.withdrawal(Withdrawal(factKind: kind, fact: last)))
        kind = "withdrawal"
      }
    }
    #expect(try lastWords(store).count == 1)
    #expect(try store.texts("SELECT count(*) FROM superseded") == [["100"]])
    #expect(try store.doctor().isWell)
  }
}
