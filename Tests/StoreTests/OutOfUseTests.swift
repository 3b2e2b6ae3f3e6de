import Guide
import Plant
import Store
import TestSupport
import Testing

/// A cord that is out, and a port that is shut, after the plan has no use for the place any more.
@Suite struct `What is out or shut where nothing is in use any more` {
  private let hall: Hall
  private let position = RecordKey.panelPosition(
    panel: RecordKey.panel(name: "P07A").id, name: "22"
  ).id

  init() throws {
    hall = try Hall(StoreFixture())
  }

  private func retire(_ kind: ThingKind, _ id: ThingID) throws {
    try hall.store.draft { _, draft in
      try draft.update(kind, id, ["retired_at": .integer(draft.nowMS)])
    }
  }

  private func items(row: ThingID? = nil) throws -> [DueItem] {
    try hall.store.read { view in
      try view.dueSituations(row: row, nowMS: StoreMoment.nowMS)
    }.flatMap { Due.items($0, nowMS: StoreMoment.nowMS, isGoingHome: true) }
  }

  @discardableResult
  private func unplug(_ joint: ThingID, cord: ThingID? = nil) throws -> ThingID {
    try hall.store.fact(.plugging(Plugging(joint: joint, action: .unplug, cordPart: cord)))
  }

  @Test func `a cord that is out of a link out of use is out until it is told in`() throws {
    try unplug(hall.left)
    try retire(.link, hall.links[0])
    #expect(try items().map(\.kind) == [.cordOut, .uncappedFace, .uncappedFace])
    #expect(try hall.due(row: hall.row) == [hall.links[0]])
    try retire(.port, hall.left)
    try retire(.device, hall.leaf)
    #expect(try items().first?.kind == .cordOut)
    #expect(try hall.due(row: hall.row) == [hall.links[0]])
    // No light passes it: nobody owes it a clean face.
    try hall.store.fact(
      .plugging(Plugging(joint: hall.left, action: .plugIn, unseenReason: "gone")))
    #expect(try items().isEmpty)
  }

  @Test func `a plug that is told to be elsewhere is out no more, once its link is out of use`()
    throws
  {
    let old = try hall.cordFace(hall.left).part
    try unplug(hall.left, cord: old)
    _ = try hall.move(.plug, old, .outOf, hall.left)
    // In use, the port waits for a cord.
    #expect(try items().first?.kind == .cordOut)
    try retire(.link, hall.links[0])
    #expect(try items().isEmpty)
  }

  @Test func `a port that is shut for us stays so, by its job and by the ticket of its fault`()
    throws
  {
    try hall.store.fact(
      .fault(Fault(link: hall.links[0], symptom: "dark", ticket: "INC7")))
    try hall.store.fact(
      .portGate(PortGate(port: hall.left, action: .shut, byWhom: "dana", ticket: "INC7")))
    try retire(.link, hall.links[0])
    #expect(try items().map(\.kind) == [.portShut])
    #expect(
      try hall.store.read { try $0.lease(ofPort: hall.left, nowMS: StoreMoment.nowMS) } != nil)
    try hall.store.fact(.portGate(PortGate(port: hall.left, action: .opened, byWhom: "dana")))
    #expect(try items().isEmpty)
  }

  @Test func `a port that has another link since is told with that one alone`() throws {
    try unplug(hall.left)
    try retire(.link, hall.links[0])
    let next = RecordKey.link(hall.left, hall.far[1]).id
    try hall.store.draft { _, draft in
      let ends = [hall.left, hall.far[1]]
      try draft.insert(.link, next, ["port_a": .id(ends.min()), "port_b": .id(ends.max())])
    }
    #expect(try hall.due() == [next])
  }

  @Test func `a position out of use keeps its cord out, until it is in or coiled`() throws {
    let panel = RecordKey.panel(name: "P07A").id
    let cord = RecordKey.cable(maker: "M", serial: "C-1").id
    let end = RecordKey.cableEnd(cable: cord, side: "b", leg: 1).id
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
      try draft.insert(.panelPosition, position, ["panel": .id(panel), "name": .text("22")])
      try draft.insert(
        .cableEnd, end,
        [
          "cable": .id(cord), "side": .text("b"), "leg": .integer(1), "state": .text("landed"),
          "at_kind": .text("panel_position"), "at": .id(position),
        ])
    }
    func open() throws -> [OpenPanelJoint] { try hall.store.read { try $0.openPanelJoints() } }
    try unplug(position, cord: end)
    try retire(.panelPosition, position)
    #expect(try open().map(\.ref) == ["P07A:22"])
    #expect(try open().map(\.command) == ["ferrule record plug P07A:22"])
    #expect(try open().first?.place?.rack == "R07-06")
    try hall.store.draft { _, draft in
      try draft.update(.cableEnd, end, ["state": .text("coiled")])
    }
    #expect(try open().isEmpty)
    try hall.store.draft { _, draft in
      try draft.update(.cableEnd, end, ["state": .text("landed")])
    }
    #expect(try open().count == 1)
    try hall.store.fact(.plugging(Plugging(joint: position, action: .plugIn)))
    #expect(try open().isEmpty)
  }
}
