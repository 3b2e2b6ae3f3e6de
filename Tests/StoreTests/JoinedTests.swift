import Plant
import Store
import TestSupport
import Testing

@Suite struct `Two records of one thing` {
  private let hall: Hall
  private let ghost = RecordKey.device(name: "GHOST").id

  init() throws {
    hall = try Hall(StoreFixture())
    try StoreMoment.at(StoreMoment.nowMS + 1_000) {
      try hall.store.draft { _, draft in
        try draft.insert(
          .device, ghost,
          [
            "name": .text("GHOST"), "serial": .text("MT2301X00001"), "rack": .id(hall.rack),
            "lowest_u": .integer(30),
          ])
      }
    }
  }

  private func join(_ younger: ThingID, _ older: ThingID, in store: Store? = nil) throws {
    try (store ?? hall.store).draft { _, draft in
      try draft.update(.device, younger, ["same_as": .id(older)])
    }
  }

  private func named(_ ref: String) throws -> [ThingID] {
    try hall.store.read { try $0.things(named: ref).map(\.id) }
  }

  @Test func `the older is the one that was made first, whichever is named first`() throws {
    let eldest = try hall.store.read { view in
      let leaf = try #require(try view.thing(.device, hall.leaf))
      let ghost = try #require(try view.thing(.device, ghost))
      return [try view.eldest(of: [leaf, ghost]).id, try view.eldest(of: [ghost, leaf]).id]
    }
    #expect(eldest == [hall.leaf, hall.leaf])
  }

  @Test func `of records made at once the smaller id is the older, in every store`() throws {
    let ids = [RecordKey.device(name: "A").id, RecordKey.device(name: "B").id]
    let stores = try [10, 11].map { try hall.fixture.store("s\($0)", seed: $0) }
    // Each makes both, in the same millisecond, in another order.
    for (store, order) in zip(stores, [ids, ids.reversed()]) {
      for id in order {
        try store.draft { _, draft in try draft.insert(.device, id, ["name": .text("x")]) }
      }
    }
    try stores[0].take(from: stores[1])
    try stores[1].take(from: stores[0])
    let eldest = try stores.map { store in
      try store.read { view in
        try view.eldest(of: ids.compactMap { try view.thing(.device, $0) }).id
      }
    }
    #expect(eldest[0] == eldest[1])
  }

  @Test func `the younger claims nothing and its names lead to the older`() throws {
    #expect(try hall.store.read { try $0.disagreements() }.count == 2, "the unit and the serial")
    try join(ghost, hall.leaf)
    #expect(try hall.store.read { try $0.disagreements() }.isEmpty)
    #expect(try named("GHOST") == [hall.leaf])
    #expect(try named("mt2301x00001") == [hall.leaf])
    #expect(try named(String(ghost.description.prefix(10))) == [hall.leaf])
    #expect(try named("GHOST:25/1") == [hall.left], "its ports are the older's")
    let own = try hall.store.read { try $0.things(named: "GHOST", asRecorded: true).map(\.id) }
    #expect(own == [ghost])
  }

  @Test func `what happened to the younger is in the history of the older`() throws {
    let note = try hall.store.fact(
      .note(Note(subject: Subject(kind: .device, id: ghost), text: "loud")))
    func history() throws -> [ThingID] {
      try hall.store.read { view in
        try view.history(of: try #require(try view.thing(.device, hall.leaf))).map(\.id)
      }
    }
    #expect(try history() == [])
    try join(ghost, hall.leaf)
    #expect(try history() == [note])
    try hall.store.draft { _, draft in
      try draft.update(.device, ghost, ["same_as": .missing])
    }
    #expect(try history() == [])
    #expect(try named("GHOST") == [ghost])
  }

  @Test func `a chain is followed to its end`() throws {
    try join(ghost, hall.hosts[0])
    try join(hall.hosts[0], hall.leaf)
    #expect(try named("GHOST") == [hall.leaf])
    let joined = try hall.store.read { view in
      try view.joined(to: try #require(try view.thing(.device, hall.leaf))).map(\.id)
    }
    #expect(joined == [ghost, hall.hosts[0]].sorted())
  }

  @Test func `a ring that merging closes leads to one of its records, the same from each`() throws {
    let other = try hall.fixture.store("other", seed: 2)
    try other.take(from: hall.store)
    try join(ghost, hall.leaf)
    try join(hall.leaf, hall.hosts[0], in: other)
    try join(hall.hosts[0], ghost, in: other)
    try hall.store.take(from: other)
    let ends = try ["GHOST", "LEAF-01", "HOST-A"].map(named)
    let least = try #require([ghost, hall.leaf, hall.hosts[0]].min())
    #expect(ends == [[least], [least], [least]])
    #expect(try hall.store.doctor().isWell)
  }

  @Test func `a record of which only the name came is followed no further`() throws {
    try join(ghost, RecordKey.device(name: "never came").id)
    #expect(try named("GHOST") == [ghost])
    try join(ghost, ghost)
    #expect(try named("GHOST") == [ghost])
  }
}
