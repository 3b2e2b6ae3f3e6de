import Guide
import Plant
import Testing

/// A joint on a panel that is repaired; the light of two links passes it.
struct PanelJointStoryTests {
  private static let shut = ["read it out", "it is shut"]
  private static let allShut = shut + shut + shut + shut
  private static let seen = ["unplugged", "clean", "clean", "plugged in"]
  private static let othersOpen = [
    "read it out", "it is open", "read it out", "open, link is up",
  ]
  private static let farOpen = ["read it out", "it is open"]
  private static let up = ["read it out", "open, link is up", "NOC says ok", "NOC says ok"]
  private static let soaked = [
    "read it out", "cleared", "sign hands done", "read it out", "passed",
  ]

  private func play(_ words: [String], _ procedure: Procedure = Shipped.named("panel-joint"))
    throws -> JobFloor
  {
    var floor = JobFloor(procedure)
    for (place, word) in words.enumerated() {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(place): \(word) is not on \(lines)")
    }
    return floor
  }

  private func lines(_ floor: JobFloor) -> [String] {
    floor.job.prompt(nowMS: floor.nowMS).lines
  }

  /// The screen on one line, however it was wrapped.
  private func words(_ floor: JobFloor) -> String {
    lines(floor).flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }

  private func plugged(_ floor: JobFloor, _ action: PlugAction) -> [ThingID] {
    LiveFacts.of(floor.facts).compactMap { fact in
      guard case .plugging(let plugging) = fact.body, plugging.action == action else { return nil }
      return plugging.joint
    }
  }

  /// Puts on record what somebody else did.
  private func record(
    _ bodies: [FactBody], job: ThingID?, step: String? = nil, in floor: inout JobFloor
  ) {
    let order = (floor.facts.map(\.order).max() ?? 0) + 1
    for (place, body) in bodies.enumerated() {
      floor.facts.append(
        Fact(
          id: Floor.id(UInt64(9_000 + 10 * Int(order) + place)), atMS: floor.nowMS, order: order,
          technician: "Ana", job: job, step: step, body: body))
    }
  }

  @Test func `a dirty panel face is cleaned, all ports are given back, and the link is accepted`()
    throws
  {
    let cleaned = [
      "unplugged", "dirt", "clean", "cleaned dry", "clean", "plugged in",
    ]
    let floor = try play(
      Self.allShut + cleaned + Self.othersOpen + Self.farOpen + Self.up + Self.soaked
        + ["accepted"])
    #expect(floor.job.phase == .done)
    #expect(floor.job.debts == [])
    #expect(plugged(floor, .unplug) == [JobFloor.panelJoint])
    #expect(plugged(floor, .plugIn) == [JobFloor.panelJoint])
    let closings = floor.facts.compactMap { fact in
      if case .faultClose(let close) = fact.body { close.why } else { String?.none }
    }
    #expect(closings == ["panel face cleaned 1x; soak passed"])
    #expect(floor.job.joints.allSatisfy { !$0.state.gate.isShut })
  }

  @Test func `both ends of every link that passes the plug are shut before it is pulled`() throws {
    var floor = JobFloor(Shipped.named("panel-joint"))
    var named: [String] = []
    while floor.job.phase == .dark, named.count < 9 {
      let port = floor.job.current.situation.port
      named.append(port.label)
      for word in Self.shut { #expect(try floor.say(word), "\(word)") }
      let asks = floor.facts.compactMap { fact in
        if case .ask(let ask) = fact.body { ask.text } else { String?.none }
      }
      #expect(asks.count == named.count)
      #expect(asks.last?.contains("port \(port.label) ONLY") == true, "\(asks)")
    }
    #expect(named == ["S1-L3 25/1", "S1-P2 3/2", "S1-L3 9/1", "S1-P2 9/2"])
    #expect(floor.job.phase == .open)
    #expect(lines(floor).contains { $0.contains("P07A:22") }, "\(lines(floor))")
  }

  @Test func `what was said of one port of another link is no answer for its other one`() throws {
    var floor = try play(Self.shut + Self.shut + ["read it out", "they say no"])
    #expect(words(floor).contains("shut S1-L3 9/1 ONLY"), "\(lines(floor))")
    #expect(words(floor).contains("because"), "\(lines(floor))")
    let near = PortGate(port: JobFloor.otherPorts[0].id, action: .shut, byWhom: "kim", ticket: nil)
    record([.portGate(near)], job: Floor.job, step: "other-dark", in: &floor)
    #expect(words(floor).contains("shut S1-P2 9/2 ONLY"), "\(lines(floor))")
    #expect(!words(floor).contains("because"), "\(lines(floor))")
    #expect(floor.job.prompt(nowMS: floor.nowMS).choices.first?.label == "read it out")
    // Nor is a question that was read out for the one.
    try #require(try floor.say("read it out"))
    let far = PortGate(port: JobFloor.otherPorts[1].id, action: .shut, byWhom: "kim", ticket: nil)
    record([.portGate(far)], job: Floor.job, step: "other-dark", in: &floor)
    #expect(floor.job.phase == .open)
    for word in Self.seen { try #require(try floor.say(word), "\(word)") }
    #expect(words(floor).contains("open S1-L3 9/1 ONLY"), "\(lines(floor))")
    try #require(try floor.say("read it out"))
    try #require(try floor.say("not yet"))
    #expect(words(floor).contains("because"), "\(lines(floor))")
    record(
      [
        .portGate(
          PortGate(port: JobFloor.otherPorts[0].id, action: .opened, byWhom: "kim", ticket: nil))
      ], job: nil, in: &floor)
    #expect(words(floor).contains("open S1-P2 9/2 ONLY"), "\(lines(floor))")
    #expect(!words(floor).contains("because"), "\(lines(floor))")
  }

  @Test func `a text without a step that shuts has all four ports shut all the same`() throws {
    var procedure = Shipped.named("panel-joint")
    procedure.steps.removeAll { $0.verb == .shut }
    var floor = JobFloor(procedure)
    var shut: Set<ThingID> = []
    while floor.job.phase == .dark, shut.count < 9 {
      guard shut.insert(floor.job.current.situation.port.id).inserted else { break }
      for word in Self.shut { #expect(try floor.say(word), "\(word)") }
    }
    #expect(shut.count == 4)
    #expect(floor.job.phase == .open)
  }

  @Test
  func `links that an oops at a panel took down are named, and asked for once it is in again`()
    throws
  {
    var floor = try play([])
    record(
      [
        .disturbance(Disturbance(joint: JobFloor.panelJoint)),
        .plugging(Plugging(joint: JobFloor.panelJoint, action: .unplug)),
      ], job: nil, in: &floor)
    #expect(words(floor).contains("NOT SHUT: 25/1, 9/1. Ring the NOC"), "\(lines(floor))")
    let debts = floor.job.debts.filter { if case .linkDropped = $0 { true } else { false } }
    #expect(debts == [.linkDropped(name: "S1-L3 9/1")])
    for word in ["clean", "clean", "plugged in"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .linkUp)
    #expect(words(floor).contains("is S1-L3 9/1 up?"), "\(lines(floor))")
    #expect(
      floor.job.prompt(nowMS: floor.nowMS).readOut
        == "The cord of P07A:22 was out and is in again. Is port S1-L3 9/1 up again too?")
    for word in ["read it out", "it is up"] { #expect(try floor.say(word), "\(word)") }
    #expect(!floor.job.debts.contains { debts.contains($0) })
    #expect(words(floor).contains("is S1-L3 25/1 up?"), "\(lines(floor))")
  }

  @Test func `a link that an oops at a panel took down and that stays dark gets a fault`() throws {
    var floor = try play([])
    record(
      [.plugging(Plugging(joint: JobFloor.panelJoint, action: .unplug))], job: nil, in: &floor)
    for word in ["clean", "clean", "plugged in", "read it out", "NOT up"] {
      #expect(try floor.say(word), "\(word)")
    }
    let faults = floor.facts.compactMap { fact in
      if case .fault(let fault) = fact.body { fault } else { nil }
    }
    #expect(
      faults.last?.link == JobFloor.otherLink
        && faults.last?.symptom == "not up after the cord of P07A:22 was out")
    #expect(words(floor).contains("is S1-L3 25/1 up?"), "\(lines(floor))")
  }

  @Test func `a text that knows no other links opens nothing`() {
    var procedure = Shipped.named("panel-joint")
    procedure.steps.removeAll { $0.site == .samePlug }
    #expect(JobFloor(procedure).job.phase == .setAside)
    procedure = Shipped.named("panel-joint")
    procedure.steps.removeAll { $0.site == .far }
    #expect(JobFloor(procedure).job.phase == .setAside)
  }

  @Test func `a job whose position is not known here opens nothing`() {
    var situation = JobFloor(Shipped.named("panel-joint")).situation
    situation.panel = nil
    #expect(JobState.fold(situation).phase == .setAside)
  }

  @Test func `what the screens say is of the panel`() throws {
    var floor = try play(Self.allShut)
    #expect(lines(floor).contains("UNPLUG ONLY the cord C-7K3Q9X of P07A:22"), "\(lines(floor))")
    #expect(lines(floor).contains("same plug, shut: S1-L3 9/1 +1"), "\(lines(floor))")
    try floor.say("unplugged")
    #expect(lines(floor).contains("LOOK: PANEL FACE, T101 leg 1"), "\(lines(floor))")
    #expect(!lines(floor).contains { $0.contains("NOT SHUT") }, "\(lines(floor))")
    try floor.say("damage")
    #expect(
      lines(floor).contains { $0.contains("PANEL FACE DAMAGED: do not clean") }, "\(lines(floor))")
    #expect(!lines(floor).contains { $0.contains("replace the") }, "\(lines(floor))")
  }

  @Test func `the cord may be cleaned wet, the panel face where the site allows it`() throws {
    let stuck = [
      "cleaned dry", "dirt", "cleaned dry", "dirt", "pen is right", "cleaned dry", "dirt",
    ]
    let floor = try play(Self.allShut + ["unplugged", "clean", "dirt"] + stuck)
    #expect(floor.job.phase == .clean(.cord, .wetDry))
  }

  @Test func `a link that does not come up with its second port is reported bad`() throws {
    let floor = try play(
      Self.allShut + Self.seen
        + ["read it out", "it is open", "read it out", "open, link NOT up"])
    let faults = floor.facts.compactMap { fact in
      if case .fault(let fault) = fact.body { fault } else { Fault?.none }
    }
    #expect(faults.last?.link == JobFloor.otherLink)
    #expect(faults.last?.port == JobFloor.otherPorts[1].id)
    #expect(floor.job.phase == .openPort)
    #expect(floor.job.current.situation.port.id == Floor.farPort)
  }

  @Test func `what another repair has shut is not shut for this one, and not ours to open`() throws
  {
    var floor = JobFloor(Shipped.named("panel-joint"))
    let other = Floor.id(8_000)
    record(
      [
        .job(
          Job(
            link: JobFloor.otherLink, joint: JobFloor.otherPorts[0].id, procedure: "repair",
            version: 2, code: "OTHERS"))
      ], job: nil, in: &floor)
    floor.facts[floor.facts.count - 1].id = other
    let gate = PortGate(
      port: JobFloor.otherPorts[0].id, action: .shut, byWhom: "noor", ticket: "INC9")
    record([.portGate(gate)], job: other, step: "dark", in: &floor)
    for word in Self.shut + Self.shut { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .dark)
    #expect(words(floor).contains("keep S1-L3 9/1 shut"), "\(lines(floor))")
    for word in Self.shut + Self.shut + Self.seen { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .openPort)
    #expect(words(floor).contains("ONLY if INC9 agrees"), "\(lines(floor))")
  }

  @Test func `what a colleague asked at the same panel shuts only the port it was about`() throws {
    var floor = JobFloor(Shipped.named("panel-joint"))
    let other = Floor.id(8_000)
    record(
      [
        .job(
          Job(
            link: Floor.link, joint: JobFloor.panelJoint, procedure: "panel-joint", version: 1,
            code: "SECOND"))
      ], job: nil, in: &floor)
    floor.facts[floor.facts.count - 1].id = other
    record(
      [
        .answer(Answer(about: .dark, outcome: .yes, byWhom: "noor")),
        .portGate(PortGate(port: Floor.farPort, action: .shut, byWhom: "noor")),
      ], job: other, step: "far-dark", in: &floor)
    let shut = floor.job.joints.filter(\.state.gate.isShut).map(\.state.situation.port.id)
    #expect(shut == [Floor.farPort])
  }

  @Test func `where it did not come up, the panel is looked at again or a port is next`() throws {
    let start = Self.allShut + Self.seen + Self.othersOpen + Self.farOpen
    var floor = try play(start + ["read it out", "open, NOT up"])
    #expect(floor.job.phase == .lookNext(.linkDown))
    let offered = floor.job.prompt(nowMS: floor.nowMS).choices.map(\.label)
    #expect(offered.contains("P07A:22 again"), "\(offered)")
    #expect(offered.contains("S1-L3 25/1"), "\(offered)")
    var there = floor
    try there.say("S1-L3 25/1")
    let begun = there.facts.last.flatMap { fact in
      if case .job(let job) = fact.body { job.joint } else { ThingID?.none }
    }
    #expect(begun == Floor.nearPort)
    #expect(there.job.phase == .otherJoint(.linkDown))
    try there.say("done there: ask NOC")
    #expect(there.job.phase == .linkUp)
    try floor.say("P07A:22 again")
    #expect(floor.job.phase == .dark)
    for word in Self.allShut { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .open)
  }

  @Test func `lanes that are low at the far end lead back to the panel`() throws {
    let floor = try play(
      Self.allShut + Self.seen + Self.othersOpen + Self.farOpen
        + ["read it out", "open, link is up", "NOC says ok", "NOC says low"])
    #expect(floor.job.phase == .lookNext(.lanesLow))
    #expect(floor.job.current.situation.port.id == JobFloor.panelJoint)
  }

  @Test func `an answer that is taken back is asked again`() throws {
    var floor = try play(Self.allShut + Self.seen)
    #expect(try floor.say("undo"))
    #expect(floor.job.phase == .plugIn)
    #expect(floor.job.panel?.isPlugged == false)
  }

  @Test func `a plug that comes out again is seen to, whatever was said since`() throws {
    var floor = try play(Self.allShut + Self.seen + Self.othersOpen + Self.farOpen + Self.up)
    record(
      [.plugging(Plugging(joint: JobFloor.panelJoint, action: .unplug))], job: nil, in: &floor)
    #expect(floor.job.phase == .inspect(.port))
    #expect(lines(floor).contains { $0.contains("NOT SHUT") }, "\(lines(floor))")
  }

  @Test func `a port of another link that the NOC opens meanwhile is told while the plug is out`()
    throws
  {
    var floor = try play(Self.allShut + ["unplugged"])
    #expect(!lines(floor).contains { $0.contains("NOT SHUT") }, "\(lines(floor))")
    record(
      [
        .portGate(PortGate(port: JobFloor.otherPorts[0].id, action: .opened, byWhom: "noor"))
      ], job: nil, in: &floor)
    #expect(lines(floor).contains { $0.hasPrefix("NOT SHUT: ") }, "\(lines(floor))")
  }

  @Test func `nothing on a panel is cleaned wet while a port that shines into it is open`() throws {
    let dry = ["cleaned dry", "dirt", "cleaned dry", "dirt", "pen is right", "cleaned dry", "dirt"]
    var floor = try play(Self.allShut + ["unplugged", "clean", "dirt"] + dry)
    #expect(floor.job.phase == .clean(.cord, .wetDry))
    func say(_ action: GateAction) {
      let port = JobFloor.otherPorts[1].id
      record(
        [.portGate(PortGate(port: port, action: action, byWhom: "noor"))], job: nil, in: &floor)
    }
    say(.opened)
    #expect(floor.job.phase == .quarantine(.cord))
    #expect(words(floor).contains("CORD PLUG STUCK, lit: shut S1-P2 9/2"), "\(lines(floor))")
    say(.shut)
    #expect(floor.job.phase == .clean(.cord, .wetDry))
  }

  @Test func `a repair at a port is led on to the panel on its way`() throws {
    var floor = Floor()
    floor.situation.otherJoints.insert(
      PathJoint(id: JobFloor.panelJoint, name: "P07A:22", isOnPanel: true), at: 0)
    for word in [
      "read it out", "it is shut", "unplugged", "clean", "clean", "plugged in", "read it out",
      "open, NOT up",
    ] { #expect(try floor.say(word), "\(word): \(floor.prompt.lines)") }
    #expect(try floor.say("P07A:22"), "\(floor.prompt.lines)")
    let begun = floor.situation.facts.compactMap { fact in
      if case .job(let job) = fact.body { job.joint } else { ThingID?.none }
    }
    #expect(begun.last == JobFloor.panelJoint)
    #expect(floor.prompt.lines.contains { $0.contains("LOOKING AT P07A:22") })
  }
}
