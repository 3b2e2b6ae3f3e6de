import Guide
import Plant
import TestSupport
import Testing

struct ScreenPropertyTests {
  static let seeds = Seeds.named("FERRULE_SCREEN_SEEDS", else: 0...7)

  @Test(arguments: Shipped.all, seeds)
  func `every screen fits, and whoever is sent somewhere reads the whole name`(
    procedure: Procedure, seed: UInt64
  ) throws {
    var random = RepeatableRandom(seed: seed)
    var hall = LongNameHall(procedure, &random)
    for answer in 0..<40 {
      let broken = ScreenRules.broken(hall.job, nowMS: hall.floor.nowMS)
      #expect(broken.isEmpty, "\(procedure.name), seed \(seed), answer \(answer): \(broken)")
      guard try hall.step(&random) else { break }
    }
  }

  /// A plug with four links on it, all of one device.
  private func stopped(_ device: String, links: Int = 4) throws -> Floor {
    var floor = Floor(device: device, port: "swp31s0")
    floor.situation.neighbours = (1..<links).map { number in
      Neighbour(
        link: Floor.id(70 + UInt64(number)),
        port: PortCard(id: Floor.id(60 + UInt64(number)), device: device, name: "swp31s\(number)"),
        sharesPlug: true)
    }
    for word in ["read it out", "it is shut"] { try floor.say(word) }
    #expect(floor.prompt.phase == .neighboursLive(.cord))
    return floor
  }

  @Test func `what was read out is whole while its answer is waited for`() throws {
    var floor = try stopped("leaf-a-r12-03")
    #expect(floor.prompt.lines.contains("pulling the cord drops 4 links"))
    try floor.say("read it out")
    #expect(
      floor.prompt.lines.prefix(3) == [
        "STOP 3/12  leaf-a-r12-03 swp31s0", "ASKED 13:49: shut swp31s1, swp31s2,",
        " swp31s3 too",
      ], "\(floor.prompt.lines)")
    #expect(floor.prompt.why.contains("pulling the cord drops 4 links"), "\(floor.prompt.why)")
  }

  @Test func `a list for which there is no room says how many more there are`() throws {
    var floor = try stopped("leaf-a-r12-03", links: 8)
    try floor.say("read it out")
    let prompt = floor.prompt
    #expect(prompt.lines[2].hasSuffix("+2 more too"), "\(prompt.lines)")
    for number in 1..<8 {
      #expect(prompt.readOut?.contains("port leaf-a-r12-03 swp31s\(number)") == true)
      #expect(prompt.why.joined().contains("swp31s\(number)"), "\(prompt.why)")
    }
  }

  @Test(arguments: [2, 4, 8])
  func `what the centre refused is on the screen of whoever asks it again`(links: Int) throws {
    var floor = try stopped("leaf-a-r12-03", links: links)
    for word in ["read it out", "they say no", "read it out again"] {
      try #require(try floor.say(word), "\(floor.prompt.lines)")
      guard word != "read it out" else { continue }
      let lines = floor.prompt.lines
      #expect(lines.contains { $0.hasPrefix("NOC ") && $0.hasSuffix(": because") }, "\(lines)")
      #expect(lines.count <= 6 && lines.allSatisfy { $0.count <= 40 }, "\(lines)")
    }
  }

  @Test func `a module whose other port was refused says so, and what is live stands under ?`()
    throws
  {
    var floor = Floor()
    try floor.answers("1113")
    for word in ["replace the module", "read it out", "they say no", "replace the module"] {
      try #require(try floor.say(word), "\(word) is not on \(floor.prompt.lines)")
    }
    #expect(floor.prompt.phase == .neighboursLive(.port))
    let prompt = floor.prompt
    #expect(prompt.lines.contains { $0.hasSuffix(": because") }, "\(prompt.lines)")
    let all = prompt.lines + prompt.why
    #expect(all.contains("25/2 > S1-P2 4/2 LIVE"), "\(all)")
    #expect(all.contains("pulling the module drops TWO links"), "\(all)")
    #expect(prompt.why.joined(separator: " ").contains("The module serves"), "\(prompt.why)")
  }

  @Test func `a part that is set aside is named with its device`() throws {
    var floor = Floor(device: "hgx-su01-h04-gpu7", port: "swp31s1")
    try floor.answers("111")
    try floor.say("damage")
    #expect(floor.prompt.lines.first == "SET ASIDE  hgx-su01-h04-gpu7 swp31s1")
    #expect(floor.prompt.lines.contains("PORT FACE DAMAGED: do not clean"))
    #expect(
      floor.prompt.why.prefix(2) == ["PORT FACE DAMAGED: do not clean, replace", " the module"])
  }

  @Test func `a ticket is read out whole`() throws {
    var floor = Floor()
    for place in floor.situation.facts.indices {
      if case .fault(var fault) = floor.situation.facts[place].body {
        fault.ticket = "INC0048213-FRA-02-RACK12"
        floor.situation.facts[place].body = .fault(fault)
      }
    }
    #expect(floor.prompt.readOut?.contains("INC0048213-FRA-02-RACK12") == true)
  }

  @Test func `where three places to look at have no room the words stay and one waits`() throws {
    var floor = Floor(device: "hgx-su01-h04-gpu7", port: "swp31s1")
    floor.situation.otherJoints = [
      PathJoint(id: Floor.id(90), name: "r12-pp-03 / B07"),
      PathJoint(id: Floor.id(91), name: "r12-pp-11 / B07"),
      PathJoint(id: Floor.farPort, name: "leaf-a-r12-03 swp7s1"),
    ]
    try floor.answers("111 11 1 1")
    try floor.say("open, NOT up")
    let lines = floor.prompt.lines
    #expect(lines.contains("link NOT up. Where to look:"), "\(lines)")
    #expect(lines.contains("1 r12-pp-03 / B07  2 r12-pp-11 / B07"), "\(lines)")
    #expect(lines.contains { $0.contains("swp31s1 again") }, "\(lines)")
  }

  /// LOOK NEXT with the panels on the way, each by its name.
  private func looksNext(_ names: [String], rack: String = "R03-01") throws -> Prompt {
    var floor = Floor()
    let way = names.enumerated().map { number, name in
      PathJoint(
        id: Floor.id(90 + UInt64(number)), name: name,
        place: Place(hall: "H1", row: "R03", rack: rack, lowestU: 28, side: .rear),
        isOnPanel: true)
    }
    floor.situation.otherJoints = way + floor.situation.otherJoints
    try floor.answers("111 11 1 1")
    try floor.say("open, NOT up")
    return floor.job.prompt(nowMS: floor.nowMS, way: way)
  }

  @Test func `the nearest place on the way stands on the screen, the rest is behind ?`() throws {
    let prompt = try looksNext(["P03B:14", "P03F:14", "P04B:2"])
    #expect(prompt.lines.count == 6)
    #expect(prompt.lines.contains("WAY P03B:14 R03-01 u28 REAR +2 more: ?"), "\(prompt.lines)")
    #expect(
      prompt.why.prefix(2) == [
        "WAY P03B:14 R03-01 u28 REAR, P03F:14", " R03-01 u28 REAR, P04B:2 R03-01 u28 REAR",
      ], "\(prompt.why)")
    let one = try looksNext(["P03B:14"])
    #expect(one.lines.contains("WAY P03B:14 R03-01 u28 REAR"), "\(one.lines)")
    #expect(!one.why.contains { $0.hasPrefix("WAY") }, "\(one.why)")
  }

  @Test func `a place on the way for which there is no room is counted, and behind ?`() throws {
    let prompt = try looksNext(["P03B:14", "P03F:14"], rack: "R03-01-cold-aisle-north")
    #expect(prompt.lines.contains("WAY 2 panel places: type ?"), "\(prompt.lines)")
    #expect(prompt.why.joined().contains("P03F:14"), "\(prompt.why)")
  }

  @Test func `a cage is drawn with as many slots as there is room for, and how many more`() throws {
    var floor = Floor(device: "hgx-su01-h04-gpu7", port: "Ethernet1/31/1")
    floor.situation.neighbours = (2..<8).map { number in
      Neighbour(
        link: Floor.id(70 + UInt64(number)),
        port: PortCard(
          id: Floor.id(60 + UInt64(number)), device: "hgx-su01-h04-gpu7",
          name: "Ethernet1/31/\(number)"))
    }
    let card = Faceplate.card(floor.state)
    #expect(card.count <= 6, "\(card)")
    #expect(card.first == "hgx-su01-h04-gpu7 Ethernet1/31/1", "\(card)")
    #expect(card.contains { $0.contains("YOURS") }, "\(card)")
    #expect(card.last == "[Ethernet1/31/4 LIVE] +3 more", "\(card)")
  }
}
