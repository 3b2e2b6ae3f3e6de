import Plant
import Store

/// What people saw and told: a wrong cord, a cord that is not where the plan says, typing mistakes.
struct StoryLooks {
  let teller: StoryTeller
  let plan: HallPlan

  /// The wrong cord came out, was told at once, and went in again after a look.
  func wrongCord(hoursAgo: Int64) throws {
    try teller.store.write(author: "Raj") { view, draft in
      let (_, port) = try view.link(named: "S1-L6:20/2")
      try draft.ensureParts(view, at: port)
      try StoryKit.check(draft, atMS: teller.at(hoursAgo, -10))
      let (inPort, onCord) = (try view.portFace(port), try view.cordFace(port))
      func record(_ minute: Int64, _ body: FactBody) throws {
        try draft.record(body, atMS: teller.at(hoursAgo, minute))
      }
      try record(
        0,
        .disturbance(
          Disturbance(joint: port.id, dropped: "S1-L6 20/2", told: StoryTeller.noc)))
      for face in [inPort, onCord] {
        try record(
          4,
          .inspection(
            Inspection(
              face: face, joint: port.id, verdict: .clean, profile: StoryTeller.profile,
              judgedBy: "person")))
      }
      try record(
        6,
        .plugging(
          Plugging(joint: port.id, action: .plugIn, portFace: inPort, cordPart: onCord.part)))
      try record(
        8, .note(Note(subject: Subject(kind: .port, id: port.id), text: "up again at once")))
    }
  }

  /// A cord that is one position further than planned; its link works, so the far end is too.
  func asFound(hoursAgo: Int64) throws {
    guard let planned = plan.link(at: "dgx-11:mlx5_9") else { return }
    let (near, cord) = (planned.backbone.near, planned.cords[0])
    let next = planned.position + 1
    try teller.store.write(author: "Raj") { _, draft in
      try draft.record(
        .seen(
          Seen(
            subject: Subject(kind: .cable, id: cord.id),
            found: "in \(near.name):\(next); the plan says \(near.name):\(planned.position)",
            origin: .scanned)), atMS: teller.at(hoursAgo))
      try draft.record(
        .task(
          Task(
            kind: .look,
            subject: Subject(
              kind: .panelPosition, id: planned.backbone.far.position(planned.position)),
            text: "is \(planned.cords[1].serial) in :\(next) here too?")),
        atMS: teller.at(hoursAgo, 2))
    }
  }

  /// A fault typed for the wrong port and taken back, and a look that was corrected.
  func mistakes(hoursAgo: Int64) throws {
    let wrong = try teller.fault(
      "S1-L8:2/1", atMS: teller.at(hoursAgo), "link down", "INC48077", by: "Jo")
    try teller.store.write(author: "Jo") { view, draft in
      try draft.record(
        .withdrawal(
          Withdrawal(factKind: "fault", fact: wrong, why: "it was S1-L8:2/2, and that is up")),
        atMS: teller.at(hoursAgo, 3))
      let port = try view.port(named: "dgx-22:mlx5_6")
      let face = try view.cordFace(port)
      func look(_ verdict: FaceVerdict, _ fibre: FibreVerdict) -> FactBody {
        .inspection(
          Inspection(
            face: face, verdict: verdict, fibres: [1: fibre], tip: "tip MPO-APC cord",
            profile: StoryTeller.profile, judgedBy: "scope"))
      }
      try StoryKit.check(draft, atMS: teller.at(hoursAgo, 5))
      let first = try draft.record(look(.damage, .damage), atMS: teller.at(hoursAgo, 10))
      try draft.record(look(.clean, .ok), atMS: teller.at(hoursAgo, 14), supersedes: first)
    }
  }
}
