import Guide
import Plant
import Store
import TestSupport
import Testing

/// Tasks, panel joints and endings, from a real store.
@Suite struct `What a shift leaves behind, from a real store` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
  }

  @Test func `a task is open until it is closed, with its place`() throws {
    let task = try hall.store.fact(
      .task(
        Task(
          kind: .look, subject: Subject(kind: .device, id: hall.leaf), text: "which way up?",
          forWhom: "Mina")))
    let open = try hall.store.read { try $0.placedTasks() }
    #expect(open.map(\.ref) == ["LEAF-01"])
    #expect(open.first?.place?.rack == "R07-06")
    #expect(open.first?.task.body.forWhom == "Mina")
    try hall.store.fact(.taskClose(TaskClose(task: task, outcome: .done)))
    #expect(try hall.store.read { try $0.placedTasks() } == [])
  }

  @Test func `a cord out at a panel is listed until it is in again`() throws {
    let panel = RecordKey.panel(name: "P07A").id
    let position = RecordKey.panelPosition(panel: panel, name: "22").id
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
      try draft.insert(.panelPosition, position, ["panel": .id(panel), "name": .text("22")])
    }
    try hall.store.fact(.plugging(Plugging(joint: position, action: .unplug)))
    let open = try hall.store.read { try $0.openPanelJoints() }
    #expect(open.map(\.ref) == ["P07A:22"])
    // What meets there is not recorded, so that no repair can be begun.
    #expect(open.map(\.command) == ["ferrule record plug P07A:22"])
    #expect(open.first?.place?.rack == "R07-06")
    try hall.store.fact(.plugging(Plugging(joint: hall.left, action: .unplug)))
    #expect(try hall.store.read { try $0.openPanelJoints() }.count == 1)
    try hall.store.fact(.plugging(Plugging(joint: position, action: .plugIn)))
    #expect(try hall.store.read { try $0.openPanelJoints() } == [])
  }

  @Test
  func `a cord out at a panel is in the hands of the repair there, also one pulled before it`()
    throws
  {
    let panel = RecordKey.panel(name: "P07A").id
    let position = RecordKey.panelPosition(panel: panel, name: "22").id
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
      try draft.insert(.panelPosition, position, ["panel": .id(panel), "name": .text("22")])
    }
    func joint() throws -> OpenPanelJoint {
      try #require(try hall.store.read { try $0.openPanelJoints() }.first)
    }
    func begun(at joint: ThingID, _ code: ShortCode) throws -> ThingID {
      try hall.store.fact(
        .job(Job(link: hall.links[0], joint: joint, procedure: "repair", version: 1, code: code)))
    }
    try hall.store.fact(.plugging(Plugging(joint: position, action: .unplug)))
    #expect(try joint().technician == nil && joint().code == nil)
    let job = try begun(at: position, "ABC234")
    #expect(try joint().technician == "Ana")
    #expect(try joint().code == "ABC234")
    #expect(try joint().command == nil)
    #expect(Due.items(try joint(), clock: FloorClock()).map(\.technician) == ["Ana"])
    func pause(_ action: PauseAction) throws {
      try hall.store.draft { _, draft in
        _ = try draft.record(.pause(Pause(action: action)), job: job)
      }
    }
    // Parked it is free to everybody, under its code.
    try pause(.parked)
    #expect(try joint().technician == nil && joint().code == "ABC234")
    try pause(.resumed)
    #expect(try joint().technician == "Ana")
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "job", fact: job)))
    #expect(try joint().technician == nil && joint().code == nil)
    // Opened in a repair that was begun at a port, it is that repair's.
    let other = try begun(at: hall.left, "DEF567")
    try hall.store.draft { _, draft in
      _ = try draft.record(.plugging(Plugging(joint: position, action: .unplug)), job: other)
    }
    #expect(try joint().technician == "Ana")
    #expect(try joint().code == "DEF567")
  }

  @Test func `a leg whose cord is recorded elsewhere is spare, not open`() throws {
    let panel = RecordKey.panel(name: "P07A").id
    let position = RecordKey.panelPosition(panel: panel, name: "22").id
    let (trunk, cord) = (
      RecordKey.cable(maker: "M", serial: "T-1").id, RecordKey.cable(maker: "M", serial: "C-1").id
    )
    let end = RecordKey.cableEnd(cable: cord, side: "b", leg: 1).id
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
      try draft.insert(.panelPosition, position, ["panel": .id(panel), "name": .text("22")])
      for (id, cable) in [
        (RecordKey.cableEnd(cable: trunk, side: "a", leg: 1).id, trunk), (end, cord),
      ] {
        try draft.insert(
          .cableEnd, id,
          [
            "cable": .id(cable), "state": .text("landed"), "at_kind": .text("panel_position"),
            "at": .id(position),
          ])
      }
    }
    try hall.store.fact(.plugging(Plugging(joint: position, action: .unplug)))
    #expect(try hall.store.read { try $0.openPanelJoints() }.count == 1)
    try hall.store.draft { _, draft in
      _ = try draft.update(.cableEnd, end, ["state": .text("coiled")])
    }
    #expect(try hall.store.read { try $0.openPanelJoints() } == [])
    // What came out by mistake goes back, whatever is recorded of cords; what is taken out on purpose since does not.
    try hall.store.fact(.disturbance(Disturbance(joint: position)))
    #expect(try hall.store.read { try $0.openPanelJoints() }.map(\.ref) == ["P07A:22"])
    try hall.store.fact(.plugging(Plugging(joint: position, action: .unplug)))
    #expect(try hall.store.read { try $0.openPanelJoints() } == [])
  }

  @Test func `the one cord in front of a cassette is open once it is out, not spare`() throws {
    let panel = RecordKey.panel(name: "P07A").id
    let position = RecordKey.panelPosition(panel: panel, name: "30").id
    let cassette = RecordKey.cassette(maker: "M", serial: "K-1").id
    let cord = RecordKey.cable(maker: "M", serial: "C-1").id
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
      try draft.insert(.cassette, cassette, ["maker": .text("M"), "serial": .text("K-1")])
      try draft.insert(
        .panelPosition, position,
        ["panel": .id(panel), "name": .text("30"), "cassette": .id(cassette)])
      try draft.insert(
        .cableEnd, RecordKey.cableEnd(cable: cord, side: "b", leg: 1).id,
        [
          "cable": .id(cord), "state": .text("landed"), "at_kind": .text("panel_position"),
          "at": .id(position),
        ])
    }
    try hall.store.fact(.plugging(Plugging(joint: position, action: .unplug)))
    #expect(try hall.store.read { try $0.openPanelJoints() }.map(\.ref) == ["P07A:30"])
  }

  @Test func `endings and faults are those since then that nobody took back`() throws {
    let old = try StoreMoment.at(1_700_000_000_000) {
      try hall.store.fact(.fault(Fault(link: hall.links[0], symptom: "old")))
    }
    let new = try hall.store.fact(.fault(Fault(link: hall.links[0], symptom: "new")))
    let wrong = try hall.store.fact(.fault(Fault(link: hall.links[1], symptom: "wrong")))
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "fault", fact: wrong)))
    let since: Int64 = 1_750_000_000_000
    #expect(try hall.store.read { try $0.faults(sinceMS: since) }.map(\.id) == [new])
    let close = try hall.store.fact(.faultClose(FaultClose(fault: old, why: "gone")))
    let subject = Subject(kind: .link, id: hall.links[0])
    let hands = try hall.store.fact(
      .signature(Signature(subject: subject, kind: .hands, byWhom: "Raj")))
    let undone = try hall.store.fact(
      .signature(Signature(subject: subject, kind: .accepted, byWhom: "Raj")))
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "signature", fact: undone)))
    #expect(
      Set(try hall.store.read { try $0.endings(sinceMS: since) }.map(\.id)) == [close, hands])
  }
}
