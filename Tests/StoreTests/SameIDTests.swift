import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Facts of one id, from a copied laptop` {
  private let fixture: StoreFixture
  private let one: Store
  private let other: Store
  /// The changes of both.
  private let both: [SealedChange]

  init() throws {
    fixture = try StoreFixture()
    one = try fixture.store("one", seed: 1)
    try StorePool.leafAndSpine(in: one)
    // The same key and the same first change: as if it had been copied then.
    other = try fixture.store("other", seed: 1)
    try StorePool.leafAndSpine(in: other)
    try Self.note(one, StorePool.leaf, "hot")
    try Self.note(other, StorePool.spine, "cold")
    both = try one.changes() + other.changes()
  }

  private static func note(_ store: Store, _ device: ThingID, _ text: String) throws {
    try store.fact(.note(Note(subject: Subject(kind: .device, id: device), text: text)))
  }

  private func central() throws -> Store {
    let store = try fixture.store("central", seed: 9)
    try store.take(both)
    return store
  }

  private func open(_ store: Store) throws -> [Disagreement] {
    try store.read { try $0.disagreements() }
  }

  private func decide(_ store: Store, _ choice: DecisionChoice) throws {
    let item = try #require(try open(store).first)
    try store.write(author: "Lead") { view, draft in
      try view.confirm(item)
      try DecisionPlan(item, choice, view, nowMS: draft.nowMS) { "\($0.body.table)" }
        .write(to: draft)
    }
  }

  private func notes(_ store: Store) throws -> Set<String> {
    let facts = try store.read { try $0.log(sinceMS: nil, technician: nil, limit: 100) }
    let settled = Set(
      try store.texts("SELECT hex(fact) FROM superseded").map { $0[0].lowercased() })
    return Set(
      facts.compactMap { fact -> String? in
        guard case .note(let note) = fact.body, !settled.contains(fact.id.description) else {
          return nil
        }
        return note.text
      })
  }

  @Test func `it is listed the same in every store, the shown one first`() throws {
    let lists = try orders(both).enumerated().map { number, order in
      let store = try fixture.store("order\(number)", seed: 100 + UInt64(number))
      for change in order { try store.take([change]) }
      return try open(store).map { item in [item.word, item.state] + item.answers.map(\.text) }
    }
    #expect(Set(lists).count == 1)
    let item = try #require(try open(central()).first)
    #expect(item.kind == .sameID)
    #expect(item.answers.map(\.isShown) == [true, false])
    let texts = item.answers.compactMap { answer -> String? in
      guard case .fact(let fact) = answer.content, case .note(let note) = fact.body else {
        return nil
      }
      return note.text
    }
    #expect(Set(texts) == ["hot", "cold"], "the hidden one is read from the log")
  }

  @Test func `two that say the same need nobody`() throws {
    let store = try fixture.store("pair", seed: 5)
    try StorePool.leafAndSpine(in: store)
    let copy = try fixture.store("pair2", seed: 5)
    try StorePool.leafAndSpine(in: copy)
    try Self.note(store, StorePool.leaf, "hot")
    try Self.note(copy, StorePool.leaf, "hot")
    #expect(try store.changes().last?.hash == copy.changes().last?.hash)
    try store.take(from: copy)
    #expect(try open(store).isEmpty)
  }

  @Test(arguments: [0, 1, 2])
  func `a decision settles it in every store, whatever came first`(choice: Int) throws {
    let central = try central()
    let item = try #require(try open(central).first)
    let texts = item.answers.compactMap { answer -> String? in
      guard case .fact(let fact) = answer.content, case .note(let note) = fact.body else {
        return nil
      }
      return note.text
    }
    try decide(central, choice == 2 ? .keepAll : .keep(choice))
    #expect(try open(central).isEmpty)
    #expect(try notes(central) == (choice == 2 ? Set(texts) : [texts[choice]]))
    let all = try central.changes()
    for (number, order) in [all, all.reversed(), all.shuffled()].enumerated() {
      let store = try fixture.store("s\(number)", seed: 20 + UInt64(number))
      for change in order { try store.take([change]) }
      #expect(try open(store).isEmpty)
      #expect(try store.digest() == central.digest())
    }
    for store in [one, other] {
      try store.take(all)
      #expect(try open(store).isEmpty)
    }
  }

  @Test func `a third that its decider had not seen opens it again`() throws {
    let central = try central()
    try decide(central, .keep(0))
    // Written in place of the note, by a copy made before it.
    let early = try fixture.store("early", seed: 1)
    try StorePool.leafAndSpine(in: early)
    try Self.note(early, StorePool.leaf, "wet")
    let news = try early.changes().filter { change in
      try central.read { try $0.isApplied(change.hash) } == nil
    }
    #expect(news.count == 1)
    try central.take(news)
    let item = try #require(try open(central).first)
    #expect(item.answers.count == 3)
    try decide(central, .keepAll)
    #expect(try open(central).isEmpty)
  }

  // MARK: Very many

  /// What somebody reads, and how many changes of the log that took.
  private func read<Value>(
    _ store: Store, _ body: (StoreView) throws -> Value
  ) throws -> (value: Value, changes: Int) {
    let sql = "SELECT bytes FROM change_log WHERE n"
    let before = try store.countRuns(sql)
    let value = try store.read(body)
    return (value, try store.countRuns(sql) - before)
  }

  @Test func `of a hundred facts of one id two are read to count them, and each once to list them`()
    throws
  {
    let central = try fixture.store("central", seed: 9)
    let hand = try FactsByHand(central)
    let changes = try (0..<100).map { number in
      try hand.change([hand.note("note \(number)", on: StorePool.leaf)])
    }
    try central.take(changes)
    let counted = try read(central) { try $0.disagreementCounts() }
    #expect(counted.value.all == 1)
    #expect(counted.value.sameIDs == 1)
    #expect(counted.value.sameIDFacts == 100)
    #expect(counted.changes == 2)
    let listed = try read(central) { try $0.disagreements() }
    #expect(listed.value.map(\.answers.count) == [100])
    #expect(listed.changes == 200, "once for what it says, once for who says it")
  }

  @Test func `a change that has many of them is read once, not for each`() throws {
    let central = try fixture.store("central", seed: 9)
    try StorePool.leafAndSpine(in: central)
    let hand = try FactsByHand(central)
    for text in ["hot", "cold"] {
      try central.take([
        hand.change((0..<500).map { hand.note("\(text) \($0)", on: StorePool.leaf) })
      ])
    }
    let counted = try read(central) { try $0.disagreementCounts() }
    #expect(counted.value.all == 500)
    #expect(counted.changes == 2)
    let listed = try read(central) { try $0.disagreements() }
    #expect(listed.value.count == 500)
    #expect(listed.changes == 4)
    try decide(central, .keepAll)
    #expect(try open(central).count == 499)
    #expect(try central.read { try $0.disagreementCounts().sameIDFacts } == 998)
  }
}

extension StorePool {
  /// The records of two devices, with the same bytes whoever makes them with the same key.
  static func leafAndSpine(in store: Store) throws {
    try store.draft { _, draft in
      try draft.insert(.device, leaf, ["name": .text("leaf-1")])
      try draft.insert(.device, spine, ["name": .text("spine-1")])
    }
  }
}
