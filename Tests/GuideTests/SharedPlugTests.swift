import Guide
import Plant
import Testing

/// A plug that several links go through, such as the head of a breakout harness.
struct SharedPlugTests: FloorSuite {
  private static let sharers = [61, 62, 63].map { Floor.id($0) }
  private static let opened = ["read it out", "it is shut"]

  private static let fars = [80, 81, 82].map { Floor.id($0) }
  private static let dryRungs = [
    "cleaned dry", "dirt", "cleaned dry", "dirt", "pen is right", "cleaned dry",
  ]

  private func floor(
    _ procedure: Procedure = Shipped.repair, policy: RepairPolicy = RepairPolicy()
  ) -> Floor {
    var floor = Floor(policy: policy, device: "svc-1", port: "s0")
    floor.procedure = procedure
    floor.situation.neighbours = Self.sharers.enumerated().map { place, id in
      Neighbour(
        link: Floor.id(70 + UInt64(place)),
        port: PortCard(id: id, device: "svc-1", name: "s\(place + 1)", cage: "25", connector: 1),
        farEnd: PortCard(id: Floor.id(80 + UInt64(place)), device: "st-\(place)", name: "eth0"),
        sharesPlug: true)
    }
    return floor
  }

  @Test func `every link of a plug is named and shut before it is pulled, and given back after it`()
    throws
  {
    var floor = floor()
    try say(&floor, Self.opened)
    #expect(floor.job.phase == .neighboursLive(.cord))
    let stop = floor.prompt
    #expect(stop.lines.contains("pulling the cord drops 4 links"), "\(stop.lines)")
    let words = stop.lines.joined()
    for name in ["s1", "s2", "s3"] { #expect(words.contains(name), "\(stop.lines)") }
    #expect(stop.readOut?.contains("port svc-1 s3") == true)
    #expect(!stop.choices.contains { $0.label == "unplugged" })
    try say(&floor, ["read it out", "it is shut"])
    #expect(floor.job.phase == .open)
    #expect(floor.prompt.lines.contains("same plug: s1, s2, s3"), "\(floor.prompt.lines)")
    #expect(Self.sharers.allSatisfy { floor.state.neighbourGates[$0]?.isShutForUs == true })
    try say(&floor, ["unplugged", "clean", "clean", "plugged in"])
    #expect(floor.job.phase == .openPort)
    try say(&floor, ["read it out", "it is open"])
    #expect(Self.sharers.allSatisfy { floor.state.neighbourGates[$0]?.isShut == false })
    #expect(floor.state.gate.isShutForUs)
    try say(&floor, ["read it out", "open, link is up"])
    #expect(floor.job.debts == [])
  }

  @Test func `of a neighbour whose plug is out the screen says what the drawing of the cage says`()
    throws
  {
    var floor = Floor()
    floor.record([.plugging(Plugging(joint: Floor.neighbourPort, action: .unplug))], job: nil)
    for word in Self.opened { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .open)
    #expect(floor.prompt.card.joined().contains("[25/2 OUT]"), "\(floor.prompt.card)")
    #expect(floor.prompt.lines.contains("25/2 is out already"), "\(floor.prompt.lines)")
    #expect(!floor.prompt.lines.joined().contains("LIVE"), "\(floor.prompt.lines)")
  }

  @Test func `ports of a plug that others have shut are kept shut for us till it is in again`()
    throws
  {
    var floor = floor()
    let causes = [("CHG9", 0), ("CHG9", 1), ("CHG7", 2)]
    for (ticket, place) in causes {
      floor.record(
        [
          .portGate(
            PortGate(port: Self.sharers[place], action: .shut, byWhom: "kim", ticket: ticket))
        ], job: nil, technician: "Kim")
    }
    try say(&floor, Self.opened)
    #expect(floor.job.phase == .neighboursLive(.cord))
    let first = floor.prompt
    let words = first.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains("keep s1, s2 shut for us too, as for CHG9"), "\(first.lines)")
    #expect(
      first.readOut
        == "Port svc-1 s1 and port svc-1 s2 are shut under CHG9. Please keep them shut for us too, "
        + "until the cord of svc-1 s0 is in again, INC48213.")
    #expect(!first.choices.contains { $0.label == "unplugged" })
    try say(&floor, ["read it out", "it is shut"])
    #expect(floor.job.phase == .neighboursLive(.cord))
    #expect(floor.prompt.readOut?.hasPrefix("Port svc-1 s3 is shut under CHG7.") == true)
    try say(&floor, ["it is shut", "unplugged", "clean", "clean", "plugged in"])
    // Given back, it is for those who have it shut besides to have it opened.
    #expect(floor.job.phase == .openPort)
    #expect(floor.prompt.readOut?.contains("ONLY if CHG9 agrees") == true)
    // Each is given back by itself, and what was said of the one before is no answer for it.
    for name in ["s1", "s2", "s3"] {
      #expect(floor.prompt.readOut?.contains("open port svc-1 \(name) ONLY") == true)
      #expect(!floor.prompt.lines.joined().contains("stays shut for"), "\(floor.prompt.lines)")
      try say(&floor, ["read it out", "given back, stays shut"])
    }
    #expect(floor.job.phase == .linkUp)
    for port in Self.sharers {
      let gate = floor.state.neighbourGates[port]
      #expect(gate?.isShut == true && gate?.isShutForUs == false)
    }
  }

  @Test func `a plug stays in when the centre does not shut the others`() throws {
    var floor = floor()
    try say(&floor, Self.opened + ["read it out", "they say no"])
    #expect(floor.job.phase == .neighboursLive(.cord))
  }

  @Test func `what the centre said of one port of a plug is no answer for the next`() throws {
    var floor = floor()
    try say(&floor, ["read it out", "they say no"])
    #expect(words(floor).contains(": because"), "\(floor.prompt.lines)")
    #expect(floor.prompt.choices.first?.label == "read it out again")
    // Read out once more, and shut while nobody answered there.
    try say(&floor, ["read it out again"])
    gate(&floor, Floor.nearPort)
    #expect(floor.job.phase == .neighboursLive(.cord))
    #expect(!words(floor).contains("because"), "\(floor.prompt.lines)")
    #expect(!words(floor).contains("ASKED"), "\(floor.prompt.lines)")
    #expect(floor.prompt.choices.first?.label == "read it out")
    try say(&floor, ["read it out", "they say no"])
    // It stands as long as it is about one of those that are asked for.
    gate(&floor, Self.sharers[0])
    #expect(words(floor).contains("shut s2, s3 too"), "\(floor.prompt.lines)")
    #expect(floor.prompt.choices.first?.label == "read it out again")
    try say(
      &floor, ["read it out again", "it is shut", "unplugged", "clean", "clean", "plugged in"])
    try say(&floor, ["read it out", "not yet"])
    #expect(words(floor).contains(": because"), "\(floor.prompt.lines)")
    for port in Self.sharers { gate(&floor, port, .opened) }
    #expect(floor.job.phase == .linkUp)
    #expect(!words(floor).contains("because"), "\(floor.prompt.lines)")
  }

  @Test func `a question in words of their own is about what is on the screen`() throws {
    var floor = floor()
    floor.record([.ask(Ask(about: .dark, text: "can it be shut now?"))])
    #expect(words(floor).contains("ASKED"), "\(floor.prompt.lines)")
    #expect(floor.prompt.choices.first?.label == "it is shut")
  }

  private func words(_ floor: Floor) -> String {
    floor.prompt.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test func `a plug is out and in at all its ports, whichever of them was named`() throws {
    var floor = floor()
    func plug(_ place: Int, _ action: PlugAction, unseen: String? = nil) {
      let plugging = Plugging(
        joint: Self.sharers[place], action: action, unseenReason: unseen)
      floor.record([.plugging(plugging)], job: nil)
    }
    // Of a link that is only planned nothing goes dark; its port is behind the same plug.
    floor.situation.neighbours[1].sharesPlug = false
    plug(1, .unplug)
    #expect(!floor.state.isPlugged)
    #expect(floor.job.phase == .inspect(.port))
    // Who plugged it in there knows what was seen.
    plug(2, .plugIn)
    #expect(floor.state.isPlugged && floor.state.unseen == nil)
    plug(0, .unplug)
    plug(0, .plugIn, unseen: "in a hurry")
    #expect(floor.state.unseen?.reason == "in a hurry")
  }

  @Test func `a plug at the other end is out, whichever of its ports was named`() throws {
    var floor = Floor()
    floor.situation.otherPortSharers = [Self.fars[0]]
    floor.record([.plugging(Plugging(joint: Self.fars[0], action: .unplug))], job: nil)
    #expect(floor.state.otherJointsOpen == [Floor.farPort])
    floor.record([.plugging(Plugging(joint: Self.fars[0], action: .plugIn))], job: nil)
    #expect(floor.state.otherJointsOpen == [])
  }

  @Test func `what was seen at another port of the plug is seen here`() {
    var floor = floor()
    let plug = Face(part: Floor.id(33), connector: 1)
    floor.situation.plugFaces = [plug]
    func look(_ face: Face, at joint: ThingID) {
      floor.record(
        [
          .inspection(
            Inspection(face: face, joint: joint, verdict: .clean, judgedBy: "person"))
        ], job: nil, technician: "Jo")
    }
    floor.record([.plugging(Plugging(joint: Self.sharers[1], action: .unplug))], job: nil)
    #expect(floor.job.phase == .inspect(.port))
    look(Floor.moduleFace, at: Self.sharers[1])
    #expect(floor.job.phase == .inspect(.cord))
    // A look at a joint of another plug is none at this one.
    look(plug, at: Self.fars[0])
    #expect(floor.job.phase == .inspect(.cord))
    look(plug, at: Self.sharers[1])
    #expect(floor.job.phase == .plugIn)
  }

  private func gate(_ floor: inout Floor, _ port: ThingID, _ action: GateAction = .shut) {
    floor.record([.portGate(PortGate(port: port, action: action, byWhom: "dana", ticket: nil))])
  }

  private func why(_ floor: Floor) -> String {
    floor.prompt.why.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// The plug came out by mistake, and was looked at.
  private func droppedAndSeen() throws -> Floor {
    var floor = floor()
    floor.record(
      [
        .disturbance(Disturbance(joint: Floor.nearPort)),
        .plugging(Plugging(joint: Floor.nearPort, action: .unplug)),
      ], job: nil)
    #expect(floor.job.phase == .inspect(.port))
    return floor
  }

  @Test func `links that a plug took down are named while it is out, and asked for once it is in`()
    throws
  {
    var floor = try droppedAndSeen()
    #expect(
      floor.prompt.lines.contains("NOT SHUT: s0, s1, s2, s3. Ring the NOC"), "\(floor.prompt.lines)"
    )
    for port in ["svc-1:s0", "svc-1:s3", "record port"] {
      #expect(why(floor).contains(port), "\(floor.prompt.why)")
    }
    let debts = ["s1", "s2", "s3"].map { Debt.linkDropped(name: "svc-1 \($0)") }
    #expect(floor.job.debts.filter(debts.contains) == debts)
    try say(&floor, ["clean", "clean", "plugged in"])
    #expect(floor.job.phase == .linkUp)
    #expect(floor.prompt.lines.joined().contains("are s1, s2, s3 up?"), "\(floor.prompt.lines)")
    #expect(floor.prompt.readOut?.contains("port svc-1 s3 up again") == true)
    try say(&floor, ["read it out", "all are up"])
    #expect(floor.job.debts == [])
    #expect(floor.prompt.lines.joined().contains("is svc-1 s0 up?"), "\(floor.prompt.lines)")
    // Pulled again by mistake they are dark again.
    floor.record([.plugging(Plugging(joint: Floor.nearPort, action: .unplug))], job: nil)
    #expect(floor.job.debts.filter(debts.contains) == debts)
  }

  @Test func `where not all links of a plug came up again each is asked for, and gets a fault`()
    throws
  {
    var floor = try droppedAndSeen()
    try say(&floor, ["clean", "clean", "plugged in", "read it out", "not all"])
    #expect(floor.prompt.lines.joined().contains("is s1 up?"), "\(floor.prompt.lines)")
    try say(&floor, ["read it out again", "NOT up"])
    let faults = floor.situation.facts.compactMap { fact in
      if case .fault(let fault) = fact.body { fault.link } else { nil }
    }
    #expect(faults.contains(Floor.id(70)))
    #expect(floor.prompt.lines.joined().contains("is s2 up?"), "\(floor.prompt.lines)")
    // That s1 is not up says nothing of s2.
    #expect(!floor.prompt.lines.contains { $0.hasPrefix("NOC ") }, "\(floor.prompt.lines)")
    try say(&floor, ["read it out", "it is up", "read it out", "it is up"])
    #expect(floor.prompt.lines.joined().contains("is svc-1 s0 up?"), "\(floor.prompt.lines)")
    #expect(floor.state.dropped == [])
  }

  @Test func `a link of the plug is seen up in a job of its own, once the plug is in`() throws {
    var floor = try droppedAndSeen()
    let others = (0..<3).map { Floor.id(9_900 + UInt64($0)) }
    for place in 0..<3 {
      floor.record(
        [
          .job(
            Job(
              link: Floor.id(70 + UInt64(place)), joint: Self.fars[place], procedure: "repair",
              version: 3, code: "OTHERS"))
        ], job: nil)
      floor.situation.facts[floor.situation.facts.count - 1].id = others[place]
    }
    func up(_ place: Int) -> FactBody {
      switch place {
      case 0: .answer(Answer(about: .linkUp, outcome: .yes, byWhom: "dana"))
      case 1: .soak(Soak(link: Floor.id(71), action: .passed))
      default:
        .signature(
          Signature(
            subject: Subject(kind: .link, id: Floor.id(72)), kind: .accepted, byWhom: "kim"))
      }
    }
    // What is said while the plug is out is no word of what comes up after it.
    for place in 0..<3 { floor.record([up(place)], job: others[place]) }
    #expect(floor.state.dropped == Set(Self.sharers))
    try say(&floor, ["clean", "clean", "plugged in"])
    for place in 0..<3 {
      floor.record([up(place)], job: others[place])
      #expect(floor.state.dropped == Set(Self.sharers.dropFirst(place + 1)))
    }
    #expect(floor.prompt.lines.joined().contains("is svc-1 s0 up?"), "\(floor.prompt.lines)")
  }

  @Test func `the NOC shuts the ports of an open plug, and they are given back once it is in`()
    throws
  {
    var floor = try droppedAndSeen()
    try say(&floor, ["NOC shut them"])
    #expect(floor.job.phase == .inspect(.port))
    #expect(!floor.prompt.lines.joined().contains("NOT SHUT"), "\(floor.prompt.lines)")
    #expect(floor.state.gate.isShutForUs)
    #expect(Self.sharers.allSatisfy { floor.state.neighbourGates[$0]?.isShutForUs == true })
    try say(&floor, ["clean", "clean", "plugged in", "read it out", "it is open"])
    #expect(floor.state.dropped == [])
    try say(&floor, ["read it out", "open, link is up"])
    #expect(floor.job.debts == [])
  }

  @Test func `a plug that was pulled with its ports shut took no link down`() throws {
    var floor = floor()
    try say(&floor, Self.opened + Self.opened + ["unplugged"])
    #expect(floor.state.dropped == [])
  }

  @Test func `a plug is cleaned wet only once the far ports of all its links are shut`() throws {
    var floor = floor()
    try say(&floor, Self.opened + Self.opened + ["unplugged", "clean", "dirt"])
    try say(&floor, Self.dryRungs + ["dirt"])
    #expect(floor.job.phase == .quarantine(.cord))
    #expect(floor.prompt.lines.contains("CORD PLUG STUCK, lit: S1-P2 3/2 +3"))
    for name in ["S1-P2:3/2", "st-0:eth0", "st-1:eth0", "st-2:eth0", "record port"] {
      #expect(why(floor).contains(name), "\(floor.prompt.why)")
    }
    gate(&floor, Floor.farPort)
    #expect(floor.job.phase == .quarantine(.cord))
    #expect(floor.prompt.lines.contains("CORD PLUG STUCK, lit: st-0 eth0 +2"))
    for port in Self.fars.prefix(2) { gate(&floor, port) }
    #expect(floor.job.phase == .quarantine(.cord))
    #expect(floor.prompt.lines.contains("CORD PLUG STUCK, lit: shut st-2 eth0"))
    #expect(why(floor).contains("record port st-2:eth0 --shut"), "\(floor.prompt.why)")
    gate(&floor, Self.fars[2])
    #expect(floor.job.phase == .clean(.cord, .wetDry))
    gate(&floor, Self.fars[1], .opened)
    #expect(floor.job.phase == .quarantine(.cord))
    gate(&floor, Self.fars[1])
    try say(&floor, ["cleaned wet and dry", "clean", "plugged in"])
    // Shut by hand, they are to be opened by hand.
    let debts = floor.job.debts
    for port in ["S1-P2 3/2", "st-0 eth0", "st-1 eth0", "st-2 eth0"] {
      #expect(debts.contains(.portShut(name: port)), "\(debts)")
    }
  }

  @Test func `no light comes from a far port whose own plug is out`() throws {
    var floor = floor()
    try say(&floor, Self.opened + Self.opened + ["unplugged", "clean", "dirt"])
    try say(&floor, Self.dryRungs + ["dirt"])
    for port in [Floor.farPort] + Self.fars.prefix(2) { gate(&floor, port) }
    #expect(floor.job.phase == .quarantine(.cord))
    floor.record([.plugging(Plugging(joint: Self.fars[2], action: .unplug))], job: nil)
    #expect(floor.job.phase == .clean(.cord, .wetDry))
    floor.record([.plugging(Plugging(joint: Self.fars[2], action: .plugIn))], job: nil)
    #expect(floor.job.phase == .quarantine(.cord))
  }

  @Test func `a port is cleaned wet only once all ports of its connector are shut`() throws {
    var floor = floor(policy: RepairPolicy(wetCleanPort: true))
    // Pulled by mistake: nobody shut anything.
    floor.record([.plugging(Plugging(joint: Floor.nearPort, action: .unplug))])
    gate(&floor, Floor.nearPort)
    try say(&floor, ["dirt", "clean"] + Self.dryRungs + ["dirt"])
    #expect(floor.job.phase == .quarantine(.port))
    #expect(floor.prompt.lines.contains("PORT FACE STUCK, lit: s1 +2"), "\(floor.prompt.lines)")
    for port in Self.sharers.prefix(2) { gate(&floor, port) }
    #expect(floor.job.phase == .quarantine(.port))
    #expect(floor.prompt.lines.contains("PORT FACE STUCK, lit: shut s3"), "\(floor.prompt.lines)")
    gate(&floor, Self.sharers[2])
    #expect(floor.job.phase == .clean(.port, .wetDry))
  }

  @Test func `a link that is dark from its far end alone still lights the port`() throws {
    var floor = floor(policy: RepairPolicy(wetCleanPort: true))
    for place in floor.situation.neighbours.indices {
      floor.situation.neighbours[place].isShut = true
    }
    try say(&floor, Self.opened + ["unplugged", "dirt", "clean"] + Self.dryRungs + ["dirt"])
    #expect(floor.job.phase == .quarantine(.port))
  }

  @Test func `the module of one plug is changed without its links being unplugged one by one`()
    throws
  {
    var floor = floor(Shipped.named("replace-module"))
    try say(&floor, Self.opened + Self.opened + ["unplugged"])
    #expect(floor.job.phase == .replace(.port))
    try say(&floor, ["new one is in"])
    #expect(floor.state.neighboursOut == [])
  }

  @Test func `a port is not shut by what was said of another in the same cage`() throws {
    var floor = JobFloor(Shipped.named("replace-module"), extraCage: true)
    for word in Self.opened + Self.opened {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    let cage = floor.job.joints.filter { $0.site == .cage }.map(\.state)
    #expect(cage.map(\.gate.isShutForUs) == [true, false])
    #expect(floor.job.phase == .dark)
    #expect(floor.job.current.situation.port.id == JobFloor.thirdPort)
    for word in Self.opened { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .open)
  }
}
