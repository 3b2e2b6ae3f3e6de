import Guide
import Plant

/// A joint, its laptop and its clock, driven the way the command line drives the guide.
struct Floor {
  var situation: RepairSituation
  var nowMS: Int64 = 1_000_000_000
  var procedure = Shipped.repair
  private var made: UInt64 = 100
  private var firstFaces = [Floor.moduleFace, Floor.cordFace]

  static func id(_ number: UInt64, kind: UInt8 = 0) -> ThingID {
    var bytes = [UInt8](repeating: 0, count: 16)
    bytes[0] = kind
    for place in 0..<8 { bytes[15 - place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
    return ThingID(bytes: bytes) ?? Floor.id(0)
  }

  static let link = Floor.id(1)
  static let nearPort = Floor.id(2)
  static let farPort = Floor.id(3)
  static let neighbourPort = Floor.id(4)
  static let neighbourLink = Floor.id(5)
  static let fault = Floor.id(6)
  static let job = Floor.id(7)
  static let moduleFace = Face(part: Floor.id(8), connector: 1)
  static let cordFace = Face(part: Floor.id(9), connector: 1)

  init(
    medium: Medium? = .fibre, neighbour: Bool = true, policy: RepairPolicy = RepairPolicy(),
    device: String = "S1-L3", port: String = "25/1"
  ) {
    let near = PortCard(
      id: Floor.nearPort, device: device, name: port,
      otherNames: ["IB port 49", "P49", "OSFP25 left"],
      place: Place(hall: "H1", row: "R07", rack: "R07-06", lowestU: 32, side: .rear), cage: "25",
      connector: 1, side: .left)
    let far = PortCard(id: Floor.farPort, device: "S1-P2", name: "3/2")
    let other = PortCard(
      id: Floor.neighbourPort, device: device, name: "25/2", cage: "25", connector: 2,
      side: .right)
    let neighbours = [
      Neighbour(
        link: Floor.neighbourLink, port: other,
        farEnd: PortCard(id: Floor.id(10), device: "S1-P2", name: "4/2"), owner: "ml-research")
    ]
    let job = Fact(
      id: Floor.job, atMS: 900_000_000, order: 20, technician: "Raj",
      body: .job(
        Job(
          link: Floor.link, joint: Floor.nearPort, fault: Floor.fault, procedure: "repair",
          version: 1, code: "7K3Q9X")))
    let fault = Fact(
      id: Floor.fault, atMS: 800_000_000, order: 10, technician: "Raj",
      body: .fault(
        Fault(
          link: Floor.link, port: Floor.nearPort, symptom: "flaps 9x since 21:10",
          ticket: "INC48213")))
    situation = RepairSituation(
      job: job, link: Floor.link, port: near, otherPort: far,
      neighbours: neighbour ? neighbours : [], medium: medium, portFace: Floor.moduleFace,
      cordFace: Floor.cordFace, cordName: "C-7K3Q9X", nocNumber: "4411", facts: [fault, job],
      policy: policy)
  }

  /// The other end of the same link, on another laptop.
  func farEnd() -> Floor {
    var far = self
    far.made = 10_000
    far.firstFaces = [
      Face(part: Floor.id(21), connector: 2), Face(part: Floor.id(22), connector: 1),
    ]
    let job = Fact(
      id: Floor.id(20), atMS: 900_000_000, order: 21, technician: "Ana", job: Floor.job,
      body: .job(
        Job(
          link: Floor.link, joint: Floor.farPort, fault: Floor.fault, procedure: "repair",
          version: 1, code: "FARFAR")))
    far.situation = RepairSituation(
      job: job, link: Floor.link, port: situation.otherPort, otherPort: situation.port,
      medium: situation.medium, portFace: far.firstFaces[0], cordFace: far.firstFaces[1],
      facts: situation.facts + [job], policy: situation.policy)
    return far
  }

  var state: RepairState { RepairState.fold(situation) }
  var job: JobState {
    JobState.fold(JobSituation(procedure: procedure, here: situation))
  }
  var prompt: Prompt { job.prompt(nowMS: nowMS) }

  mutating func newID() -> ThingID {
    made += 1
    return Floor.id(made, kind: 1)
  }

  /// Records facts in one change, as the store would.
  mutating func record(
    _ bodies: [FactBody], job: ThingID?, technician: String = "Raj",
    supersedes: ThingID? = nil
  ) {
    nowMS += 60_000
    let order = (situation.facts.map(\.order).max() ?? 0) + 1
    for body in bodies {
      situation.facts.append(
        Fact(
          id: newID(), atMS: nowMS, order: order, technician: technician, job: job,
          supersedes: supersedes, body: body))
    }
    settleFaces()
  }

  /// Records facts of this repair in one change.
  mutating func record(_ bodies: [FactBody], supersedes: ThingID? = nil) {
    record(bodies, job: situation.job.id, supersedes: supersedes)
  }

  /// The faces of the parts that are in the joint now.
  mutating func settleFaces() {
    (situation.portFace, situation.cordFace) = (firstFaces[0], firstFaces[1])
    for fact in LiveFacts.of(situation.facts) {
      guard case .partMove(let move) = fact.body, move.direction == .into,
        move.place.id == situation.port.id
      else { continue }
      switch move.kind {
      case .module: situation.portFace = Face(part: move.part, connector: firstFaces[0].connector)
      case .plug: situation.cordFace = Face(part: move.part, connector: 1)
      case .cassette, .other: break
      }
    }
  }

  /// Whatever a choice asks for, made up.
  mutating func input(for choice: Choice) -> ReplyInput {
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
      case .part: input.part = newID()
      case .bag: input.bag = "12"
      case .length: input.lengthMM = 42_500
      case .sure: input.isSure = true
      case .jobCode: input.jobCode = "ABC123"
      }
    }
    return input
  }

  /// Answers the prompt; false if it has no such choice.
  @discardableResult
  mutating func answer(_ key: String) throws -> Bool {
    guard let choice = prompt.choice(for: key) else { return false }
    let bodies = try choice.facts(input: input(for: choice), nowMS: nowMS, technician: "Raj")
    if !bodies.isEmpty { record(bodies) }
    return true
  }

  mutating func answers(_ keys: String) throws {
    for key in keys where key != " " { try answer(String(key)) }
  }

  /// Answers by the words of the choice; false if no choice has them.
  @discardableResult
  mutating func say(_ words: String) throws -> Bool {
    guard let choice = prompt.choices.first(where: { $0.label == words }) else { return false }
    return try answer(choice.key)
  }
}
