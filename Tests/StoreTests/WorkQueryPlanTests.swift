import Guide
import Plant
import Store
import TestSupport
import Testing

@Suite struct `The plans of what is asked while work is done`: PlanSuite {
  let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.look(at: hall.left, .dirt)
  }

  @Test func `the last word on a thing seeks, and what is due is a table of its own`() throws {
    let found = try steps { _ = try hall.due() }
    #expect(found.contains { $0.hasPrefix("SEARCH due USING PRIMARY KEY (topic=?)") })
    #expect(
      found.contains {
        $0.hasPrefix("SEARCH inspection USING INDEX inspection_by_face (part=? AND connector=?)")
      })
    try expectSeeks { _ = try hall.due() }
  }

  /// Everything `next`, `loose` and `handover` ask, with something to be found in each table.
  @Test func `what is due, loose and handed over is found by seeking`() throws {
    let port = Subject(kind: .port, id: hall.left)
    let modules = ["MT1", "MT2"].map { RecordKey.module(maker: "NVIDIA", serial: $0).id }
    _ = try hall.move(.module, modules[0], .outOf, hall.left)
    _ = try hall.move(.module, modules[1], .into, hall.left)
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    let passed = try hall.store.fact(
      .task(Task(kind: .handover, subject: port, text: "port shut", forWhom: "Mina")))
    for body in [
      FactBody.fault(Fault(link: hall.links[1], symptom: "dark")),
      .plugging(Plugging(joint: hall.left, action: .unplug)),
      .portGate(PortGate(port: hall.left, action: .shut, byWhom: "dana")),
      .task(Task(kind: .look, subject: port, text: "which way up?")),
      .signature(
        Signature(
          subject: Subject(kind: .link, id: hall.links[1]), kind: .accepted, byWhom: "Ana")),
      .taskClose(TaskClose(task: passed, outcome: .done)),
    ] {
      try hall.store.fact(body)
    }
    // For whom it is shut is read from its repair.
    try hall.store.draft { _, draft in
      let gate = PortGate(port: hall.left, action: .shut, byWhom: "dana")
      _ = try draft.record(.portGate(gate), job: job)
    }
    func ask(_ view: StoreView) throws {
      let nowMS = StoreMoment.nowMS
      #expect(try view.lease(ofPort: hall.left, nowMS: nowMS)?.ours.job == job)
      #expect(try view.dueSituations(row: hall.row, nowMS: nowMS).count == 2)
      #expect(try !view.shutPorts().isEmpty)
      #expect(try view.passedOn([hall.left: [job], hall.right: []]).keys.map { $0 } == [hall.left])
      #expect(try view.openPassings().isEmpty)
      #expect(try view.placedTasks().count == 1)
      #expect(try view.taskSituations().count == 1)
      #expect(try view.openPanelJoints().isEmpty)
      #expect(try view.openJobs().map(\.id) == [job])
      #expect(try !view.touches(sinceMS: 0).isEmpty)
      #expect(try !view.cleaningsAndLooks(sinceMS: 0).isEmpty)
      #expect(try view.faults(sinceMS: 0).count == 1)
      #expect(try view.endings(sinceMS: 0).count == 1)
    }
    try expectSeeks { try hall.store.read(ask) }
    let found = try steps { try hall.store.read(ask) }
    for index in ["task_by_subject (subject=?)", "task_close_by_task", "part_move_by_place"] {
      #expect(found.contains { $0.contains(index) }, "\(index)")
    }
  }

  @Test func `what was repaired of a bad link, and its parts then, are found by seeking`() throws {
    let module = RecordKey.module(maker: "NVIDIA", serial: "MT1").id
    _ = try hall.move(.module, module, .into, hall.left)
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    try hall.store.draft { _, draft in
      _ = try draft.record(.plugging(Plugging(joint: hall.left, action: .unplug)), job: job)
    }
    try hall.store.fact(.fault(Fault(link: hall.links[0], symptom: "crc")))
    func ask(_ view: StoreView) throws {
      let link = try #require(try view.link(hall.links[0]))
      #expect(try view.openFaults(of: link, nowMS: StoreMoment.nowMS).map(\.visits) == [1])
      let fault = try #require(try view.faults(sinceMS: 0).first)
      #expect(try LinkParts(view, link).parts(at: fault).contains { $0.id == module })
    }
    try expectSeeks { try hall.store.read(ask) }
    let found = try steps { try hall.store.read(ask) }
    for index in ["plugging_by_joint (joint=?)", "part_move_by_place (place=?)"] {
      #expect(found.contains { $0.hasPrefix("SEARCH") && $0.contains(index) }, "\(index)")
    }
  }

  @Test func `the damage of a face, and what was seen of a plug, are found by seeking`() throws {
    let port = try hall.port(hall.left)
    try hall.store.draft { view, draft in try draft.ensureParts(view, at: port) }
    let (face, cord) = (try hall.portFace(hall.left), try hall.cordFace(hall.left))
    try hall.store.fact(.plugging(Plugging(joint: hall.left, action: .unplug)))
    try hall.store.fact(
      .inspection(
        Inspection(face: face, joint: hall.left, verdict: .damage, fibres: [4: .damage])))
    let plug = try hall.store.fact(
      .plugging(
        Plugging(
          joint: hall.left, action: .plugIn, portFace: face, cordPart: cord.part,
          unseenReason: "window over")))
    func ask(_ view: StoreView) throws {
      #expect(try view.damageMemory(of: face)[face]?.fibres == [4])
      let fact = try #require(try view.fact(plug, in: "plugging"))
      guard case .plugging(let body) = fact.body else { return }
      #expect(try view.plugSeen(fact, body).faces == "port face fibre 4")
    }
    try expectSeeks { try hall.store.read(ask) }
  }

  @Test func `plugs that may have gone in unseen are found by seeking`() throws {
    let port = try hall.port(hall.left)
    try hall.store.draft { view, draft in try draft.ensureParts(view, at: port) }
    let (face, cord) = (try hall.portFace(hall.left), try hall.cordFace(hall.left))
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    for body in [
      FactBody.plugging(Plugging(joint: hall.left, action: .unplug)),
      .inspection(Inspection(face: face, joint: hall.left, verdict: .clean)),
      .plugging(
        Plugging(joint: hall.left, action: .plugIn, portFace: face, cordPart: cord.part)),
      .signature(
        Signature(
          subject: Subject(kind: .link, id: hall.links[0]), kind: .accepted, byWhom: "Ana")),
    ] {
      try hall.store.draft { _, draft in _ = try draft.record(body, job: job) }
    }
    func ask(_ view: StoreView) throws {
      let nowMS = StoreMoment.nowMS
      let found = try view.dueSituations(row: nil, nowMS: nowMS)
      #expect(found.map(\.link) == [hall.links[0]])
      #expect(found.compactMap { $0.near.unseen ?? $0.far.unseen }.count == 1)
      #expect(try view.unseenPanelJoints(nowMS: nowMS).isEmpty)
    }
    try expectSeeks { try hall.store.read(ask) }
    let found = try steps { try hall.store.read(ask) }
    for step in [
      "SEARCH plug USING PRIMARY KEY (id>?)", "SEARCH said USING PRIMARY KEY (id>?)",
      "SEARCH later USING INDEX plugging_by_joint (joint=?)",
      "SEARCH look USING INDEX inspection_by_face (part=? AND connector=?)",
    ] {
      #expect(found.contains { $0.hasPrefix(step) }, "\(step)")
    }
  }

  @Test func `links that a shared plug took down are found by seeking`() throws {
    try hall.shareThePlug()
    let panel = RecordKey.panel(name: "P07A").id
    let position = RecordKey.panelPosition(panel: panel, name: "22").id
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
      try draft.insert(.panelPosition, position, ["panel": .id(panel), "name": .text("22")])
    }
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    for joint in [hall.left, position] {
      try hall.store.fact(.disturbance(Disturbance(joint: joint)))
      for action in [PlugAction.unplug, .plugIn] {
        try hall.store.draft { _, draft in
          _ = try draft.record(.plugging(Plugging(joint: joint, action: action)), job: job)
        }
      }
    }
    func ask(_ view: StoreView) throws {
      let nowMS = StoreMoment.nowMS
      let found = try view.dueSituations(row: nil, nowMS: nowMS)
      #expect(found.filter { !$0.dropped.isEmpty }.count == 2)
      let link = try #require(try view.link(hall.links[1]))
      #expect(try view.linkSituation(link, nowMS: nowMS).dropped.count == 1)
    }
    try expectSeeks { try hall.store.read(ask) }
    let found = try steps { try hall.store.read(ask) }
    for step in [
      "SEARCH disturbance USING PRIMARY KEY (id>?)", "SEARCH part_move USING PRIMARY KEY (id>?)",
      "SEARCH signed USING INDEX signature_by_subject (subject=?)",
      "SEARCH other USING INDEX port_by_device (device=?)",
      "SEARCH answer USING INDEX answer_by_job (job=?)",
    ] {
      #expect(found.contains { $0.hasPrefix(step) }, "\(step)")
    }
  }

  @Test func `what a cord was before its moves is found by seeking`() throws {
    let cable = RecordKey.cable(maker: "Elm", serial: "C-1").id
    let side = RecordKey.cableEnd(cable: cable, side: "a", leg: 1).id
    let into = try hall.store.draft { _, draft in
      try draft.insert(.cable, cable, ["serial": .text("C-1")])
      try draft.insert(.cableEnd, side, ["cable": .id(cable), "side": .text("a")])
      let place = Subject(kind: .port, id: hall.left)
      let id = try draft.record(
        .partMove(PartMove(kind: .plug, part: side, direction: .into, place: place)))
      try draft.update(
        .cableEnd, side,
        ["state": .text("landed"), "at_kind": .text("port"), "at": .id(hall.left)])
      return id
    }
    func ask() throws {
      try hall.store.read { view in
        #expect(try !view.records(before: into, in: "part_move").isEmpty)
        _ = try view.cordService(of: side, at: hall.right)
      }
    }
    try expectSeeks { try ask() }
    let found = try steps { try ask() }
    #expect(found.contains { $0.hasPrefix("SEARCH move USING INDEX part_move_by_part") })
  }

  @Test func `a repair's situation seeks`() throws {
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    try expectSeeks { _ = try hall.store.read { try $0.repairSituation(job: job) } }
  }

  @Test func `a code of a job finds it ended or not by seeking`() throws {
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    try hall.store.draft { _, draft in
      let subject = Subject(kind: .link, id: hall.links[0])
      _ = try draft.record(
        .signature(Signature(subject: subject, kind: .accepted, byWhom: "Ana")), job: job)
    }
    func named(_ text: String) throws -> [ThingID] {
      try hall.store.read { try $0.jobs(everNamed: text).map(\.id) }
    }
    for text in ["abc234", "\(ShortCode("ABC234"))", "ABC 234", job.description] {
      #expect(try named(text) == [job], "\(text)")
    }
    #expect(try named("ABC235") == [])
    try expectSeeks {
      for text in ["LEAF-01:25/1", "ABC234"] { _ = try named(text) }
    }
    let step = "SEARCH job USING INDEX job_by_code (code=?)"
    #expect(try steps { _ = try named("ABC234") }.contains(step))
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "job", fact: job)))
    #expect(try named("ABC234") == [])
  }

  @Test func `a person is known by seeking, by a job, a signature or a check of a tool`() throws {
    func isPerson(_ name: String) throws -> Bool {
      try hall.store.read { try $0.isPerson(name) }
    }
    try hall.store.draft { _, draft in
      let subject = Subject(kind: .link, id: hall.links[0])
      _ = try draft.record(
        .signature(Signature(subject: subject, kind: .accepted, byWhom: "Dana Fell")))
    }
    #expect(try isPerson(" DANA fell "))
    for name in ["Dana", "Dana Fell 2", "", " "] { #expect(try !isPerson(name), "\(name)") }
    try expectSeeks { _ = try isPerson("Dana Fell") }
    let found = try steps { _ = try isPerson("Nobody") }
    for index in ["job_by_technician", "signature_by_whom", "kit_check_by_technician"] {
      #expect(found.contains { $0.hasPrefix("SEARCH") && $0.contains(index) }, "\(index)")
    }
  }

  @Test func `the number of a ticket finds its faults by seeking, whatever the case`() throws {
    let fault = try hall.store.fact(
      .fault(Fault(link: hall.links[0], symptom: "dark", ticket: "INC48166")))
    try hall.store.fact(.fault(Fault(link: hall.links[1], symptom: "crc")))
    let close = try hall.store.fact(.faultClose(FaultClose(fault: fault, why: "cleaned")))
    func named(_ number: String) throws -> [ThingID] {
      try hall.store.read { try $0.faults(ofTicket: number).map(\.id) }
    }
    for number in ["INC48166", "inc48166", " Inc48166 "] {
      #expect(try named(number) == [fault, close], "\(number)")
    }
    for number in ["INC4816", "", " "] { #expect(try named(number) == [], "\(number)") }
    try expectSeeks { _ = try named("inc48166") }
    let step = "SEARCH fault USING INDEX fault_by_ticket (ticket=?)"
    #expect(try steps { _ = try named("inc48166") }.contains(step))
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "fault_close", fact: close)))
    #expect(try named("INC48166") == [fault])
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "fault", fact: fault)))
    #expect(try named("INC48166") == [])
  }
}
