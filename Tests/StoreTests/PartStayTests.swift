import Guide
import Plant
import Store
import TestSupport
import Testing

/// Where a part was, from its moves.
@Suite struct `The stays of a part` {
  private let hall: Hall
  private let module = RecordKey.module(maker: "NVIDIA", serial: "MT1").id

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.store.draft { _, draft in
      try draft.insert(.module, module, ["maker": .text("NVIDIA"), "serial": .text("MT1")])
    }
  }

  @discardableResult
  private func out(_ bag: String?) throws -> ThingID {
    try hall.store.fact(
      .partMove(
        PartMove(
          kind: .module, part: module, direction: .outOf,
          place: Subject(kind: .port, id: hall.left), bag: bag)))
  }

  private func stays() throws -> [PartStay] {
    try hall.store.read { view in
      try view.stays(of: try #require(try view.thing(.module, module)))
    }
  }

  private func found(_ text: String) throws -> [ThingID] {
    try hall.store.read { try $0.find(text, limit: 5).map(\.id) }
  }

  @Test func `in and out of one port is one stay, with both links of the cage`() throws {
    _ = try hall.move(.module, module, .into, hall.left)
    #expect(try stays().map(\.wentOut) == [nil])
    try out("RMA-09")
    let stay = try #require(try stays().first)
    #expect(try stays().count == 1)
    #expect(stay.bag == "RMA-09")
    #expect(stay.cameIn != nil && stay.wentOut != nil)
    #expect(Set(stay.links.map(\.id)) == Set(hall.links))
    #expect(try found("rma-09") == [module])
  }

  @Test func `what was taken back was no move, and the bag is empty again`() throws {
    _ = try hall.move(.module, module, .into, hall.left)
    let move = try out("RMA-09")
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "part_move", fact: move)))
    #expect(try stays().map(\.wentOut) == [nil])
    #expect(try found("RMA-09") == [])
  }

  @Test func `moves of a part that was found to be the module are its own`() throws {
    let port = try hall.port(hall.left)
    let part = try hall.store.draft { view, draft in
      try draft.ensureParts(view, at: port)
      return try view.currentPart(.module, at: port)
    }
    try hall.store.draft { _, draft in
      try draft.update(.part, part, ["identified_as": .id(module)])
      try draft.record(
        .partMove(
          PartMove(
            kind: .module, part: part, direction: .outOf,
            place: Subject(kind: .port, id: hall.left), bag: "RMA-09")))
    }
    #expect(try stays().map(\.bag) == ["RMA-09"])
    #expect(try found("RMA-09") == [module])
  }

  @Test func `faults count that were reported while it was there`() throws {
    func fault(_ symptom: String) throws {
      try hall.store.fact(.fault(Fault(link: hall.links[1], port: hall.right, symptom: symptom)))
    }
    try fault("before")
    _ = try hall.move(.module, module, .into, hall.left)
    try fault("meanwhile")
    try out(nil)
    try fault("after")
    let symptoms = try stays().flatMap(\.faults).map { fact in
      if case .fault(let fault) = fact.body { fault.symptom } else { "" }
    }
    #expect(symptoms == ["meanwhile"])
  }
}
