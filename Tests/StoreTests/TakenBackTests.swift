import Change
import Plant
import Store
import TestSupport
import Testing

/// Facts that correct or take back each other by the hundred, which one person alone can write in one change.
@Suite struct `Chains of facts that take each other back` {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  enum Chain: CaseIterable {
    case correctionsOfOneFace
    case correctionsOfManyFaces
    case correctionsOfTheFirst
    case withdrawals
    case withdrawalsOfTheFirst
    case withdrawalsOfAllAfter
    case ring
    case looksAtOneFace
    case looksAtOneFaceTheLatestFirst
  }

  private static func face(_ number: Int) -> Face {
    Face(part: StorePool.face(0).part, connector: 1 + number % 200)
  }

  private func rows(_ kind: Chain, _ count: Int, _ hand: FactsByHand) -> [FactsByHand.Row] {
    let face = Self.face(0)
    return (0..<count).map { number in
      let before = number == 0 ? CellValue.null : hand.id(number - 1)
      switch kind {
      case .correctionsOfOneFace: return hand.look(face, supersedes: before)
      case .correctionsOfManyFaces: return hand.look(Self.face(number), supersedes: before)
      case .correctionsOfTheFirst:
        return hand.look(face, supersedes: number == 0 ? .null : hand.id(0))
      case .withdrawals:
        guard number > 0 else { return hand.look(face) }
        return hand.withdrawal(of: before, in: number == 1 ? "inspection" : "withdrawal")
      case .withdrawalsOfTheFirst:
        guard number > 0 else { return hand.look(face) }
        return hand.withdrawal(of: hand.id(0), in: "inspection")
      case .withdrawalsOfAllAfter:
        // Each names one that comes later in the change: it is here when that one comes.
        guard number < count - 1 else { return hand.look(face) }
        return hand.withdrawal(
          of: hand.id(number + 1), in: number == count - 2 ? "inspection" : "withdrawal")
      case .ring:
        let next = hand.id((number + 1) % count)
        return hand.withdrawal(of: next, in: "withdrawal", supersedes: next)
      case .looksAtOneFace, .looksAtOneFaceTheLatestFirst: return hand.look(face)
      }
    }
  }

  private func changes(_ kind: Chain, _ count: Int, _ store: Store) throws -> [SealedChange] {
    guard kind == .looksAtOneFaceTheLatestFirst else {
      let hand = try FactsByHand(store)
      return [try hand.change(rows(kind, count, hand))]
    }
    return try (0..<count).map { number in
      let hand = try FactsByHand(store, number: 0xFACE_0000 + UInt64(number))
      return try hand.change([hand.look(Self.face(0))], hlc: Int64(1 << 20 - number))
    }
  }

  @Test(arguments: Chain.allCases)
  func `twice as many cost twice as much, not four or eight times`(kind: Chain) throws {
    func steps(_ count: Int) throws -> Int {
      let store = try fixture.store("s\(kind)\(count)", seed: UInt64(count))
      let changes = try changes(kind, count, store)
      let before = try store.countSteps()
      try store.take(changes)
      let after = try store.countSteps()
      #expect(try store.read { try $0.isApplied(changes[0].hash) } == true)
      return after - before
    }
    let (few, many) = (try steps(200), try steps(400))
    #expect(few > 200)
    #expect(Double(many) < 2.6 * Double(few), "\(few) steps, and \(many)")
  }

  @Test func `one change may hold five thousand of them, each of which turns all before it`() throws
  {
    let store = try fixture.store("store", seed: 1)
    try store.take(changes(.withdrawals, 5_001, store))
    #expect(try store.texts("SELECT count(*) FROM superseded") == [["2500"]])
    #expect(try store.texts("SELECT count(*) FROM due") == [["1"]], "the look stands")
    let digest = try store.digest()
    try store.refold()
    #expect(try store.digest() == digest)
    // One more, which somebody else writes, turns them all again.
    let hand = try FactsByHand(store)
    guard case .blob(let bytes) = hand.id(5_000), let last = ThingID(bytes: bytes) else {
      Issue.record("no id")
      return
    }
    try store.fact(.withdrawal(Withdrawal(factKind: "withdrawal", fact: last)))
    #expect(try store.texts("SELECT count(*) FROM superseded") == [["2501"]])
    #expect(try store.texts("SELECT count(*) FROM due") == [["0"]])
  }

  @Test func `in a ring of withdrawals all take effect but the first, which the last takes back`()
    throws
  {
    let store = try fixture.store("store", seed: 1)
    let hand = try FactsByHand(store)
    try store.take(changes(.ring, 300, store))
    // The first is taken back by the last, which is later; what it names is not taken back then.
    #expect(try store.texts("SELECT count(*) FROM superseded") == [["299"]])
    guard case .blob(let first) = hand.id(0), case .blob(let second) = hand.id(1) else { return }
    let gone = try store.select("SELECT fact FROM superseded").map { $0[0] }
    #expect(gone.contains(.blob(first)))
    #expect(!gone.contains(.blob(second)))
    #expect(try store.doctor().isWell)
  }

  @Test func `a correction of a correction speaks from the first fact, whichever came first`()
    throws
  {
    let tables = try fixture.store("tables", seed: 1)
    let (first, second, third) = (
      try FactsByHand(tables, number: 1), try FactsByHand(tables, number: 2),
      try FactsByHand(tables, number: 3)
    )
    // Each is about another face, and none of their authors says what was seen before.
    let changes = [
      try first.change([first.look(Self.face(0))], hlc: 1 << 20),
      try second.change([second.look(Self.face(1), supersedes: first.id(0))], hlc: 2 << 20),
      try third.change([third.look(Self.face(2), supersedes: second.id(0))], hlc: 3 << 20),
    ]
    var dues: Set<[[String]]> = []
    for (number, order) in orders(changes).enumerated() {
      let store = try fixture.store("order\(number)", seed: 10 + UInt64(number))
      for change in order { try store.take([change]) }
      dues.insert(try store.texts("SELECT topic, subject, hlc, value FROM due ORDER BY subject"))
      #expect(try store.doctor().isWell)
    }
    #expect(dues.count == 1)
    #expect(dues.first?.map { $0[2] } == ["\(1 << 20)"])
  }

  @Test
  func
    `what corrects a correction that was withdrawn speaks from the first fact, whichever came last`()
    throws
  {
    let tables = try fixture.store("tables", seed: 1)
    let hands = try (1...4).map { try FactsByHand(tables, number: $0) }
    let (first, second, third, fourth) = (hands[0], hands[1], hands[2], hands[3])
    let changes = [
      try first.change([first.look(Self.face(0))], hlc: 1 << 20),
      try second.change([second.look(Self.face(1), supersedes: first.id(0))], hlc: 2 << 20),
      try third.change([third.look(Self.face(2), supersedes: second.id(0))], hlc: 3 << 20),
      try fourth.change([fourth.withdrawal(of: second.id(0), in: "inspection")], hlc: 4 << 20),
    ]
    var dues: Set<[[String]]> = []
    for (number, order) in orders(changes).enumerated() {
      let store = try fixture.store("order\(number)", seed: 10 + UInt64(number))
      for change in order { try store.take([change]) }
      dues.insert(
        try store.texts(
          "SELECT topic, subject, hlc, value FROM due WHERE hlc < \(4 << 20) ORDER BY subject"))
      #expect(try store.doctor().isWell, "order \(number)")
    }
    #expect(dues.count == 1, "\(dues)")
    #expect(dues.first?.map { $0[2] } == ["\(1 << 20)", "\(1 << 20)"], "the first look stands too")
  }
}
