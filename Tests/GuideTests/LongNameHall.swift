import Guide
import Plant
import TestSupport

/// A job in a hall with names as halls have them, and as many links on a plug or module as fit there.
struct LongNameHall {
  var floor: JobFloor
  /// What each thing is called, by its id.
  private var cards: [ThingID: (device: String, name: String)] = [:]
  private var neighbours: [Neighbour] = []
  private let serials: [String]
  private let place: Place
  private let cageRow: String?
  private let ticket: String

  private static let devices = [
    "hgx-su01-h04-gpu7", "leaf-a-r12-03", "S1-L3", "spine-b-r03-11", "storage-r11-17-e01",
  ]
  private static let ports = ["swp31s", "25/", "mlx5_", "Eth1/31/", "p"]

  init(_ procedure: Procedure, _ random: inout RepeatableRandom) {
    let media: [Medium?] = [nil, .fibre, .fibre, .fibre, .aoc]
    floor = JobFloor(
      procedure, medium: media.randomElement(using: &random) ?? nil,
      extraCage: Bool.random(using: &random))
    serials = (0..<2).map { _ in Walk.name(Int.random(in: 6...24, using: &random), &random) }
    place = Place(
      hall: "H1", row: "R07", rack: "R07-06-cold-aisle", lowestU: 32, side: .rear)
    cageRow = Bool.random(using: &random) ? "lower row turned" : nil
    ticket = ["INC48213", "INC0048213-FRA-02-RACK12"].randomElement(using: &random) ?? ""
    let home = Self.devices.randomElement(using: &random) ?? "S1-L3"
    let stem = Self.ports.randomElement(using: &random) ?? "p"
    let shares = Bool.random(using: &random)
    for number in 0..<Int.random(in: 0...7, using: &random) {
      let id = Floor.id(200 + UInt64(number))
      let isElsewhere = shares && Int.random(in: 0..<4, using: &random) == 0
      let device = isElsewhere ? Self.devices.randomElement(using: &random) ?? home : home
      cards[id] = (device, "\(stem)\(number + 2)")
      neighbours.append(
        Neighbour(
          link: Floor.id(300 + UInt64(number)),
          port: PortCard(id: id, device: device, name: "\(stem)\(number + 2)", cage: "25"),
          farEnd: PortCard(id: Floor.id(400 + UInt64(number)), device: "dgx-\(number)", name: "p1"),
          sharesPlug: shares))
    }
    for (number, id)
      in ([Floor.nearPort, Floor.farPort, Floor.neighbourPort, JobFloor.thirdPort]
      + JobFloor.positions + [JobFloor.cordEnd, JobFloor.sharer]).enumerated()
    {
      let isPanel = JobFloor.positions.contains(id) || id == JobFloor.cordEnd
      let device = isPanel ? "r12-pp-03 / B07" : Self.devices.randomElement(using: &random) ?? home
      let isHome = id == Floor.nearPort || id == Floor.neighbourPort
      cards[id] = (
        isHome ? home : device,
        isPanel ? "\(number + 10)" : isHome ? "\(stem)\(number)" : "swp7s\(number)"
      )
    }
  }

  private func named(_ card: PortCard) -> PortCard {
    guard let known = cards[card.id] else { return card }
    var card = card
    (card.device, card.name) = (known.device, known.name)
    card.place = place
    card.cageRow = cageRow
    return card
  }

  private func named(_ situation: RepairSituation) -> RepairSituation {
    var named = situation
    named.port = self.named(situation.port)
    named.otherPort = self.named(situation.otherPort)
    for place in named.otherJoints.indices {
      let joint = named.otherJoints[place]
      if let card = cards[joint.id] {
        named.otherJoints[place].name = "\(card.device) \(card.name)"
      }
    }
    for place in named.neighbours.indices {
      named.neighbours[place].port = self.named(named.neighbours[place].port)
      named.neighbours[place].farEnd = named.neighbours[place].farEnd.map(self.named)
    }
    if situation.portPartName != nil { named.portPartName = serials[0] }
    named.cordName = serials[1]
    named.nocNumber = "+49 69 4411 2203"
    if case .panel(let move)? = situation.cordMove {
      var from = move.from
      from.card = self.named(from.card)
      named.cordMove = .panel(PanelMove(from: from))
    }
    for place in named.facts.indices {
      if case .fault(var fault) = named.facts[place].body {
        fault.ticket = ticket
        named.facts[place].body = .fault(fault)
      }
    }
    return named
  }

  var job: JobState {
    var situation = floor.situation
    situation.here = named(situation.here)
    situation.here.neighbours += neighbours
    situation.here.portPartName = serials[0]
    situation.far = situation.far.map(named)
    situation.cage = situation.cage.map(named)
    situation.nearPanel = situation.nearPanel.map(named)
    situation.farPanel = situation.farPanel.map(named)
    situation.cordEnd = situation.cordEnd.map(named)
    return JobState.fold(situation)
  }

  /// One random answer, with names and reasons as people type them; false if there is none to give.
  mutating func step(_ random: inout RepeatableRandom) throws -> Bool {
    if Int.random(in: 0..<4, using: &random) == 0 { floor.nowMS += 60 * 60_000 }
    let state = job
    let prompt = state.prompt(nowMS: floor.nowMS)
    let isBeginning = prompt.undoes?.hasPrefix("job begun") == true
    let choices = prompt.choices.filter { choice in
      switch choice.kind {
      case .record: choice.key != "p" || Int.random(in: 0..<8, using: &random) == 0
      case .end: false
      case .undo: !isBeginning && Int.random(in: 0..<8, using: &random) == 0
      case .why, .leave: false
      }
    }
    guard let choice = choices.randomElement(using: &random) else { return false }
    var input = floor.input(choice)
    if input.person != nil { input.person = "Maximiliane Oberhuber-V." }
    if input.text != nil {
      input.text = String(
        repeating: "typed by hand, ", count: Int.random(in: 1...13, using: &random))
    }
    let bodies = try choice.facts(input: input, nowMS: floor.nowMS, technician: "Raj")
    floor.record(bodies, step: state.answeredStep)
    return true
  }
}
