import Plant
import Store
import TestSupport
import Testing

/// What a record was before the change that brought a fact.
@Suite struct `Before a fact` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
  }

  private func accept(_ service: String?) throws -> ThingID {
    try hall.store.draft { _, draft in
      let id = try draft.record(
        .signature(
          Signature(
            subject: Subject(kind: .link, id: hall.links[0]), kind: .accepted, byWhom: "Ana")))
      if let service { try draft.update(.link, hall.links[0], ["service": .text(service)]) }
      return id
    }
  }

  private func before(_ fact: ThingID) throws -> Cell? {
    try hall.store.read {
      try $0.cell("service", of: .link, hall.links[0], before: fact, in: "signature")
    }
  }

  @Test func `what nobody had said is missing again, what somebody said is that`() throws {
    #expect(try before(accept("in-service")) == .missing)
    try hall.store.draft { _, draft in
      _ = try draft.update(.link, hall.links[0], ["service": .text("planned")])
    }
    #expect(try before(accept("in-service")) == .text("planned"))
  }

  @Test func `a change that left the record alone tells nothing`() throws {
    #expect(try before(accept(nil)) == nil)
    #expect(try before(hall.links[0]) == nil)
  }

  @Test func `the records a change made or wrote to are told as they were`() throws {
    let made = RecordKey.cable(maker: "Elm", serial: "C-1").id
    let fact = try hall.store.draft { _, draft in
      let id = try draft.record(
        .signature(
          Signature(
            subject: Subject(kind: .link, id: hall.links[0]), kind: .accepted, byWhom: "Ana")))
      try draft.update(.link, hall.links[0], ["service": .text("planned")])
      try draft.update(.link, hall.links[0], ["service": .text("in-service")])
      try draft.insert(.cable, made, ["kind": .text("cord"), "serial": .text("C-1")])
      try draft.update(.cable, made, ["link": .id(hall.links[0]), "ordinal": .integer(1)])
      return id
    }
    let told = try hall.store.read { try $0.records(before: fact, in: "signature") }
    try #require(told.map(\.id) == [hall.links[0], made])
    #expect(told.map(\.isNew) == [false, true])
    #expect(told[0].cells["service"] == .missing)
    #expect(told[1].cells == ["link": .missing, "ordinal": .missing])
  }

  @Test func `what was written again since is not told`() throws {
    let fact = try accept("in-service")
    try hall.store.draft { _, draft in
      _ = try draft.update(.link, hall.links[0], ["service": .text("planned")])
    }
    let told = try hall.store.read { try $0.records(before: fact, in: "signature") }
    #expect(told.map(\.id) == [hall.links[0]])
    #expect(told.first?.cells == [:])
  }

  // MARK: Cords

  private let end = RecordKey.cableEnd(
    cable: RecordKey.cable(maker: "Elm", serial: "C-1").id, side: "a", leg: 1
  ).id

  /// Records a move of the cord's end with where it is then.
  private func move(_ direction: MoveDirection, _ place: ThingID) throws -> ThingID {
    try hall.store.draft { _, draft in
      let id = try draft.record(
        .partMove(
          PartMove(
            kind: .plug, part: end, direction: direction, place: Subject(kind: .port, id: place))))
      try draft.update(.cableEnd, end, direction == .into ? landed(place) : coiled)
      return id
    }
  }

  private func landed(_ place: ThingID) -> [String: Cell] {
    ["state": .text("landed"), "at_kind": .text("port"), "at": .id(place)]
  }

  private let coiled: [String: Cell] = [
    "state": .text("coiled"), "at_kind": .missing, "at": .missing,
  ]

  private func addCord() throws {
    let cable = RecordKey.cable(maker: "Elm", serial: "C-1").id
    try hall.store.draft { _, draft in
      try draft.insert(.cable, cable, ["kind": .text("cord"), "serial": .text("C-1")])
      let name: [String: Cell] = ["cable": .id(cable), "side": .text("a"), "leg": .integer(1)]
      try draft.insert(.cableEnd, end, name.merging(landed(hall.left)) { $1 })
    }
  }

  private func ends(before fact: ThingID) throws -> [[String: Cell]] {
    try hall.store.read { try $0.records(before: fact, in: "part_move") }.map(\.cells)
  }

  @Test func `before a move is what was before the one that was taken back since`() throws {
    try addCord()
    let out = try move(.outOf, hall.left)
    let into = try move(.into, hall.right)
    #expect(try ends(before: into) == [coiled])
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "part_move", fact: out)))
    #expect(try ends(before: into) == [landed(hall.left)])
  }

  @Test func `what was written after a move was taken back is what was before the next`() throws {
    try addCord()
    let out = try move(.outOf, hall.left)
    try hall.store.draft { _, draft in
      try draft.record(.withdrawal(Withdrawal(factKind: "part_move", fact: out)))
      try draft.update(.cableEnd, end, landed(hall.left))
    }
    try hall.store.draft { _, draft in _ = try draft.update(.cableEnd, end, coiled) }
    let into = try move(.into, hall.right)
    #expect(try ends(before: into) == [coiled])
  }

  @Test func `what a cord did before it went in elsewhere is known`() throws {
    try addCord()
    _ = try move(.into, hall.right)
    let left = try hall.store.read { try $0.cordService(of: end, at: hall.left) }
    #expect(left?.isElsewhere == true && left?.ordinal == nil)
    let right = try hall.store.read { try $0.cordService(of: end, at: hall.right) }
    #expect(right?.isElsewhere == false)
    #expect(try hall.store.read { try $0.isCableEnd(end, elsewhereThan: hall.left) })
    #expect(try hall.store.read { try !$0.isCableEnd(end, elsewhereThan: hall.right) })
  }
}
