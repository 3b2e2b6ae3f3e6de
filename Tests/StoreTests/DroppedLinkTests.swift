import Guide
import Plant
import Store
import TestSupport
import Testing

/// Links that went dark with another link's plug, from a real store: `25/1` and `25/2` share one.
@Suite struct `Links that a shared plug took down` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.shareThePlug()
  }

  private func record(_ bodies: FactBody..., job: ThingID? = nil) throws {
    for body in bodies {
      try hall.store.draft { _, draft in _ = try draft.record(body, job: job) }
    }
  }

  private func begin(_ place: Int, at joint: ThingID, _ code: ShortCode = "ABC234") throws
    -> ThingID
  {
    try hall.store.fact(
      .job(
        Job(
          link: hall.links[place], joint: joint, procedure: "repair", version: 3, code: code)))
  }

  private func plug(_ action: PlugAction, at port: ThingID? = nil) -> FactBody {
    .plugging(Plugging(joint: port ?? hall.left, action: action))
  }

  private func opened(_ port: ThingID) -> FactBody {
    .portGate(PortGate(port: port, action: .opened, byWhom: "dana"))
  }

  private func listed() throws -> [DueItem] {
    try hall.store.notSeenUp().sorted { $0.port.name < $1.port.name }
  }

  private func listedPorts() throws -> [ThingID] { try listed().map(\.port.id) }

  @Test func `an oops at one port of a plug leaves its links to be seen up, until they are`() throws
  {
    try record(
      .disturbance(Disturbance(joint: hall.left)), plug(.unplug), plug(.plugIn, at: hall.right))
    let items = try listed()
    #expect(items.map(\.port.id) == [hall.left, hall.right])
    #expect(items.last?.why.contains("with the plug of 25/1 (Ana)") == true, "\(items)")
    #expect(items.first?.why.contains("with its plug (Ana)") == true, "\(items)")
    #expect(items.last?.next == .seeUp(ref: "LEAF-01:25/2"))
    // Each says so where it is asked for alone.
    let link = try #require(try hall.store.read { try $0.link(hall.links[1]) })
    let one = try hall.store.read { try $0.linkSituation(link, nowMS: StoreMoment.nowMS) }
    #expect(one.dropped.map(\.port) == [hall.right])
    try record(opened(hall.right))
    #expect(try listedPorts() == [hall.left])
    try record(opened(hall.left))
    #expect(try listedPorts() == [])
  }

  @Test func `while the plug is out it is out at each port, and that is all that is said`() throws {
    try record(plug(.unplug))
    #expect(try listedPorts() == [])
    // Whatever is said of a link meanwhile, it comes up only with its plug.
    try record(opened(hall.right), plug(.plugIn))
    #expect(try listedPorts() == [hall.left, hall.right])
  }

  @Test func `a link that was shut before its plug was pulled did not go dark with it`() throws {
    try record(
      .portGate(PortGate(port: hall.right, action: .shut, byWhom: "dana")),
      .portGate(PortGate(port: hall.far[0], action: .shut, byWhom: "dana")), plug(.unplug),
      plug(.plugIn), opened(hall.right), opened(hall.far[0]))
    #expect(try listedPorts() == [])
  }

  @Test func `a link that is only planned goes dark with nothing`() throws {
    try hall.store.draft { _, draft in
      try draft.update(.link, hall.links[1], ["service": .text("planned")])
    }
    try record(plug(.unplug), plug(.plugIn))
    #expect(try listedPorts() == [])
  }

  @Test func `the job that pulled the plug is gone on with, parked or not, until it is ended`()
    throws
  {
    let job = try begin(0, at: hall.left)
    try record(plug(.unplug), plug(.plugIn), job: job)
    #expect(try listedPorts() == [], "whoever is there asks for it")
    #expect(try hall.store.notSeenUp(isGoingHome: true).map(\.code) == ["ABC234"])
    try record(.pause(Pause(action: .parked, reason: "no pen")), job: job)
    // Its own link it asks for itself.
    #expect(try listed().map(\.code) == ["ABC234"])
    #expect(try listedPorts() == [hall.right])
    #expect(try listed().first?.why.contains("job \(ShortCode("ABC234"))") == true)
    // Accepted without a word of the other link, it goes on with nothing any more.
    try record(
      .signature(
        Signature(
          subject: Subject(kind: .link, id: hall.links[0]), kind: .accepted, byWhom: "kim")),
      job: job)
    #expect(try listed().map(\.code) == [nil])
    #expect(try listedPorts() == [hall.right])
  }

  @Test(arguments: 0..<4)
  func `a link is seen up in a job of its own, at whichever end that was begun`(way: Int) throws {
    try record(plug(.unplug), plug(.plugIn), opened(hall.left))
    let job = try begin(1, at: hall.far[1])
    #expect(try listedPorts() == [], "the link's own job asks for it")
    try record(.pause(Pause(action: .parked)), job: job)
    #expect(try listedPorts() == [hall.right])
    let link = hall.links[1]
    let words: [FactBody] = [
      .answer(Answer(about: .linkUp, outcome: .yes, byWhom: "dana")),
      .step(Step(name: "lanes", outcome: "ok")),
      .soak(Soak(link: link, action: .passed)),
      .signature(
        Signature(subject: Subject(kind: .link, id: link), kind: .accepted, byWhom: "kim")),
    ]
    try record(words[way], job: job)
    #expect(try listedPorts() == [])
    // Pulled once more it is dark once more.
    try record(plug(.unplug), plug(.plugIn))
    #expect(try listedPorts().contains(hall.right))
  }

  @Test func `a pull that is taken back took nothing down`() throws {
    let pull = try hall.store.fact(plug(.unplug))
    try record(plug(.plugIn))
    #expect(try listedPorts() == [hall.left, hall.right])
    try record(.withdrawal(Withdrawal(factKind: "plugging", fact: pull)))
    #expect(try listedPorts() == [])
  }

  @Test func `a port whose repair takes it for open by a look is out as the repair has it`() throws
  {
    let job = try begin(0, at: hall.left)
    let port = try hall.port(hall.left)
    try hall.store.draft { view, draft in
      try draft.ensureParts(view, at: port)
      let look = Inspection(face: try view.portFace(port), joint: hall.left, verdict: .dirt)
      _ = try draft.record(.inspection(look), job: job)
    }
    let situation = try #require(try hall.store.read { try $0.repairSituation(job: job) })
    #expect(!RepairState.fold(situation).isPlugged)
    let items = try hall.store.dueItems(isGoingHome: true)
    #expect(items.contains { $0.kind == .cordOut && $0.port.id == hall.left }, "\(items)")
    #expect(items.contains { $0.kind == .notSeenUp && $0.port.id == hall.right }, "\(items)")
    try record(plug(.plugIn), job: job)
    #expect(try hall.store.dueItems().allSatisfy { $0.kind != .cordOut })
  }

  /// Whatever hands do at a plug, apart and together, next and loose say what the repair there says.
  @Test(arguments: [false, true])
  func `what is to be seen up agrees with the repair in random histories`(isPanel: Bool) throws {
    var (dark, up) = (0, 0)
    for seed in Seeds.named("FERRULE_UNSEEN_SEEDS", else: 1...20) {
      var random = RepeatableRandom(seed: seed)
      var floor = try TwoAtOnePlug(isPanel: isPanel)
      for _ in 0..<Int.random(in: 3...12, using: &random) { try floor.play(&random) }
      try floor.merge()
      for word in ["merged", "accepted"] {
        if word == "accepted" { try floor.accept() }
        let (said, listed, isOut) = try floor.words()
        #expect(said == listed || (said && isOut), "seed \(seed), \(word)")
        if said { dark += 1 } else { up += 1 }
      }
    }
    #expect(dark > 0 && up > 0, "\(dark) dark, \(up) up")
  }
}

/// Two laptops at one plug, in a port or on a panel, the repair of one of its links, and the store at which both are
/// merged.
private struct TwoAtOnePlug {
  private let hall: Hall
  private let stores: [Store]
  private let central: Store
  private let job: ThingID
  /// The joints by which the plug is named.
  private let joints: [ThingID]
  private var nowMS = StoreMoment.nowMS
  private var last: [Int: (table: String, fact: ThingID)] = [:]

  init(isPanel: Bool) throws {
    hall = try Hall(StoreFixture())
    try hall.shareThePlug()
    joints = isPanel ? [try hall.layOverPanel()] : [hall.left, hall.right]
    job = try hall.store.fact(
      .job(
        Job(
          link: hall.links[0], joint: joints[0], procedure: isPanel ? "panel-joint" : "repair",
          version: 1, code: "ABC234")))
    let other = try hall.fixture.store("other", seed: 2)
    try other.take(from: hall.store)
    stores = [hall.store, other]
    central = try hall.fixture.store("central", seed: 3)
  }

  private mutating func record(_ hand: Int, _ table: String, _ body: FactBody, job: ThingID?) throws
  {
    nowMS += 60_000
    let fact = try StoreMoment.at(nowMS) {
      try stores[hand].draft { _, draft in try draft.record(body, job: job) }
    }
    last[hand] = (table, fact)
  }

  /// Anything that happens at a plug.
  mutating func play(_ random: inout RepeatableRandom) throws {
    let hand = Int.random(in: 0...1, using: &random)
    let own = Bool.random(using: &random) ? job : nil
    let ports = [hall.left, hall.right] + hall.far
    let joint = joints.randomElement(using: &random) ?? hall.left
    let port = ports.randomElement(using: &random) ?? hall.right
    switch Int.random(in: 0...10, using: &random) {
    case 0, 1, 2:
      try record(hand, "plugging", .plugging(Plugging(joint: joint, action: .unplug)), job: own)
    case 3, 4, 5:
      try record(hand, "plugging", .plugging(Plugging(joint: joint, action: .plugIn)), job: own)
    case 6: try record(hand, "disturbance", .disturbance(Disturbance(joint: joint)), job: own)
    case 7, 8:
      let action: GateAction = Bool.random(using: &random) ? .shut : .opened
      let gate = PortGate(port: port, action: action, byWhom: "dana")
      try record(hand, "port_gate", .portGate(gate), job: own)
    case 9:
      guard let entry = last[hand], entry.table != "withdrawal" else { return }
      let back = Withdrawal(factKind: entry.table, fact: entry.fact)
      try record(hand, "withdrawal", .withdrawal(back), job: nil)
    default:
      try stores[1].take(from: stores[0])
      try stores[0].take(from: stores[1])
    }
  }

  func merge() throws {
    for store in stores { try central.take(from: store) }
  }

  mutating func accept() throws {
    nowMS += 60_000
    let link = Subject(kind: .link, id: hall.links[0])
    try StoreMoment.at(nowMS) {
      try central.draft { _, draft in
        _ = try draft.record(
          .signature(Signature(subject: link, kind: .accepted, byWhom: "kim")), job: job)
      }
    }
  }

  /// Whether the repair says that the other link is not seen up, whether next and loose do, and whether the other
  /// port's cord is out there.
  func words() throws -> (said: Bool, listed: Bool, isOut: Bool) {
    let any = Procedure(name: "", version: 0, steps: [])
    let situation = try #require(
      try central.read { try $0.jobSituation(job: job, procedure: any) })
    let here = RepairState.fold(situation.here).droppedNeighbours().map(\.port.id)
    let passing = situation.samePlug.compactMap { RepairState.fold($0).droppedLink?.port.id }
    let said = (here + passing).contains(hall.right)
    let items = try central.dueItems(isGoingHome: true)
    func has(_ kind: DueKind) -> Bool {
      items.contains { $0.kind == kind && $0.port.id == hall.right }
    }
    let isLoose = Loose.spots(due: items).contains { spot in
      spot.subject?.id == hall.right && spot.has(.notSeenUp)
    }
    #expect(isLoose == has(.notSeenUp))
    return (said, has(.notSeenUp), has(.cordOut))
  }
}

extension Hall {
  /// Lays the cord of the plug to a position on a panel, with a trunk's leg behind it.
  func layOverPanel() throws -> ThingID {
    let panel = RecordKey.panel(name: "P07A").id
    let position = RecordKey.panelPosition(panel: panel, name: "1").id
    let cables = [("C-1", "cord", left), ("T-1", "trunk", far[0])]
    try store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(rack)])
      try draft.insert(.panelPosition, position, ["panel": .id(panel), "name": .text("1")])
      for (serial, kind, port) in cables {
        let cable = RecordKey.cable(maker: "M", serial: serial).id
        try draft.insert(
          .cable, cable, ["kind": .text(kind), "maker": .text("M"), "serial": .text(serial)])
        for (side, place, at) in [("a", "port", port), ("b", "panel_position", position)] {
          try draft.insert(
            .cableEnd, RecordKey.cableEnd(cable: cable, side: side, leg: 1).id,
            [
              "cable": .id(cable), "side": .text(side), "leg": .integer(1),
              "state": .text("landed"), "at_kind": .text(place), "at": .id(at),
            ])
        }
      }
    }
    return position
  }

  /// Both ports of the cage have one plug.
  func shareThePlug() throws {
    try store.draft { _, draft in
      try draft.update(.port, right, ["connector": .integer(1)])
    }
  }
}

extension Store {
  /// What is due anywhere but at panels.
  func dueItems(isGoingHome: Bool = false) throws -> [DueItem] {
    let nowMS = StoreMoment.nowMS
    return try read { try $0.dueSituations(row: nil, nowMS: nowMS) }
      .flatMap { Due.items($0, nowMS: nowMS, isGoingHome: isGoingHome) }
  }

  /// The links nobody has seen up.
  func notSeenUp(isGoingHome: Bool = false) throws -> [DueItem] {
    try dueItems(isGoingHome: isGoingHome).filter { $0.kind == .notSeenUp }
  }
}
