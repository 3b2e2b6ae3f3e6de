import Guide
import Plant
import Store

/// What is still open tonight.
struct StoryOpen {
  let teller: StoryTeller
  let plan: HallPlan

  /// A fibre of a trunk is broken: found by a loss test, the cord left out, parked until somebody
  /// repatches both ends onto a spare leg.
  func brokenFibre(hoursAgo: Int64) throws {
    let (ref, ticket) = ("dgx-03:mlx5_0", "INC48166")
    guard let planned = plan.link(at: ref) else { return }
    let fault = try teller.fault(ref, atMS: teller.at(hoursAgo), "Rx2 dark, one way", ticket)
    let backbone = planned.backbone
    let (trunk, leg) = backbone.leg(planned.position)
    let near = Subject(kind: .panelPosition, id: backbone.near.position(planned.position))
    let spare = backbone.near.positions - 7
    try teller.store.write(author: "Mina") { view, draft in
      let (link, port) = try view.link(named: ref)
      let code = try JobCode.make(view, teller.store.environment)
      try StoryKit.check(draft, atMS: teller.at(hoursAgo, 5), tester: true)
      var pen = try StoryPen(
        teller: teller, view: view, draft: draft, link: link, port: port, fault: fault,
        by: "Mina", code: code, ticket: ticket, fromMS: teller.at(hoursAgo, 10))
      try pen.shut()
      try pen.unplug()
      try pen.look(.port)
      try pen.look(.cord)
      let readings = (1...12).filter { $0 != 11 }.map {
        LossReading(fibre: $0, wavelengthNM: 850, fromEnd: "a", lossMilliDB: 300 + $0 * 9)
      }
      try pen.record(
        .lossTest(
          LossTest(
            subject: near, near: near, tester: "tester 1", referenceMethod: "1-jumper",
            lengthMM: Int64(backbone.lengthMM), verdict: "fail", readings: readings)), after: 30)
      let strand = RecordKey.strand(cable: HallBackbone.trunk(trunk), leg: leg, fibre: 11).id
      try draft.insert(
        .strand, strand,
        [
          "cable": .id(HallBackbone.trunk(trunk)), "leg": .integer(leg), "fibre": .integer(11),
          "state": .text("broken"), "note": .text("no light from end a, \(ticket)"),
        ])
      try pen.record(.capping(Capping(face: pen.portFace, joint: port.id, action: .capped)))
      try pen.record(
        .decision(
          Decision(
            subject: pen.subject, question: "\(trunk) leg \(leg) fibre 11 is broken: what now?",
            choice: "use the spare leg at :\(spare)")))
      let task =
        "both cords of \(ref) from :\(planned.position) to the spare leg at :\(spare), "
        + "\(backbone.near.name) and \(backbone.far.name)"
      try pen.record(.task(Task(kind: .repatch, subject: near, text: task)))
      try pen.record(
        .pause(Pause(action: .parked, reason: "waits for the repatch onto a spare leg")))
    }
  }

  /// A port that is shut for others, tools away from their place, and a task that is done.
  func others() throws {
    try teller.store.write(author: StoryTeller.lead) { view, draft in
      let port = try view.port(named: "S1-L2:20/1")
      try draft.record(
        .portGate(
          PortGate(port: port.id, action: .shut, byWhom: StoryTeller.noc, ticket: "CHG1187")),
        atMS: teller.at(9))
    }
    try teller.store.write(author: "Jo") { view, draft in
      let pen = RecordKey.tool(kind: "pen", label: "pen 4").id
      try draft.record(
        .task(.bringBack(pen, with: "Jo", to: "the cart of row R02")), atMS: teller.at(7))
      let device = try view.thing(named: "S1-L4", kinds: [.device])
      let look = try draft.record(
        .task(
          Task(
            kind: .look, subject: device.subject, text: "which way up are the lower cages?",
            forWhom: "Mina")), atMS: teller.at(30))
      try draft.record(
        .taskClose(TaskClose(task: look, outcome: .done, found: "upside down, as on S1-L3")),
        atMS: teller.at(27))
    }
  }

  /// The faults of tonight's list.
  func faults() throws {
    let faults: [(ref: String, hours: Int64, symptom: String, ticket: String)] = [
      ("dgx-19:mlx5_3", 5, "link down", "INC48190"),
      ("S1-L7:13/2", 3, "symbol errors growing", "INC48201"),
      ("S1-P2:11/2", 2, "flaps 9x since 20:10", "INC48213"),
      ("S1-L4:4/1", 1, "Rx3 low, -9.1 dBm", "INC48220"),
    ]
    for fault in faults {
      try teller.fault(fault.ref, atMS: teller.at(fault.hours), fault.symptom, fault.ticket)
    }
    try teller.store.write(author: StoryTeller.lead) { view, draft in
      let port = try view.port(named: "S1-L4:4/1")
      let rx = [-2_100, -2_300, -9_100, -2_000]
      let lanes = Dictionary(
        uniqueKeysWithValues: rx.enumerated().map { lane, power in
          (lane + 1, LanePower(txMilliDBm: 700 - lane * 60, rxMilliDBm: power))
        })
      try draft.record(
        .laneReading(LaneReading(port: port.id, origin: "noc", lanes: lanes)),
        atMS: teller.at(1, 5))
    }
  }
}
