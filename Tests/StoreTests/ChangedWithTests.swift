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
}
