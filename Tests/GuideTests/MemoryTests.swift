import Guide
import Plant
import Testing

/// What one shift remembers of the ones before it.
struct MemoryTests {
  private func id(_ number: UInt8) -> ThingID {
    ThingID(bytes: [UInt8](repeating: 0, count: 15) + [number]) ?? ThingID.zero
  }

  private func fact(_ number: UInt8, _ body: FactBody) -> Fact {
    Fact(
      id: id(number), atMS: Int64(number) * 1_000, order: Int64(number), technician: "Ana",
      body: body)
  }

  private func cleaning(_ number: UInt8, face: UInt8, _ method: CleaningMethod = .dry, pen: String?)
    -> Fact
  {
    fact(
      number,
      .cleaning(Cleaning(face: Face(part: id(face), connector: 1), method: method, tool: pen)))
  }

  private func look(
    _ number: UInt8, face: UInt8, _ verdict: FaceVerdict, fibres: [Int: FibreVerdict] = [:]
  ) -> Fact {
    fact(
      number,
      .inspection(
        Inspection(face: Face(part: id(face), connector: 1), verdict: verdict, fibres: fibres)))
  }

  @Test func `a cleaning is judged by the next look at that face`() {
    let records = CleaningRecord.among([
      look(4, face: 100, .clean), cleaning(1, face: 100, pen: "P1"),
      cleaning(2, face: 101, pen: "P1"), look(3, face: 101, .dirt),
      // Not looked at, and looked at without seeing anything.
      cleaning(5, face: 102, pen: "P2"), cleaning(6, face: 103, pen: "P2"),
      look(7, face: 103, .cannotSee),
    ])
    #expect(records == [CleaningRecord(method: .dry, tool: "P1", looked: 2, clean: 1)])
  }

  @Test func `the last cleaning before a look is the one that is judged`() {
    let records = CleaningRecord.among([
      cleaning(1, face: 100, pen: "P1"), cleaning(2, face: 100, .wetDry, pen: nil),
      look(3, face: 100, .clean), look(4, face: 100, .dirt),
    ])
    #expect(records == [CleaningRecord(method: .wetDry, tool: nil, looked: 1, clean: 1)])
  }

  @Test func `what was plugged in before anybody looked is no word about the cleaning before it`() {
    func cleaned(_ number: UInt8, joint: UInt8, face: UInt8) -> Fact {
      fact(
        number,
        .cleaning(
          Cleaning(
            face: Face(part: id(face), connector: 1), joint: id(joint), method: .dry, tool: "P1")))
    }
    let records = CleaningRecord.among([
      cleaned(1, joint: 50, face: 100), cleaned(2, joint: 51, face: 101),
      fact(3, .plugging(Plugging(joint: id(50), action: .plugIn, unseenReason: "no scope"))),
      fact(4, .plugging(Plugging(joint: id(50), action: .unplug))), look(5, face: 100, .dirt),
      look(6, face: 101, .clean),
    ])
    #expect(records == [CleaningRecord(method: .dry, tool: "P1", looked: 1, clean: 1)])
  }

  @Test func `a face called clean with a dirty fibre was not cleaned`() {
    let records = CleaningRecord.among([
      cleaning(1, face: 100, pen: "P1"), look(2, face: 100, .clean, fibres: [3: .dirt]),
    ])
    #expect(records.first?.clean == 0)
  }

  @Test func `a tool is poor from five cleanings on`() {
    func record(_ looked: Int, _ clean: Int) -> CleaningRecord {
      CleaningRecord(method: .dry, tool: "P1", looked: looked, clean: clean)
    }
    #expect(!record(4, 0).isPoor)
    #expect(record(5, 2).isPoor)
    #expect(!record(6, 3).isPoor)
  }

  @Test func `the nearest touch before the fault is remembered, not one after it`() {
    let hour: Int64 = 3_600_000
    let fault = 100 * hour
    let panel = NearbyTouch(ref: "P07A:21", nearness: .samePanel, atMS: fault - hour)
    let way = NearbyTouch(ref: "P07A:22", nearness: .onTheWay, atMS: fault - 5 * hour)
    let older = NearbyTouch(ref: "S1:1", nearness: .onTheWay, atMS: fault - 6 * hour)
    let after = NearbyTouch(ref: "S1:2", nearness: .onTheWay, atMS: fault + 1)
    let old = NearbyTouch(ref: "S1:3", nearness: .onTheWay, atMS: fault - 25 * hour)
    #expect(NearbyTouch.likely([panel, older, way, after, old], before: fault) == way)
    #expect(NearbyTouch.likely([after, old], before: fault) == nil)
    #expect(NearbyTouch.likely([panel], before: fault) == panel)
  }

  private func item(
    _ number: UInt8, hours: Int64, visits: Int = 0, touch: NearbyTouch? = nil,
    offender: RepeatOffender? = nil
  ) -> DueItem {
    var item = DueItem(
      kind: .openFault, link: id(number), port: PortCard(id: id(number), device: "S1", name: "1"),
      otherPort: PortCard(id: id(number), device: "S2", name: "1"), why: "flaps",
      sinceMS: hours * 3_600_000, visits: visits)
    (item.touch, item.offender) = (touch, offender)
    return item
  }

  @Test func `faults come in the order of what is remembered, then by age`() {
    let touch = NearbyTouch(ref: "P07A:22", nearness: .onTheWay, atMS: 95 * 3_600_000)
    let offender = RepeatOffender(
      name: "T114", places: ["leg 2", "leg 3"], faults: 3, links: 3, days: 30)
    let items = [
      item(1, hours: 1), item(2, hours: 100, touch: touch), item(3, hours: 90, offender: offender),
      item(4, hours: 110, visits: 2), item(5, hours: 2),
    ]
    let ordered = Due.ordered(items, technician: nil)
    #expect(ordered.map(\.link) == [4, 2, 3, 1, 5].map { id($0) })
    #expect(ordered.map { Due.remembered($0) != nil } == [false, true, true, false, false])
    #expect(
      Due.remembered(ordered[1]) == "P07A:22 touched 5 h before",
      "\(Due.remembered(ordered[1]) ?? "")")
    #expect(Due.reason(first: ordered[1], technician: nil).contains("hand was near"))
    #expect(Due.reason(first: ordered[2], technician: nil).contains("other links"))
  }

  @Test func `faces are opened in all work but what waits, is signed, given back or fetched`() {
    let none: Set<DueKind> = [
      .handover, .soakDue, .notSeenUp, .soaking, .moduleChanged, .portShut, .task, .notAccepted,
      .setAside, .settled,
    ]
    var one = item(1, hours: 1)
    for kind in DueKind.allCases {
      one.kind = kind
      #expect(one.isAtFaces == !none.contains(kind), "\(kind)")
    }
    one.kind = .cordOut
    one.medium = .dac
    #expect(!one.isAtFaces)
    one.medium = .fibre
    #expect(one.isAtFaces)
    // Who only accepts a link opens nothing.
    one.kind = .runningRepair
    one.opens = false
    #expect(!one.isAtFaces)
  }
}
