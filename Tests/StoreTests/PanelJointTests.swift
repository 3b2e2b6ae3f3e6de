import Guide
import Plant
import Store
import TestSupport
import Testing

/// A joint on a panel, from a real store: what meets there, whose light passes it, and what a job there needs.
@Suite struct `A joint on a panel` {
  private let hall: Hall
  private let panel = RecordKey.panel(name: "P07A").id
  private let at: [ThingID]

  private static let cords = ["C-1", "C-2", "T-1"].map {
    RecordKey.cable(maker: "M", serial: $0).id
  }

  /// The end of a cable.
  private func end(_ cable: Int, _ side: String) -> ThingID {
    RecordKey.cableEnd(cable: Self.cords[cable], side: side, leg: 1).id
  }

  init() throws {
    hall = try Hall(StoreFixture())
    at = ["1", "2", "3"].map { [panel] name in
      RecordKey.panelPosition(panel: panel, name: name).id
    }
    try hall.store.draft { _, draft in try build(draft) }
  }

  /// A cord from `25/1`, a leg of a trunk, and a cord to host A; the third position is empty.
  private func build(_ draft: Draft) throws {
    try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
    for (name, id) in zip(["1", "2", "3"], at) {
      try draft.insert(.panelPosition, id, ["panel": .id(panel), "name": .text(name)])
    }
    let ends: [[(side: String, kind: ThingKind, at: ThingID)]] = [
      [("a", .port, hall.left), ("b", .panelPosition, at[0])],
      [("a", .panelPosition, at[1]), ("b", .port, hall.far[0])],
      [("a", .panelPosition, at[0]), ("b", .panelPosition, at[1])],
    ]
    for (number, cable) in Self.cords.enumerated() {
      try draft.insert(
        .cable, cable,
        [
          "kind": .text(number == 2 ? "trunk" : "cord"), "maker": .text("M"),
          "serial": .text(["C-1", "C-2", "T-1"][number]),
        ])
      for end in ends[number] {
        try draft.insert(
          .cableEnd, self.end(number, end.side),
          [
            "cable": .id(cable), "side": .text(end.side), "leg": .integer(1),
            "state": .text("landed"), "at_kind": .text(end.kind.rawValue), "at": .id(end.at),
          ])
      }
    }
  }

  private func joint(_ place: Int) throws -> PanelJointFinding {
    try hall.store.read { view in
      try view.panelJoint(at: #require(try view.position(at[place])))
    }
  }

  private func job(at place: Int) throws -> ThingID {
    try hall.store.fact(
      .job(
        Job(
          link: hall.links[0], joint: at[place], procedure: "panel-joint", version: 1,
          code: "ABC234")))
  }

  private func situation(_ job: ThingID) throws -> JobSituation {
    let any = Procedure(name: "panel-joint", version: 1, steps: [])
    return try #require(try hall.store.read { try $0.jobSituation(job: job, procedure: any) })
  }

  @Test func `the plug in front meets the leg behind`() throws {
    let found = try #require(try joint(0).joint)
    #expect(found.plug.id == end(0, "b"))
    #expect(found.spot.face == Face(part: end(2, "a"), connector: 1))
    #expect(try joint(1).joint?.plug.id == end(1, "a"))
  }

  @Test func `where no two faces meet nothing is opened, and it says why`() throws {
    guard case .unsettled(let why, let next) = try joint(2) else {
      Issue.record("nothing meets there")
      return
    }
    #expect(why.contains("Nothing is recorded at P07A:3"))
    #expect(next.contains("P07A:3"))
    try hall.store.draft { _, draft in
      try draft.update(.cableEnd, end(0, "b"), ["state": .text("coiled")])
    }
    #expect(try joint(0).joint == nil)
  }

  @Test func `an open joint says of both its faces whether they have a cap on and were seen`()
    throws
  {
    func words() throws -> [String] {
      try hall.store.read { try $0.openPanelJoints() }
        .flatMap { Due.items($0, clock: FloorClock()) }
        .filter { $0.kind != .cordOut }.map(\.why)
    }
    let plug = Face(part: end(0, "b"), connector: 1)
    let leg = Face(part: end(2, "a"), connector: 1)
    func capped(_ face: Face) throws {
      try hall.store.fact(.capping(Capping(face: face, joint: at[0], action: .capped)))
    }
    // What was done before it was opened says nothing of it now.
    try capped(plug)
    try hall.store.fact(.plugging(Plugging(joint: at[0], action: .unplug)))
    #expect(
      try words() == [
        "panel face has no cap on, not seen since it was opened",
        "cord plug has no cap on, not seen since it was opened",
      ])
    try hall.store.fact(.inspection(Inspection(face: leg, joint: at[0], verdict: .clean)))
    try capped(plug)
    #expect(
      try words() == [
        "panel face has no cap on, seen clean since it was opened",
        "cord plug was opened, capped, and not looked at",
      ])
    try capped(leg)
    // Nobody looks at a face through its cap.
    try hall.store.fact(.inspection(Inspection(face: plug, joint: at[0], verdict: .dirt)))
    #expect(try words() == ["cord plug has no cap on, seen dirty since it was opened"])
    try capped(plug)
    #expect(try words().isEmpty)
    // Where nothing is recorded but the position no face can be told.
    try hall.store.fact(.plugging(Plugging(joint: at[2], action: .unplug)))
    #expect(try hall.store.read { try $0.openPanelJoints() }.count == 2)
    #expect(try words().isEmpty)
  }

  @Test func `a job there has both ports of its link, the nearer one first`() throws {
    let near = try situation(job(at: 0))
    #expect(near.here.port.id == hall.left)
    #expect(near.far?.port.id == hall.far[0])
    #expect(near.panel?.port.label == "P07A:1")
    #expect(near.panel?.otherJoints.map(\.id) == [hall.left, at[1], hall.far[0]])
    #expect(near.samePlug.isEmpty)
    let far = try situation(job(at: 1))
    #expect(far.here.port.id == hall.far[0])
    #expect(far.far?.port.id == hall.left)
  }

  @Test func `another link on the same plug has both its ports among those to be shut`() throws {
    try hall.store.draft { _, draft in
      try draft.update(.port, hall.right, ["connector": .integer(1)])
    }
    let found = try situation(job(at: 0))
    #expect(found.samePlug.map(\.port.id) == [hall.right, hall.far[1]])
    #expect(found.samePlug.allSatisfy { $0.link == hall.links[1] && $0.shutFor?.id == at[0] })
    // Each knows of the gates of all: an answer about one is not taken for another's.
    let gate = PortGate(port: hall.right, action: .shut, byWhom: "dana")
    let fact = try hall.store.fact(.portGate(gate))
    let again = try situation(job(at: 0))
    let all = [again.here, again.panel].compactMap(\.self) + again.samePlug
    #expect(all.allSatisfy { $0.facts.contains { $0.id == fact } })
  }

  @Test func `a link that is only planned is not shut`() throws {
    try hall.store.draft { _, draft in
      try draft.update(.port, hall.right, ["connector": .integer(1)])
      try draft.update(.link, hall.links[1], ["service": .text("planned")])
    }
    #expect(try situation(job(at: 0)).samePlug.isEmpty)
  }

  @Test func `what was done there with another plug says nothing of this one`() throws {
    let job = try job(at: 0)
    try hall.store.fact(
      .plugging(Plugging(joint: at[0], action: .unplug, cordPart: end(1, "a"))))
    #expect(JobState.fold(try situation(job)).panel?.isPlugged == true)
    try hall.store.fact(
      .plugging(Plugging(joint: at[0], action: .unplug, cordPart: end(0, "b"))))
    #expect(JobState.fold(try situation(job)).panel?.isPlugged == false)
  }

  @Test func `a position is found with a colon and with a blank`() throws {
    for name in ["P07A:2", "p07a 2", "P07A  2"] {
      #expect(try hall.store.read { try $0.thing(named: name).id } == at[1], "\(name)")
    }
    for name in ["P07A 9", "P07A", "2", "P07A:2 x"] {
      #expect(
        try hall.store.read { try $0.things(named: name) }.contains { $0.id == at[1] } == false)
    }
  }

  @Test func `a repair at a port knows the panels on its way, and what happened there`() throws {
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 2, code: "ABC235"))
    )
    try hall.store.fact(
      .plugging(Plugging(joint: at[1], action: .unplug, cordPart: end(1, "a"))))
    let here = try situation(job).here
    #expect(here.otherJoints.map(\.id) == [at[0], at[1], hall.far[0]])
    #expect(here.otherJoints.map(\.isOnPanel) == [true, true, false])
    #expect(RepairState.fold(here).debts == [.cordOut(name: "P07A:2")])
  }

  @Test func `where the cage's other link is led on from, the panels on its way are known too`()
    throws
  {
    let job = try hall.store.fact(
      .job(
        Job(
          link: hall.links[1], joint: hall.right, procedure: "replace-module", version: 1,
          code: "ABC235")))
    let step = StepDefinition(
      name: "cage-dark", verb: .shut, site: .cage, title: "DARK", why: "It shares the module.")
    let procedure = Procedure(name: "replace-module", version: 1, steps: [step])
    let found = try #require(
      try hall.store.read { try $0.jobSituation(job: job, procedure: procedure) })
    #expect(found.cage.map(\.port.id) == [hall.left])
    #expect(found.cage.first?.otherJoints.map(\.id) == [at[0], at[1], hall.far[0]])
    // Its own link is laid by no record.
    #expect(found.here.otherJoints.map(\.id) == [hall.far[1]])
  }

  @Test func `what is due says at which panel somebody works, and offers the fault to nobody else`()
    throws
  {
    try hall.store.fact(.fault(Fault(link: hall.links[0], port: hall.left, symptom: "flaps")))
    _ = try job(at: 0)
    let due = try hall.store.read { view in
      Due.items(
        try view.linkSituation(
          #require(try view.link(hall.links[0])), nowMS: StoreMoment.nowMS),
        nowMS: StoreMoment.nowMS)
    }
    #expect(due.map(\.kind) == [.runningRepair])
    #expect(due.first?.why.contains("is repairing P07A:1 since") == true)
  }

  /// Records what happened at the first position, in a job or in none.
  private func record(_ bodies: FactBody..., job: ThingID? = nil) throws {
    for body in bodies {
      try hall.store.draft { _, draft in _ = try draft.record(body, job: job) }
    }
  }

  private func plug(_ action: PlugAction) -> FactBody {
    .plugging(Plugging(joint: at[0], action: action, cordPart: end(0, "b")))
  }

  private func opened(_ port: ThingID) -> FactBody {
    .portGate(PortGate(port: port, action: .opened, byWhom: "dana"))
  }

  private func twoLinks() throws {
    try hall.store.draft { _, draft in
      try draft.update(.port, hall.right, ["connector": .integer(1)])
    }
  }

  @Test func `links that an open panel took down are to be seen up, as the job there says`() throws
  {
    try twoLinks()
    let job = try job(at: 0)
    try record(plug(.unplug), job: job)
    #expect(try hall.store.notSeenUp().isEmpty, "whoever is there asks for it")
    try record(.pause(Pause(action: .parked, reason: "no pen")), job: job)
    let out = try hall.store.notSeenUp()
    #expect(out.map(\.port.id) == [hall.right])
    #expect(out.first?.why.contains("with the plug of P07A:1 (Ana, job ") == true, "\(out)")
    #expect(out.first?.why.hasSuffix("which is still out") == true, "\(out)")
    try record(plug(.plugIn), job: job)
    let items = try hall.store.notSeenUp()
    #expect(items.map(\.port.id) == [hall.right])
    #expect(items.map(\.code) == ["ABC234"])
    let said = JobState.fold(try situation(job)).debts.contains {
      if case .linkDropped = $0 { true } else { false }
    }
    #expect(said)
    // The NOC may be asked of either end.
    try record(opened(hall.far[1]))
    #expect(try hall.store.notSeenUp().isEmpty)
  }

  @Test func `links that an oops at a panel took down are to be seen up where no job is there`()
    throws
  {
    try twoLinks()
    try record(.disturbance(Disturbance(joint: at[0])), plug(.unplug), plug(.plugIn))
    let items = try hall.store.notSeenUp()
    #expect(Set(items.map(\.port.id)) == [hall.left, hall.right])
    #expect(items.allSatisfy { $0.code == nil })
    try record(opened(hall.left))
    #expect(try hall.store.notSeenUp().map(\.next) == [.seeUp(ref: "LEAF-01:25/2")])
    let link = Subject(kind: .link, id: hall.links[1])
    try record(.signature(Signature(subject: link, kind: .accepted, byWhom: "kim")))
    #expect(try hall.store.notSeenUp().isEmpty)
  }

  @Test func `a cord that carries one link alone took no other down`() throws {
    try record(.disturbance(Disturbance(joint: at[0])), plug(.unplug), plug(.plugIn))
    #expect(try hall.store.notSeenUp().isEmpty)
  }

  @Test func `a joint its job takes for open by a look is out as the job has it`() throws {
    let job = try job(at: 0)
    let plug = Face(part: end(0, "b"), connector: 1)
    try record(
      .inspection(Inspection(face: plug, joint: at[0], verdict: .dirt)), job: job)
    #expect(JobState.fold(try situation(job)).panel?.isPlugged == false)
    let open = try hall.store.read { try $0.loosePanelJoints(nowMS: StoreMoment.nowMS) }
    #expect(open.map(\.ref) == ["P07A:1"])
    #expect(open.map(\.isSeenOpen) == [true])
    #expect(open.map(\.code) == ["ABC234"])
    let items = open.flatMap { Due.items($0, clock: FloorClock()) }
    #expect(items.first?.kind == .cordOut)
    #expect(items.first?.why.contains("no UNPLUG is recorded") == true, "\(items)")
    #expect(items.contains { $0.why.contains("cord plug has no cap on, seen dirty") }, "\(items)")
    try record(self.plug(.plugIn), job: job)
    #expect(try hall.store.read { try $0.openPanelJoints() }.isEmpty)
  }

  @Test func `all of it is read by seeking`() throws {
    let job = try job(at: 0)
    let any = Procedure(name: "panel-joint", version: 1, steps: [])
    let plans = try hall.store.plans {
      _ = try hall.store.read { view in
        _ = try view.jobSituation(job: job, procedure: any)
        return try view.jobs(at: at[0])
      }
    }
    let big = [
      "plugging", "inspection", "cleaning", "port_gate", "job", "link", "cable_end", "port",
    ]
    let scans = plans.flatMap(\.plan).filter { step in
      big.contains { step.hasPrefix("SCAN \($0)") }
    }
    #expect(scans == [])
  }
}
