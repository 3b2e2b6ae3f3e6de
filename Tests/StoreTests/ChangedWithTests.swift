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
}
