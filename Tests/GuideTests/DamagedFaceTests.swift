import Guide
import Plant
import Testing

/// A face that was seen damaged is not unseen, and no key forgets it.
struct DamagedFaceTests: FloorSuite {
  private func opened(_ floor: Floor = Floor()) throws -> Floor {
    var floor = floor
    try say(&floor, ["read it out", "it is shut", "unplugged"])
    return floor
  }

  /// The port face is damaged, plugged in all the same, and the joint opened anew.
  private func openedAgain() throws -> Floor {
    var floor = try opened()
    try say(&floor, ["damage", "plug in DAMAGED", "read it out", "open, NOT up"])
    let again = try #require(floor.prompt.choices.first { $0.label.hasPrefix("25/1") }?.label)
    try say(&floor, [again, "read it out", "it is shut", "unplugged"])
    return floor
  }

  private func look(
    _ floor: inout Floor, by technician: String, _ fibres: [Int: FibreVerdict] = [:]
  ) {
    let look = Inspection(
      face: Floor.moduleFace, joint: Floor.nearPort, verdict: .clean, fibres: fibres)
    floor.record([.inspection(look)], job: nil, technician: technician)
  }

  @Test func `what is plugged in damaged says so, with the face and the fibre`() throws {
    var floor = try opened()
    try say(&floor, ["damage"])
    let choice = try #require(floor.prompt.choices.first { $0.label.hasPrefix("plug in") })
    #expect(choice.label == "plug in DAMAGED")
    #expect(choice.needs == [.text(question: "why, though DAMAGED?", required: true)])
    try say(&floor, ["plug in DAMAGED"])
    #expect(floor.state.owedPlug?.reason == "because")
    #expect(floor.state.owedPlug?.seen.faces == "port face fibre 4")
    #expect(
      floor.job.debts.map(\.text).contains("plugged in DAMAGED: port face fibre 4 (because)"),
      "\(floor.job.debts)")
  }

  @Test func `dirt is dirt until it is cleaned, and then nobody has seen it`() throws {
    var floor = try opened()
    try say(&floor, ["clean", "dirt"])
    var cleaned = floor
    try say(&cleaned, ["cleaned dry"])
    #expect(cleaned.prompt.choices.contains { $0.label == "plug in UNSEEN" })
    try say(&floor, ["plug in DIRTY"])
    #expect(floor.state.owedPlug?.seen.faces == "cord plug fibre 4")
    #expect(
      floor.job.debts.map(\.text).contains("plugged in DIRTY: cord plug fibre 4 (because)"),
      "\(floor.job.debts)")
  }

  @Test func `looked at again, it says what it was, and clean takes a word more`() throws {
    var floor = try openedAgain()
    #expect(floor.prompt.phase == .inspect(.port))
    let lines = floor.prompt.lines
    #expect(lines.contains { $0.hasPrefix("was DAMAGED: fibre 4, ") && $0.hasSuffix(" Raj") })
    #expect(lines.contains { $0.contains("plug in DAMAGED") }, "\(lines)")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    let clean = try #require(floor.prompt.choices.first { $0.label == "clean" })
    #expect(clean.needs == [.sure(question: "fibre 4 was DAMAGED: clean too, now?")])
    #expect(throws: ReplyError.self) {
      try clean.facts(nowMS: floor.nowMS, technician: "Raj")
    }
    let said = try clean.facts(
      input: ReplyInput(isSure: true), nowMS: floor.nowMS, technician: "Raj")
    guard case .inspection(let look)? = said.first else {
      Issue.record("\(said)")
      return
    }
    #expect(look.fibres == [4: .ok])
    try say(&floor, ["clean", "clean", "plugged in"])
    #expect(floor.state.owedPlug == nil)
    #expect(floor.state.damage(of: .port) == nil)
  }

  @Test func `the plug beside it is called clean by one key`() throws {
    var floor = try openedAgain()
    try say(&floor, ["clean"])
    let clean = try #require(floor.prompt.choices.first { $0.label == "clean" })
    #expect(clean.needs == [])
    #expect(!floor.prompt.lines.contains { $0.contains("DAMAGED") }, "\(floor.prompt.lines)")
  }

  @Test func `a look that says nothing of the damage does not make the face clean`() throws {
    var floor = try openedAgain()
    look(&floor, by: "Jo")
    #expect(floor.state.portFace.state == .damaged)
    #expect(floor.prompt.phase == .quarantine(.port))
    look(&floor, by: "Jo", [1: .ok, 4: .ok])
    #expect(floor.state.portFace.state == .clean)
    #expect(floor.state.damage(of: .port) == nil)
  }

  @Test func `whoever saw it may think better of it before the joint is touched, and not after`()
    throws
  {
    var floor = try opened()
    try say(&floor, ["damage"])
    var other = floor
    look(&floor, by: "raj")
    #expect(floor.state.portFace.state == .clean)
    look(&other, by: "Jo")
    #expect(other.state.portFace.state == .damaged)
    var later = try openedAgain()
    look(&later, by: "Raj")
    #expect(later.state.portFace.state == .damaged)
  }

  @Test func `dirt that is seen on it meanwhile does not hide it`() throws {
    var floor = try openedAgain()
    try say(&floor, ["dirt", "clean", "cleaned dry"])
    #expect(floor.prompt.lines.contains { $0.hasPrefix("was DAMAGED: fibre 4") })
    #expect(floor.prompt.choices.contains { $0.label == "plug in DAMAGED" })
  }

  @Test func `another part has none of it`() throws {
    var floor = try opened(Floor(neighbour: false))
    try say(&floor, ["damage", "replace the module", "new one is in"])
    #expect(floor.state.damage(of: .port) == nil)
    #expect(floor.state.seen.word == .unseen)
  }

  @Test func `the screen fits with long names, and where the port is not shut`() throws {
    var floor = Floor(device: "hgx-su01-h04-gpu7", port: "swp31s1")
    try say(&floor, ["read it out", "it is shut", "unplugged", "damage", "look again"])
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    floor.record([
      .portGate(PortGate(port: Floor.nearPort, action: .opened, byWhom: "dana", ticket: nil))
    ])
    let lines = floor.prompt.lines
    #expect(lines.count <= 6 && lines.contains { $0.contains("was DAMAGED") }, "\(lines)")
  }

  @Test func `damage of which nobody said where is said to be gone by a fibre all the same`() throws
  {
    var floor = try opened()
    let damage = Inspection(face: Floor.moduleFace, joint: Floor.nearPort, verdict: .damage)
    floor.record([.inspection(damage)], job: nil, technician: "Jo")
    try say(&floor, ["look again"])
    #expect(floor.prompt.lines.contains { $0.hasPrefix("was DAMAGED, ") }, "\(floor.prompt.lines)")
    try say(&floor, ["clean"])
    #expect(floor.state.portFace.state == .clean)
  }
}
