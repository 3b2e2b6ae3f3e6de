import Guide
import Plant
import Store
import TestSupport
import Testing

/// How often a link was repaired before a fault, by what was done and not by what was begun.
@Suite struct `How often a link was repaired` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.store.fact(.fault(Fault(link: hall.links[0], symptom: "crc")))
  }

  private func begun(_ code: ShortCode, fault: ThingID? = nil, ledBy: ThingID? = nil) throws
    -> ThingID
  {
    try record(
      .job(
        Job(
          link: hall.links[0], joint: hall.left, fault: fault, procedure: "repair", version: 1,
          code: code)), ledBy)
  }

  private func record(_ body: FactBody, _ job: ThingID?) throws -> ThingID {
    try hall.store.draft { _, draft in try draft.record(body, job: job) }
  }

  private func unplugged(_ job: ThingID) throws -> ThingID {
    try record(.plugging(Plugging(joint: hall.left, action: .unplug)), job)
  }

  private func visits() throws -> Int? {
    try hall.store.read { view in
      let link = try #require(try view.link(hall.links[0]))
      return try view.openFaults(of: link, nowMS: StoreMoment.nowMS).first?.visits
    }
  }

  @Test func `what was begun and left is no repair, what was opened is`() throws {
    let first = try begun("ABC234")
    _ = try begun("DEF567")
    #expect(try visits() == 0)
    let out = try unplugged(first)
    #expect(try visits() == 1)
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "plugging", fact: out)))
    #expect(try visits() == 0)
    let module = RecordKey.module(maker: "NVIDIA", serial: "MT1").id
    _ = try record(
      .partMove(
        PartMove(
          kind: .module, part: module, direction: .into,
          place: Subject(kind: .port, id: hall.left))), first)
    #expect(try visits() == 1)
  }

  @Test func `what was gone on with from memory is the same repair, another code another one`()
    throws
  {
    for code: ShortCode in ["ABC234", "ABC234", "DEF567"] { _ = try unplugged(begun(code)) }
    #expect(try visits() == 2)
  }

  @Test func `a repair that was led to another joint is one, and that of the fault itself none`()
    throws
  {
    let outer = try begun("ABC234")
    _ = try unplugged(begun("DEF567", ledBy: outer))
    #expect(try visits() == 1)
    let fault = try hall.store.read { try $0.faults(sinceMS: 0).first?.id }
    _ = try unplugged(begun("GHJ234", fault: fault))
    // The other end is repaired for the same fault, by somebody else.
    _ = try unplugged(begun("JKM234", fault: fault))
    #expect(try visits() == 1)
    // Gone on with from memory nobody says for which fault.
    _ = try unplugged(begun("GHJ234"))
    #expect(try visits() == 1)
  }

  @Test func `both ends repaired for one fault are one repair of the next`() throws {
    let fault = try #require(try hall.store.read { try $0.faults(sinceMS: 0).first?.id })
    for code: ShortCode in ["ABC234", "DEF567"] { _ = try unplugged(begun(code, fault: fault)) }
    #expect(try visits() == 0)
    try hall.store.fact(.faultClose(FaultClose(fault: fault, why: "cleaned")))
    try hall.store.fact(.fault(Fault(link: hall.links[0], symptom: "crc")))
    #expect(try visits() == 1)
  }

  @Test func `a fault that was reported twice is one, and a job for either is no repair before it`()
    throws
  {
    let twin = try record(.fault(Fault(link: hall.links[0], port: hall.left, symptom: "CRC")), nil)
    _ = try unplugged(begun("ABC234", fault: twin))
    let open = try hall.store.read { view in
      try view.openFaults(of: #require(try view.link(hall.links[0])), nowMS: StoreMoment.nowMS)
    }
    #expect(open.count == 1)
    #expect(open.first?.also.map(\.id) == [twin])
    #expect(open.first?.visits == 0)
    // Other words are another fault.
    _ = try record(.fault(Fault(link: hall.links[0], symptom: "flaps")), nil)
    let all = try hall.store.read { view in
      try view.openFaults(of: #require(try view.link(hall.links[0])), nowMS: StoreMoment.nowMS)
    }
    #expect(all.map(\.visits) == [0, 1])
  }
}
