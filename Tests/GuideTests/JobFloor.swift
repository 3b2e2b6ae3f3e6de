import Guide
import Plant
import Testing

/// A job with all its joints, driven the way the command line drives it.
struct JobFloor {
  var procedure: Procedure
  var facts: [Fact]
  var nowMS: Int64 = 1_000_000_000
  private var base: Floor
  private var made: UInt64 = 500

  static let farFaces = [
    Face(part: Floor.id(21), connector: 1), Face(part: Floor.id(22), connector: 1),
  ]
  static let cageCord = Face(part: Floor.id(23), connector: 1)

  /// Another port of the cage, with a link of its own.
  static let thirdPort = Floor.id(24)

  init(
    _ procedure: Procedure, medium: Medium? = .fibre, policy: RepairPolicy = RepairPolicy(),
    extraCage: Bool = false, isOnNeighbourPlug: Bool = false
  ) {
    self.procedure = procedure
    base = Floor(medium: medium, policy: policy)
    let begun = base.situation.job
    if procedure.sites.contains(.panel), case .job(var body) = begun.body {
      body.joint = Self.panelJoint
      base.situation.job.body = .job(body)
      base.situation.facts.removeAll { $0.id == begun.id }
      base.situation.facts.append(base.situation.job)
    }
    if extraCage {
      base.situation.neighbours.append(
        Neighbour(
          link: Floor.id(25),
          port: PortCard(
            id: Self.thirdPort, device: "S1-L3", name: "25/3", cage: "25",
            connector: isOnNeighbourPlug ? 2 : 3)))
    }
    facts = base.situation.facts
  }

  var job: JobState { JobState.fold(situation) }

  var situation: JobSituation {
    var here = base.situation
    here.facts = facts
    var far = RepairSituation(
      job: here.job, link: here.link, port: here.otherPort, otherPort: here.port,
      medium: here.medium, portFace: Self.farFaces[0], cordFace: Self.farFaces[1], facts: facts,
      policy: here.policy)
    var cage: [RepairSituation] = []
    for neighbour in here.neighbours {
      cage.append(
        RepairSituation(
          job: here.job, link: neighbour.link, port: neighbour.port,
          otherPort: neighbour.farEnd ?? neighbour.port,
          neighbours: [Neighbour(link: here.link, port: here.port)], medium: here.medium,
          portFace: Face(part: here.portFace.part, connector: 2), cordFace: Self.cageCord,
          facts: facts, policy: here.policy))
    }
    for fact in LiveFacts.of(facts) {
      guard case .partMove(let move) = fact.body, move.direction == .into else { continue }
      switch (move.kind, move.place.id) {
      case (.module, far.port.id): far.portFace = Face(part: move.part, connector: 1)
      case (.module, _):
        here.portFace = Face(part: move.part, connector: 1)
        for place in cage.indices { cage[place].portFace = Face(part: move.part, connector: 2) }
      case (.plug, here.port.id): here.cordFace = Face(part: move.part, connector: 1)
      case (.plug, far.port.id): far.cordFace = Face(part: move.part, connector: 1)
      case (.plug, Self.cordEnd): break
      case (.plug, _):
        for place in cage.indices { cage[place].cordFace = Face(part: move.part, connector: 1) }
      default: break
      }
    }
    here.lanes = PortLanes(count: 4)
    far.lanes = PortLanes(count: 4)
    for place in cage.indices { cage[place].lanes = PortLanes(count: 4, isSecond: true) }
    let sites = procedure.sites
    var situation = JobSituation(
      procedure: procedure, here: here, far: sites.contains(.far) ? far : nil,
      cage: sites.contains(.cage) ? cage : [])
    if sites.contains(where: \.isPanel) { addPanels(&situation) }
    if sites.contains(.cordEnd) { addCordEnd(&situation) }
    if sites.contains(.panel) { addPanelJoint(&situation) }
    return situation
  }

  /// The position on a panel whose joint is repaired.
  static let panelJoint = Floor.id(36)
  /// The face in it, and that of the plug in front.
  static let panelFaces = [
    Face(part: Floor.id(95), connector: 1), Face(part: Floor.id(96), connector: 1),
  ]
  /// The other link whose light passes that joint.
  static let otherLink = Floor.id(55)
  /// The ports of that link.
  static let otherPorts = [
    PortCard(id: Floor.id(56), device: "S1-L3", name: "9/1"),
    PortCard(id: Floor.id(57), device: "S1-P2", name: "9/2"),
  ]

  private func addPanelJoint(_ situation: inout JobSituation) {
    let here = situation.here
    let card = PortCard(
      id: Self.panelJoint, device: "P07A", name: "22",
      place: Place(hall: "H1", row: "R07", rack: "R07-01", lowestU: 40, side: .front),
      isOnPanel: true)
    let near = PathJoint(id: here.port.id, name: here.port.label)
    let far = PathJoint(id: here.otherPort.id, name: here.otherPort.label)
    let own = PathJoint(id: card.id, name: "P07A:22", isOnPanel: true)
    var panel = RepairSituation(
      job: here.job, link: here.link, port: card, otherPort: here.otherPort,
      otherJoints: [near, far], medium: .fibre, portFace: Self.panelFaces[0],
      cordFace: Self.panelFaces[1], portPartName: "T101 leg 1", cordName: "C-7K3Q9X",
      facts: facts, policy: here.policy)
    panel.panelRepair = .joint
    situation.panel = panel
    situation.here.medium = .fibre
    situation.here.panelRepair = .port(into: card)
    situation.here.otherJoints = [own, far]
    situation.far?.medium = .fibre
    situation.far?.panelRepair = .port(into: card)
    situation.far?.otherJoints = [own, near]
    situation.samePlug = Self.otherPorts.map { port in
      var other = RepairSituation(
        job: here.job, link: Self.otherLink, port: port,
        otherPort: Self.otherPorts.first { $0.id != port.id } ?? port, otherJoints: [own],
        medium: .fibre, portFace: Face(part: Floor.id(97), connector: 1),
        cordFace: Face(part: Floor.id(98), connector: 1), facts: facts, policy: here.policy)
      other.panelRepair = .port(into: card)
      return other
    }
  }

  /// The position on a panel at which the cord of the near port ends.
  static let cordEnd = Floor.id(33)

  /// The other end of the cord one end of which is that part.
  static func otherEnd(of end: ThingID) -> ThingID {
    var bytes = end.bytes
    bytes[0] = 3
    return ThingID(bytes: bytes) ?? end
  }

  private func addCordEnd(_ situation: inout JobSituation) {
    let here = situation.here
    let card = PortCard(id: Self.cordEnd, device: "P07A", name: "22", isOnPanel: true)
    let near = PathJoint(id: here.port.id, name: here.port.label)
    let far = PathJoint(id: here.otherPort.id, name: here.otherPort.label)
    let joint = PathJoint(id: card.id, name: "P07A:22")
    var end = RepairSituation(
      job: here.job, link: here.link, port: card, otherPort: here.otherPort,
      otherJoints: [near, far], medium: here.medium,
      portFace: Face(part: Floor.id(91), connector: 1),
      cordFace: Face(part: Floor.id(92), connector: 1), cordName: "C-7K3Q9X", facts: facts,
      policy: here.policy)
    var arriving: ThingID?
    for fact in LiveFacts.of(facts) {
      guard case .partMove(let move) = fact.body, move.direction == .into, move.kind == .plug
      else { continue }
      if move.place.id == here.port.id { arriving = Self.otherEnd(of: move.part) }
      if move.place.id == card.id { end.cordFace = Face(part: move.part, connector: 1) }
    }
    end.cordChange = .follows(
      CordArrival(end: arriving, name: arriving.map { _ in "C-9002:b" }, isOnPanel: true))
    situation.cordEnd = end
    situation.here.cordChange = .named
    situation.here.otherJoints = [joint, far]
    situation.far?.cordChange = .shut
    situation.far?.otherJoints = [joint, near]
  }

  /// The positions of a spare leg and of the leg that is left, the nearer panel first: to, from, to, from.
  static let positions = [31, 32, 41, 42].map { Floor.id($0) }
  /// The other link that passes the cord at the far panel.
  static let sharer = Floor.id(52)

  private func addPanels(_ situation: inout JobSituation) {
    let positions = Self.positions
    let ends = CordMove.port(positions: Set(positions))
    situation.here.cordMove = ends
    situation.far?.cordMove = ends
    situation.here.leaves = LeftLeg(cable: Floor.id(60), leg: 1, name: "T101 leg 1")
    func panel(_ name: String, _ to: ThingID, _ from: ThingID, _ number: UInt64)
      -> RepairSituation
    {
      let here = situation.here
      var panel = RepairSituation(
        job: here.job, link: here.link,
        port: PortCard(id: to, device: name, name: "65", isOnPanel: true),
        otherPort: here.otherPort, otherJoints: [], medium: .fibre,
        portFace: Face(part: Floor.id(number), connector: 1),
        cordFace: Face(part: Floor.id(number + 1), connector: 1), portPartName: "T106 leg 5",
        cordName: "C-000\(number % 10)", facts: facts, policy: here.policy)
      let spot = PanelSpot(
        card: PortCard(id: from, device: name, name: "1", isOnPanel: true),
        face: Face(part: Floor.id(number + 2), connector: 1), legName: "T101 leg 1")
      panel.cordMove = .panel(PanelMove(from: spot))
      return panel
    }
    var far = panel("P03J", positions[2], positions[3], 81)
    far.neighbours = [
      Neighbour(
        link: Floor.id(51), port: PortCard(id: Self.sharer, device: "S1-P2", name: "9"),
        farEnd: PortCard(id: Floor.id(53), device: "dgx-9", name: "p1"), sharesPlug: true)
    ]
    situation.nearPanel = panel("P01A", positions[0], positions[1], 71)
    situation.farPanel = far
  }

  /// Whatever a choice asks for, made up.
  func input(_ choice: Choice) -> ReplyInput {
    var input = ReplyInput()
    for need in choice.needs {
      switch need {
      case .text: input.text = "because"
      case .person: input.person = "dana"
      case .minutes: input.minutes = 30
      case .lanes: input.lanes = [1: LanePower(txMilliDBm: 1200, rxMilliDBm: -1400)]
      case .lowLanes: input.text = "3 -9.1 dBm"
      case .fibres: input.fibres = [4: choice.label == "damage" ? .damage : .dirt]
      case .strands: input.fibres = [4: .damage]
      case .part: input.part = Floor.id(made + 1, kind: 2)
      case .bag: input.bag = "12"
      case .length: input.lengthMM = 42_500
      case .sure: input.isSure = true
      case .jobCode: input.jobCode = "ABC123"
      }
    }
    return input
  }

  /// The facts a choice would record.
  func bodies(_ choice: Choice) throws -> [FactBody] {
    try choice.facts(input: input(choice), nowMS: nowMS, technician: "Raj")
  }

  /// Records the facts of one answer to the screen as it stands.
  mutating func record(_ bodies: [FactBody], step: String?) {
    nowMS += 60_000
    let order = (facts.lazy.map(\.order).max() ?? 0) + 1
    for body in bodies {
      made += 1
      facts.append(
        Fact(
          id: Floor.id(made, kind: 1), atMS: nowMS, order: order, technician: "Raj",
          job: Floor.job, step: step, body: body))
    }
  }

  /// Answers by the words of the choice; false if no choice has them.
  @discardableResult
  mutating func say(_ words: String) throws -> Bool {
    let state = job
    if case .soak(let dueMS) = state.phase { nowMS = max(nowMS, dueMS) }
    guard let choice = state.prompt(nowMS: nowMS).choices.first(where: { $0.label == words })
    else { return false }
    let bodies = try bodies(choice)
    record(bodies, step: state.answeredStep)
    return true
  }

  /// Goes through a repair with clean faces up to where the counters are to be cleared.
  mutating func goToCounters() throws {
    let words = [
      "read it out", "it is shut", "unplugged", "clean", "clean", "plugged in", "read it out",
      "open, link is up", "NOC says ok", "read it out",
    ]
    for word in words { try #require(try say(word), "\(word)") }
  }
}
