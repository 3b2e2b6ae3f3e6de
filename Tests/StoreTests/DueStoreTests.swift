import Guide
import Plant
import Store
import TestSupport
import Testing

@Suite struct `What is due, from a real store` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
  }

  @Test func `nothing recorded, nothing due`() throws {
    #expect(try hall.due() == [])
  }

  @Test func `dirt is due until a clean look, and again when that look is withdrawn`() throws {
    try hall.look(at: hall.left, .dirt)
    #expect(try hall.due() == [hall.links[0]])
    let clean = try hall.look(at: hall.left, .clean)
    #expect(try hall.due() == [])
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "inspection", fact: clean)))
    #expect(try hall.due() == [hall.links[0]])
  }

  @Test func `dirt that was a mistake is not due`() throws {
    let dirt = try hall.look(at: hall.left, cord: true, .dirt)
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "inspection", fact: dirt)))
    #expect(try hall.due() == [])
  }

  @Test func `a fault is due until it is closed`() throws {
    let fault = try hall.store.fact(.fault(Fault(link: hall.links[1], symptom: "dark")))
    #expect(try hall.due() == [hall.links[1]])
    #expect(try hall.due(row: hall.row) == [hall.links[1]])
    #expect(try hall.due(row: hall.rack) == [])
    try hall.store.fact(.faultClose(FaultClose(fault: fault, why: "cord changed")))
    #expect(try hall.due() == [])
  }

  @Test func `the two ports of a cage share the module but not the connector`() throws {
    let (left, right) = (try hall.portFace(hall.left), try hall.portFace(hall.right))
    #expect(left.part == right.part)
    #expect(left != right)
    #expect(try hall.cordFace(hall.left).part != hall.cordFace(hall.right).part)
    try hall.look(at: hall.right, .dirt)
    #expect(try hall.due() == [hall.links[1]])
    try hall.look(at: hall.left, .clean)
    #expect(try hall.due() == [hall.links[1]])
  }

  @Test(arguments: [false, true])
  func `an identified module takes its dirt to the port it is moved to`(toRight: Bool) throws {
    let module = RecordKey.module(maker: "NVIDIA", serial: "MT1").id
    try hall.store.draft { _, draft in
      try draft.insert(.module, module, ["maker": .text("NVIDIA"), "serial": .text("MT1")])
    }
    let from = toRight ? hall.far[0] : hall.left
    let target = toRight ? hall.left : hall.far[0]
    _ = try hall.move(.module, module, .into, from)
    #expect(try hall.portFace(from).part == module)
    try hall.look(at: from, .dirt)
    #expect(try hall.due() == [hall.links[0]])
    _ = try hall.move(.module, module, .outOf, from)
    #expect(try hall.due() == [], "it is in a bag")
    #expect(try hall.portFace(from).part != module)
    _ = try hall.move(.module, module, .into, target)
    #expect(try hall.due() == [hall.links[0]])
    #expect(try hall.portFace(target).part == module)
    let situation = try hall.store.read { view in
      try view.dueSituations(row: nil, nowMS: StoreMoment.nowMS).first
    }
    let ends = try #require(situation.map { [$0.near, $0.far] })
    let there = try #require(ends.first { $0.port.id == target })
    #expect(there.portInspection?.body.verdict == .dirt)
    #expect(ends.first { $0.port.id == from }?.portInspection == nil)
  }

  @Test func `a move that was a mistake leaves the dirt where it is`() throws {
    let module = RecordKey.module(maker: "NVIDIA", serial: "MT1").id
    _ = try hall.move(.module, module, .into, hall.left)
    try hall.look(at: hall.left, .dirt)
    let mistake = try hall.move(.module, module, .into, hall.far[1])
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "part_move", fact: mistake)))
    #expect(try hall.portFace(hall.left).part == module)
    #expect(try hall.due() == [hall.links[0]])
  }

  @Test func `dirt on an identified plug in the second port of a cage is due there`() throws {
    let cable = RecordKey.cable(maker: "Corning", serial: "C1").id
    let end = RecordKey.cableEnd(cable: cable, side: "a", leg: 1).id
    _ = try hall.move(.plug, end, .into, hall.right)
    try hall.look(at: hall.right, cord: true, .dirt)
    #expect(try hall.cordFace(hall.right).part == end)
    #expect(try hall.due() == [hall.links[1]])
  }

  @Test func `an unidentified plug that is moved takes its dirt along`() throws {
    try hall.look(at: hall.left, cord: true, .dirt)
    let plug = try hall.cordFace(hall.left).part
    _ = try hall.move(.plug, plug, .outOf, hall.left)
    #expect(try hall.due() == [])
    _ = try hall.move(.plug, plug, .into, hall.right)
    #expect(try hall.cordFace(hall.right).part == plug)
    #expect(try hall.due() == [hall.links[1]])
  }

  @Test func `a repair situation knows the neighbour in the cage and that module's facts`() throws {
    let job = try hall.store.fact(
      .job(
        Job(
          link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234")))
    try hall.store.fact(
      .portGate(PortGate(port: hall.right, action: .shut, byWhom: "NOC", ticket: "T1")))
    let situation = try #require(try hall.store.read { try $0.repairSituation(job: job) })
    #expect(situation.link == hall.links[0])
    #expect(situation.neighbours.map(\.link) == [hall.links[1]])
    #expect(situation.neighbours.map(\.isShut) == [true])
    #expect(situation.portFace == (try hall.portFace(hall.left)))
    #expect(try hall.store.read { try $0.openJobs().map(\.id) } == [job])
    #expect(try hall.store.read { try $0.jobs(named: "abc234").map(\.id) } == [job])
  }
}
