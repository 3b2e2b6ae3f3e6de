import Guide
import Plant
import Testing

/// The other port of a module that is changed: who shuts it and who gives it back.
struct ModuleNeighbourTests {
  private static let opened = ["read it out", "it is shut", "unplugged", "damage"]
  private static let stop = ["replace the module", "read it out", "shut"]
  private static let second = Floor.id(90)
  private static let debt = Debt.portShut(name: "S1-L3 25/2")

  private func play(_ words: [String]) throws -> JobFloor {
    var floor = JobFloor(Shipped.repair)
    try say(&floor, words)
    return floor
  }

  private func say(_ floor: inout JobFloor, _ words: [String]) throws {
    for word in words {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
  }

  /// The repair of the other port, begun after what was recorded so far.
  private func atNeighbour(_ floor: JobFloor, _ bodies: [FactBody]) throws -> JobState {
    let here = floor.situation.here
    let neighbour = try #require(here.neighbours.first)
    let far = try #require(neighbour.farEnd)
    let order = (floor.facts.map(\.order).max() ?? 0) + 1
    let begun = Fact(
      id: Self.second, atMS: floor.nowMS, order: order, technician: "Ana",
      body: .job(
        Job(
          link: neighbour.link, joint: neighbour.port.id, procedure: "repair", version: 3,
          code: "NEXT22")))
    let told = bodies.enumerated().map { place, body in
      Fact(
        id: Floor.id(UInt64(910 + place)), atMS: floor.nowMS, order: order + 1 + Int64(place),
        technician: "Ana", job: Self.second, body: body)
    }
    let sharers = here.neighbours.dropFirst().map {
      Neighbour(link: $0.link, port: $0.port, sharesPlug: true)
    }
    let situation = RepairSituation(
      job: begun, link: neighbour.link, port: neighbour.port, otherPort: far,
      neighbours: [Neighbour(link: here.link, port: here.port)] + sharers, medium: .fibre,
      portFace: Face(part: here.portFace.part, connector: 2), cordFace: JobFloor.cageCord,
      facts: floor.facts + [begun] + told)
    return JobState.fold(JobSituation(procedure: Shipped.repair, here: situation))
  }

  @Test func `a port shut for changing the module is given back by the repair that plugs it in`()
    throws
  {
    var floor = try play(
      Self.opened + Self.stop + ["new one is in", "form is right", "clean", "clean", "plugged in"])
    #expect(floor.job.phase == .linkUp)
    #expect(floor.job.debts.contains(Self.debt))
    let plugged = FactBody.plugging(
      Plugging(joint: Floor.neighbourPort, action: .plugIn, unseenReason: "night"))
    let there = try atNeighbour(floor, [plugged])
    #expect(there.phase == .linkUp)
    let prompt = there.prompt(nowMS: floor.nowMS)
    #expect(prompt.readOut?.hasPrefix("Please open port S1-L3 25/2 ONLY") == true)
    #expect(!prompt.lines.joined().contains("NOT ours"), "\(prompt.lines)")
    // It is not given back from here, onto a plug that is out.
    try say(&floor, ["read it out", "open, link is up"])
    #expect(floor.job.phase == .lanes)
    floor.record(
      [.portGate(PortGate(port: Floor.neighbourPort, action: .opened, byWhom: "dana"))], step: nil)
    #expect(!floor.job.debts.contains(Self.debt))
  }

  @Test func `one repair that puts a plug back gives back all ports that went along with it`()
    throws
  {
    var floor = JobFloor(Shipped.repair, extraCage: true, isOnNeighbourPlug: true)
    try say(&floor, Self.opened + Self.stop + ["new one is in"])
    let out = ["S1-L3 25/2", "S1-L3 25/3"].map { Debt.neighbourOut(name: $0) }
    #expect(floor.job.debts.filter(out.contains) == out)
    let plugged = FactBody.plugging(
      Plugging(joint: Floor.neighbourPort, action: .plugIn, unseenReason: "night"))
    let there = try atNeighbour(floor, [plugged])
    #expect(there.phase == .openPort)
    let prompt = there.prompt(nowMS: floor.nowMS)
    #expect(
      prompt.readOut == "We are done at S1-L3 25/2. Please open port S1-L3 25/3, as before.")
    let back = FactBody.portGate(
      PortGate(port: JobFloor.thirdPort, action: .opened, byWhom: "dana"))
    #expect(try atNeighbour(floor, [plugged, back]).phase == .linkUp)
    // One plug: that it is in at one of its ports says that of all.
    floor.record([plugged], step: nil)
    #expect(!floor.job.debts.contains(where: out.contains))
  }

  @Test func `before its plug came out it is not the other port's repair that gives it back`()
    throws
  {
    let floor = try play(Self.opened + Self.stop)
    let there = try atNeighbour(floor, [])
    #expect(there.phase == .dark)
    #expect(there.prompt(nowMS: floor.nowMS).readOut?.contains("keep it shut for us too") == true)
  }

  @Test func `where the module stays after all, the port is given back before the link is up`()
    throws
  {
    var floor = try play(
      Self.opened + Self.stop + ["keep the old one, 25/2 is in", "plug in DAMAGED"])
    #expect(floor.job.phase == .openPort)
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(prompt.readOut?.contains("Please open port S1-L3 25/2, as before.") == true)
    try say(&floor, ["read it out", "it is open"])
    #expect(floor.job.phase == .linkUp)
    #expect(!floor.job.debts.contains(Self.debt))
  }

  @Test func `that the other plug is out is said, and it is owed also where the module stays`()
    throws
  {
    var floor = try play(Self.opened + Self.stop)
    #expect(floor.job.prompt(nowMS: floor.nowMS).lines.contains("unplug 25/2 first"))
    try say(&floor, ["25/2 is out"])
    #expect(floor.job.phase == .replace(.port))
    #expect(floor.job.here.neighboursOut == [Floor.neighbourPort])
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(!lines.contains { $0.contains("unplug 25/2") }, "\(lines)")
    let out = Debt.neighbourOut(name: "S1-L3 25/2")
    #expect(floor.job.debts.contains(out))
    var kept = floor
    try say(&kept, ["keep the old one", "plug in DAMAGED"])
    // It is not lit from here while its plug is out: whoever plugs it in gives it back.
    #expect(kept.job.phase == .linkUp)
    #expect(kept.job.prompt(nowMS: kept.nowMS).readOut?.contains("25/2") == false)
    #expect(kept.job.debts.contains(out) && kept.job.debts.contains(Self.debt))
    let plugged = FactBody.plugging(
      Plugging(joint: Floor.neighbourPort, action: .plugIn, unseenReason: "night"))
    let there = try atNeighbour(kept, [plugged])
    let prompt = there.prompt(nowMS: kept.nowMS)
    #expect(prompt.readOut?.hasPrefix("Please open port S1-L3 25/2 ONLY") == true)
    kept.record([plugged], step: nil)
    #expect(!kept.job.debts.contains(out))
    // A module that goes in after it takes nothing out a second time.
    try say(&floor, ["new one is in"])
    #expect(floor.job.debts.contains(out))
  }

  @Test func `several plugs beside a module are said to be out one by one`() throws {
    var floor = JobFloor(Shipped.repair, extraCage: true)
    try say(&floor, Self.opened + Self.stop + ["25/2 is out", "keep the old one, 25/3 is in"])
    #expect(floor.job.here.neighboursOut == [Floor.neighbourPort])
    #expect(floor.job.debts.contains(.neighbourOut(name: "S1-L3 25/2")))
    #expect(!floor.job.debts.contains(.neighbourOut(name: "S1-L3 25/3")))
  }

  @Test func `what others have shut besides is opened only if they agree, or stays shut for them`()
    throws
  {
    var floor = try play(
      Self.opened + Self.stop + ["keep the old one, 25/2 is in", "plug in DAMAGED"])
    floor.facts.append(
      Fact(
        id: Floor.id(99), atMS: floor.nowMS, order: (floor.facts.map(\.order).max() ?? 0) + 1,
        technician: "Kim",
        body: .portGate(
          PortGate(port: Floor.neighbourPort, action: .shut, byWhom: "kim", ticket: "CHG9"))))
    #expect(floor.job.phase == .openPort)
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(prompt.readOut?.contains("25/2 ONLY if CHG9 agrees.") == true)
    try say(&floor, ["read it out", "given back, stays shut"])
    #expect(floor.job.phase == .linkUp)
    #expect(!floor.job.debts.contains(Self.debt))
    #expect(floor.job.here.neighbourGates[Floor.neighbourPort]?.isShut == true)
  }

  @Test func `a port that others have shut is kept shut for the change too`() throws {
    var floor = JobFloor(Shipped.repair)
    floor.facts.append(
      Fact(
        id: Floor.id(99), atMS: floor.nowMS, order: 30, technician: "Kim",
        body: .portGate(
          PortGate(port: Floor.neighbourPort, action: .shut, byWhom: "kim", ticket: "CHG9"))))
    try say(&floor, Self.opened + ["replace the module"])
    #expect(floor.job.phase == .neighboursLive(.port))
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(
      prompt.readOut?.hasPrefix("Port S1-L3 25/2 is shut under CHG9. Please keep it shut for us")
        == true)
    #expect(prompt.lines.contains("25/2 shut already for CHG9"), "\(prompt.lines)")
    #expect(prompt.lines.count <= 6)
    try say(&floor, ["read it out", "shut"])
    #expect(floor.job.phase == .replace(.port))
    let gate = try #require(floor.job.here.neighbourGates[Floor.neighbourPort])
    #expect(gate.isShutForUs && gate.otherHolder?.ticket == "CHG9")
    try say(&floor, ["new one is in"])
    let plugged = FactBody.plugging(
      Plugging(joint: Floor.neighbourPort, action: .plugIn, unseenReason: "night"))
    let there = try atNeighbour(floor, [plugged]).prompt(nowMS: floor.nowMS)
    #expect(there.readOut?.contains("Open it ONLY if CHG9 agrees") == true)
  }

  @Test func `a port that another joint of the job has shut is shut for the change`() throws {
    var floor = JobFloor(Shipped.named("replace-module"))
    let shut = ["read it out", "it is shut"]
    try say(&floor, shut + shut + ["unplugged", "unplugged"])
    #expect(floor.job.phase == .replace(.port))
  }
}
