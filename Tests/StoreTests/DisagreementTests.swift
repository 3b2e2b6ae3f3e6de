import Plant
import Store
import TestSupport
import Testing

@Suite struct `What people have to decide` {
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

  private func found(_ kind: Disagreement.Kind? = nil) throws -> [Disagreement] {
    try hall.store.read { try $0.disagreements() }.filter { kind == nil || $0.kind == kind }
  }

  private func update(_ store: Store, _ kind: ThingKind, _ id: ThingID, _ cells: [String: Cell])
    throws
  {
    try store.draft { _, draft in _ = try draft.update(kind, id, cells) }
  }

  @Test func `two answers about one group, with who said what`() throws {
    try update(hall.store, .device, hall.leaf, ["lowest_u": .integer(31)])
    try StoreMoment.at(StoreMoment.nowMS + 60_000) {
      _ = try other.write(author: "Ben") { _, draft in
        try draft.update(.device, hall.leaf, ["lowest_u": .integer(12)])
      }
    }
    try merge()
    let one = try #require(try found().first)
    #expect(try found().count == 1)
    #expect(one.kind == .twoAnswers)
    #expect(one.thing.label == "LEAF-01")
    #expect(one.what == "place")
    #expect(one.answers.map(\.isShown) == [true, false])
    #expect(one.answers.map(\.who) == ["Ben", "Ana"], "the later is shown")
    #expect(one.answers[0].text == "rack R07-06, lowest_u 12, height_u 1")

    // Keeping what is shown is an answer too, and settles it.
    try update(hall.store, .device, hall.leaf, ["lowest_u": .integer(12)])
    try merge()
    #expect(try found().isEmpty)
  }

  @Test func `two answers about one row of a free map`() throws {
    let panel = RecordKey.panel(name: "P07A").id
    let cassette = RecordKey.cassetteOfSlot(panel: panel, slot: "3").id
    let map = RecordKey.fibreMap(part: cassette, connector: "1", position: 5).id
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A")])
      try draft.insert(.cassette, cassette, ["panel": .id(panel), "slot": .text("3")])
      try draft.insert(
        .fibreMap, map,
        [
          "part_kind": .text("cassette"), "part": .id(cassette), "from_connector": .text("1"),
          "from_position": .integer(5), "to_connector": .text("2"), "to_position": .integer(1),
        ])
    }
    try other.take(from: hall.store)
    try update(hall.store, .fibreMap, map, ["to_position": .integer(2)])
    try update(other, .fibreMap, map, ["to_position": .integer(3)])
    try merge()
    let one = try #require(try found().first)
    #expect(one.thing.label == "map of P07A slot 3 1:5")
    #expect(one.word == "to")
    try hall.store.write(author: "Lead") { view, draft in
      try DecisionPlan(one, .keep(1), view, nowMS: draft.nowMS) { $0.body.table }.write(to: draft)
    }
    #expect(try found().isEmpty)
  }

  @Test func `the same answer twice is none`() throws {
    try update(hall.store, .device, hall.leaf, ["owner": .text("blue")])
    try update(other, .device, hall.leaf, ["owner": .text("blue")])
    try merge()
    #expect(try found().isEmpty)
  }

  @Test func `edits of two groups of one thing do not disagree`() throws {
    try update(hall.store, .device, hall.leaf, ["owner": .text("blue")])
    try update(other, .device, hall.leaf, ["note": .text("hot")])
    try merge()
    #expect(try found().isEmpty)
  }

  @Test func `retired here and edited there`() throws {
    try update(hall.store, .device, hall.hosts[0], ["retired_at": .integer(5)])
    try update(other, .device, hall.hosts[0], ["owner": .text("blue")])
    try merge()
    #expect(try found().map(\.kind) == [.retiredAndEdited])
    #expect(try found().map(\.thing.id) == [hall.hosts[0]])
    try update(hall.store, .device, hall.hosts[0], ["retired_at": .missing])
    try merge()
    #expect(try found().isEmpty)
  }

  @Test func `a thing nobody can name yet is shown all the same`() throws {
    let port = RecordKey.port(device: RecordKey.device(name: "nowhere").id, name: "1").id
    try hall.store.draft { _, draft in try draft.insert(.port, port, ["name": .text("1")]) }
    try merge()
    try update(hall.store, .port, port, ["retired_at": .integer(5)])
    try update(other, .port, port, ["rate": .text("4xHDR")])
    try merge()
    #expect(try found().map(\.thing.id) == [port])
  }

  @Test func `one port, two links`() throws {
    let third = RecordKey.link(hall.left, hall.far[1]).id
    try other.draft { _, draft in
      try draft.insert(
        .link, third,
        ["port_a": .id(min(hall.left, hall.far[1])), "port_b": .id(max(hall.left, hall.far[1]))])
    }
    try merge()
    let booked = try found(.doubleBooked)
    #expect(Set(booked.map(\.thing.id)) == [hall.left, hall.far[1]])
    #expect(booked.allSatisfy { $0.what == "port" && $0.answers.count == 2 })
    let error = #expect(throws: StoreError.self) {
      try hall.store.read { try $0.link(named: "LEAF-01:25/1") }
    }
    #expect(error?.code == .ambiguous)
    try update(hall.store, .link, third, ["retired_at": .integer(5)])
    #expect(try found().isEmpty)
  }

  @Test func `one rack unit, two devices`() throws {
    let low = RecordKey.device(name: "LOW").id
    try hall.store.draft { _, draft in
      try draft.insert(
        .device, low,
        [
          "name": .text("LOW"), "rack": .id(hall.rack), "lowest_u": .integer(28),
          "height_u": .integer(2),
        ])
    }
    #expect(try found().isEmpty, "28 and 29 are below 30")
    try update(hall.store, .device, low, ["height_u": .integer(3)])
    #expect(try found().map(\.what) == ["u30"])
    #expect(try found().map(\.thing.id) == [hall.rack])
    try update(hall.store, .device, low, ["port_side": .text("rear")])
    #expect(try found().count == 1, "a side nobody said may be either")
    let leaf = RecordKey.device(name: "LEAF-01").id
    try update(hall.store, .device, leaf, ["port_side": .text("front")])
    #expect(try found().isEmpty, "the other side of the rack")
  }

  @Test func `one serial, two devices; until one is found to be the other`() throws {
    let ghost = RecordKey.device(name: "GHOST").id
    try hall.store.draft { _, draft in
      try draft.insert(
        .device, ghost, ["name": .text("GHOST"), "serial": .text("mt2301x00001")])
    }
    #expect(try found().map(\.what) == ["same-serial mt2301x00001"])
    #expect(try found().flatMap(\.answers).map(\.text).sorted() == ["GHOST", "LEAF-01"])
    try update(hall.store, .device, ghost, ["same_as": .id(hall.leaf)])
    #expect(try found().isEmpty)
  }

  @Test func `one label on two things of one kind`() throws {
    try hall.store.draft { _, draft in
      for target in [hall.left, hall.right] {
        try draft.insert(
          .alias, RecordKey.alias(code: "L-1", target: target).id,
          ["code": .text("L-1"), "target_kind": .text("port"), "target": .id(target)])
      }
    }
    #expect(try found().map(\.what) == ["same-alias l-1"])
    try update(
      hall.store, .alias, RecordKey.alias(code: "L-1", target: hall.right).id,
      ["retired_at": .integer(5)])
    #expect(try found().isEmpty)
  }
}
