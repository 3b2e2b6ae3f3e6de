import Guide
import Plant
import Store

/// Writes one repair step by step, two minutes apart.
struct StoryPen {
  let teller: StoryTeller
  let draft: Draft
  let link: LinkRecord
  let port: PortRecord
  let fault: ThingID
  let ticket: String
  let technician: String
  let job: ThingID
  var portFace: Face
  var cordFace: Face
  private(set) var timeMS: Int64

  /// The fibres that carry light: 1 to 4 and 9 to 12.
  static let lit = [1, 2, 3, 4, 9, 10, 11, 12]

  init(
    teller: StoryTeller, view: StoreView, draft: Draft, link: LinkRecord, port: PortRecord,
    fault: ThingID, by technician: String, code: ShortCode? = nil, ticket: String, fromMS: Int64
  ) throws {
    (self.teller, self.draft, self.link, self.port) = (teller, draft, link, port)
    (self.fault, self.ticket, self.technician, timeMS) = (fault, ticket, technician, fromMS)
    try draft.ensureParts(view, at: port)
    portFace = try view.portFace(port)
    cordFace = try view.cordFace(port)
    // If none is given, alike in every demo, and of the characters that codes have.
    let code =
      code ?? ShortCode.make(Array(ticket.utf8.suffix(ShortCode.length))) ?? ShortCode(ticket)
    job = try draft.record(
      .job(
        Job(
          link: link.id, joint: port.id, fault: fault, procedure: "repair", version: 3, code: code)),
      atMS: fromMS)
  }

  var subject: Subject { Subject(kind: .link, id: link.id) }

  @discardableResult
  mutating func record(
    _ body: FactBody, step: StepName? = nil, after minutes: Int64 = 2, supersedes: ThingID? = nil
  ) throws -> ThingID {
    timeMS += minutes * 60_000
    return try draft.record(
      body, atMS: timeMS, job: job, step: step?.rawValue, supersedes: supersedes)
  }

  /// Asks the network operations centre, and writes down what it said.
  mutating func ask(
    _ about: AskTopic, _ text: String, _ step: StepName, said: String? = nil,
    outcome: AnswerOutcome = .yes
  ) throws {
    let ask = try record(.ask(Ask(about: about, text: text)), step: step)
    try record(
      .answer(
        Answer(ask: ask, about: about, outcome: outcome, text: said, byWhom: StoryTeller.noc)),
      step: step, after: 1)
  }

  mutating func gate(_ action: GateAction, _ port: ThingID, _ step: StepName) throws {
    try record(
      .portGate(PortGate(port: port, action: action, byWhom: StoryTeller.noc, ticket: ticket)),
      step: step, after: 0)
  }

  mutating func shut() throws {
    try ask(.dark, "shut \(port.label) ONLY, \(ticket)", .dark)
    try gate(.shut, port.id, .dark)
  }

  mutating func unplug() throws {
    try record(
      .plugging(
        Plugging(joint: port.id, action: .unplug, portFace: portFace, cordPart: cordFace.part)),
      step: .open)
  }

  /// Looks at a face; fibres that are not named are fine.
  @discardableResult
  mutating func look(_ side: FaceSide, _ found: [Int: FibreVerdict] = [:]) throws -> ThingID {
    var fibres = Dictionary(uniqueKeysWithValues: Self.lit.map { ($0, FibreVerdict.ok) })
    fibres.merge(found) { $1 }
    let verdict: FaceVerdict =
      found.values.contains(.damage) ? .damage : found.isEmpty ? .clean : .dirt
    return try record(
      .inspection(
        Inspection(
          face: side == .port ? portFace : cordFace, joint: port.id, verdict: verdict,
          fibres: fibres, tip: side == .port ? "tip MPO-APC long" : "tip MPO-APC cord",
          profile: StoryTeller.profile, judgedBy: "person")),
      step: side == .port ? .inspectPort : .inspectCord)
  }

  /// Cleans, looking after each time: dirty until the last.
  mutating func clean(_ side: FaceSide, _ methods: [CleaningMethod]) throws {
    for (place, method) in methods.enumerated() {
      try record(
        .cleaning(
          Cleaning(
            face: side == .port ? portFace : cordFace, joint: port.id, method: method,
            tool: side == .port ? "pen 7" : "pen 4")),
        step: side == .port ? .inspectPort : .inspectCord)
      try look(side, place == methods.count - 1 ? [:] : [10: .dirt])
    }
  }

  mutating func parkAndResume(_ reason: String) throws {
    try record(.pause(Pause(action: .parked, reason: reason)))
    try record(.pause(Pause(action: .resumed)), after: 50)
  }

  mutating func plugIn(unseen reason: String? = nil) throws {
    try record(
      .plugging(
        Plugging(
          joint: port.id, action: .plugIn, portFace: portFace, cordPart: cordFace.part,
          unseenReason: reason)), step: .plugIn)
  }

  mutating func linkUp() throws {
    try ask(.linkUp, "open \(port.label); does the link come up at 4xNDR?", .linkUp)
    try gate(.opened, port.id, .linkUp)
    try record(
      .laneReading(
        LaneReading(port: port.id, origin: "noc", lanes: Self.goodLanes(port.name.utf8.count))),
      step: .lanes)
    try record(
      .step(Step(name: StepName.lanes.rawValue, outcome: "ok")), step: .lanes, after: 0)
  }

  private static func goodLanes(_ salt: Int) -> [Int: LanePower] {
    Dictionary(
      uniqueKeysWithValues: (1...4).map { lane in
        (
          lane,
          LanePower(
            txMilliDBm: 400 + 90 * lane - 40 * salt, rxMilliDBm: -1_900 - 130 * lane + 60 * salt)
        )
      })
  }

  /// Has the counters cleared, and signs that the hands are done.
  mutating func soak() throws {
    try ask(.counters, "clear the counters of \(port.label)", .counters)
    try record(
      .soak(
        Soak(
          link: link.id, action: .started, dueMS: timeMS + 125 * 60_000, byWhom: StoryTeller.noc)),
      step: .counters, after: 0)
    try record(
      .signature(Signature(subject: subject, kind: .hands, byWhom: technician)), step: .hands)
  }

  mutating func accept() throws {
    timeMS += 126 * 60_000
    try ask(.soak, "read the counters of \(port.label)", .soak, said: "no errors")
    try record(
      .soak(Soak(link: link.id, action: .passed, byWhom: StoryTeller.noc)), step: .soak, after: 0)
    try record(
      .signature(Signature(subject: subject, kind: .accepted, byWhom: StoryTeller.lead)),
      step: .accept)
    try record(
      .faultClose(FaultClose(fault: fault, why: "cleaned, soaked, accepted")), step: .accept,
      after: 0)
  }
}
