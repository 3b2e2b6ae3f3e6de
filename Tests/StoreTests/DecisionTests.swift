import Guide
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Deciding what people disagree about` {
  private let fixture: StoreFixture
  private let hall: Hall
  private let other: Store

  init() throws {
    fixture = try StoreFixture()
    hall = try Hall(fixture)
    other = try fixture.store("other", seed: 2)
    try other.take(from: hall.store)
  }

  private func merge() throws {
    let mine = try hall.store.changes()
    try hall.store.take(from: other)
    try other.take(mine)
    #expect(try hall.store.digest() == other.digest())
  }

  private func update(_ store: Store, _ kind: ThingKind, _ id: ThingID, _ cells: [String: Cell])
    throws
  {
    try store.draft { _, draft in _ = try draft.update(kind, id, cells) }
  }

  private func open(_ store: Store? = nil) throws -> [Disagreement] {
    try (store ?? hall.store).read { try $0.disagreements() }
  }

  private func decide(_ item: Disagreement, _ choice: DecisionChoice, in store: Store? = nil) throws
  {
    try (store ?? hall.store).write(author: "Lead") { view, draft in
      try view.confirm(item)
      try DecisionPlan(item, choice, view, nowMS: draft.nowMS) { $0.body.table }.write(to: draft)
    }
  }

  private func value(_ sql: String) throws -> [[String]] { try hall.store.texts(sql) }

  /// Two units for one device.
  private func twoUnits() throws -> Disagreement {
    try update(hall.store, .device, hall.leaf, ["lowest_u": .integer(31)])
    try update(other, .device, hall.leaf, ["lowest_u": .integer(12)])
    try merge()
    return try #require(try open().first)
  }

  @Test(arguments: [0, 1])
  func `either answer can be kept, also the one that is shown`(place: Int) throws {
    let item = try twoUnits()
    let text = item.answers[place].text
    try decide(item, .keep(place))
    try merge()
    for store in [hall.store, other] { #expect(try open(store).isEmpty) }
    let unit = try #require(try value("SELECT lowest_u FROM device WHERE name = 'LEAF-01'").first)
    #expect(text.contains("lowest_u \(unit[0])"))
  }

  @Test func `an answer that came since it was shown is not covered`() throws {
    let item = try twoUnits()
    let third = try fixture.store("third", seed: 3)
    try third.take(from: hall.store)
    try update(other, .device, hall.leaf, ["lowest_u": .integer(7)])
    // The third had seen the two, not the decision.
    try update(third, .device, hall.leaf, ["lowest_u": .integer(9)])
    try hall.store.take(from: third)
    let before = try hall.store.dump()
    let error = #expect(throws: StoreError.self) { try decide(item, .keep(0)) }
    #expect(error?.code == .changedMeanwhile)
    #expect(try hall.store.dump() == before)
    try hall.store.take(from: other)
    #expect(try open().first?.answers.count == 2, "9 and 7 had not seen each other")
  }

  @Test func `what both had seen before is told`() throws {
    let item = try twoUnits()
    let detail = try hall.store.read { try $0.detail(of: item) }
    #expect(detail.answers.map(\.hadSeen) == [[], []])
    #expect(
      detail.answers.allSatisfy { $0.before.contains(ColumnWords(name: "lowest_u", value: "30")) })
    #expect(detail.place?.rack == "R07-06")
  }

  @Test(arguments: [false, true])
  func `a retirement that met an edit stays or goes, for every store`(stays: Bool) throws {
    try update(
      hall.store, .device, hall.hosts[0],
      ["retired_at": .integer(5), "retired_why": .text("to the lab")])
    try update(other, .device, hall.hosts[0], ["owner": .text("blue")])
    try merge()
    let item = try #require(try open().first)
    #expect(item.matter == .retirement)
    #expect(item.answers.map(\.text) == ["retired: to the lab", "owner blue"])
    try decide(item, .keep(stays ? 0 : 1))
    try merge()
    let third = try fixture.store("third", seed: 3)
    for change in try hall.store.changes().reversed() { try third.take([change]) }
    for store in [hall.store, other, third] { #expect(try open(store).isEmpty) }
    let retired = try #require(
      try value("SELECT retired_at, owner FROM device WHERE name = 'HOST-A'").first)
    #expect(retired == [stays ? "5" : "-", "blue"])
  }

  @Test func `a retirement that came with the record's insert is found too`() throws {
    let late = RecordKey.device(name: "LATE").id
    try hall.store.draft { _, draft in
      try draft.insert(.device, late, ["name": .text("LATE"), "retired_at": .integer(5)])
    }
    try update(other, .device, late, ["owner": .text("blue")])
    try merge()
    #expect(try open().map(\.matter) == [.retirement])
    try hall.store.refold()
    #expect(try open().map(\.matter) == [.retirement])
  }

  @Test func `one port of two links: the others are retired`() throws {
    let third = RecordKey.link(hall.left, hall.far[1]).id
    try other.draft { _, draft in
      try draft.insert(
        .link, third,
        ["port_a": .id(min(hall.left, hall.far[1])), "port_b": .id(max(hall.left, hall.far[1]))])
    }
    try merge()
    for item in try open() {
      let place = try #require(
        item.answers.firstIndex { answer in
          if case .claim(let link) = answer.content { link.id != third } else { false }
        })
      if try open().contains(where: { $0.key == item.key }) { try decide(item, .keep(place)) }
    }
    try merge()
    #expect(try open().isEmpty)
    #expect(try value("SELECT count(*) FROM link WHERE retired_at IS NULL") == [["2"]])
  }

  @Test func `one unit of two devices: the other stays in the rack, or gets another unit`() throws {
    let low = RecordKey.device(name: "LOW").id
    func book() throws -> Disagreement {
      try update(
        hall.store, .device, low,
        ["name": .text("LOW"), "rack": .id(hall.rack), "lowest_u": .integer(30)])
      return try #require(try open().first)
    }
    try hall.store.draft { _, draft in try draft.insert(.device, low, ["name": .text("LOW")]) }
    let item = try book()
    #expect(item.answers.map(\.text) == ["LEAF-01 u30", "LOW u30"], "who was there first is 1")
    try decide(item, .keep(0))
    #expect(
      try value("SELECT rack IS NOT NULL, lowest_u FROM device WHERE name = 'LOW'") == [["1", "-"]])
    try decide(book(), .keepAndMove(0, ["lowest_u": .integer(14)]))
    #expect(try value("SELECT lowest_u FROM device WHERE name = 'LOW'") == [["14"]])
    #expect(try open().isEmpty)
  }

  @Test func `a panel and a device can claim one unit`() throws {
    try hall.store.draft { _, draft in
      try draft.insert(
        .panel, RecordKey.panel(name: "P07A").id,
        [
          "name": .text("P07A"), "rack": .id(hall.rack), "lowest_u": .integer(29),
          "height_u": .integer(2),
        ])
    }
    #expect(try open().map(\.what) == ["u30"])
  }

  @Test func `one serial of two makers is two serials`() throws {
    try hall.store.draft { _, draft in
      for maker in ["Acme", "Bcme"] {
        try draft.insert(
          .module, RecordKey.module(maker: maker, serial: "S1").id,
          ["maker": .text(maker), "serial": .text("S1")])
      }
    }
    #expect(try open().isEmpty)
  }

  @Test func `somebody who was sent is on the list until it is decided`() throws {
    let item = try twoUnits()
    let task = Task(
      kind: .look, subject: item.thing.subject, text: "\(item.word): lowest_u 12 or 31?",
      forWhom: "Zoe")
    let id = try hall.store.fact(.task(task))
    try merge()
    for store in [hall.store, other] {
      #expect(try store.read { try $0.sent(to: item) }.map(\.id) == [id])
      let due = try store.read { try $0.taskSituations() }.map(Due.item)
      #expect(due.map(\.kind) == [.task])
      #expect(due.first?.port.place?.rack == "R07-06")
    }
    try decide(item, .keep(1), in: other)
    try merge()
    #expect(try hall.store.read { try $0.openTasks() }.isEmpty)
  }

  @Test func `what was shown here is remembered, and no other answer`() throws {
    let item = try twoUnits()
    func shown() throws -> String? { try hall.store.read { try $0.stateShown(of: item) } }
    #expect(try shown() == nil)
    try hall.store.rememberShown([item])
    #expect(try shown() == item.state)
    let third = try fixture.store("third", seed: 3)
    try third.take(from: other)
    try update(third, .device, hall.leaf, ["lowest_u": .integer(9)])
    try hall.store.take(from: third)
    #expect(try open().first?.state != item.state)
    #expect(try hall.store.digest() != other.digest())
  }
}
