import Guide
import Plant
import Testing

struct RepairStoryTests {
  @Test func `a clean joint goes from dark to done`() throws {
    var floor = Floor()
    #expect(floor.prompt.phase == .dark)
    try floor.say("read it out")
    try floor.say("it is shut")
    #expect(floor.prompt.phase == .open)
    try floor.say("unplugged")
    #expect(floor.prompt.phase == .inspect(.port))
    try floor.say("clean")
    #expect(floor.prompt.phase == .inspect(.cord))
    try floor.say("clean")
    #expect(floor.prompt.phase == .plugIn)
    try floor.say("plugged in")
    #expect(floor.prompt.phase == .linkUp)
    try floor.say("read it out")
    try floor.say("open, link is up")
    #expect(!floor.state.gate.isShut)
    #expect(floor.prompt.phase == .lanes)
    try floor.say("NOC says ok")
    #expect(floor.prompt.phase == .counters)
    try floor.say("read it out")
    try floor.say("cleared")
    let dueMS = floor.nowMS - 60_000 + 125 * 60_000
    #expect(floor.prompt.phase == .soak(dueMS: dueMS))
    try floor.say("sign hands done")
    #expect(floor.state.handsBy == "Raj")
    #expect(floor.prompt.phase == .soak(dueMS: dueMS))
    floor.nowMS = dueMS
    try floor.say("read it out")
    try floor.say("passed")
    #expect(floor.prompt.phase == .accept)
    try floor.say("accepted")
    #expect(floor.prompt.phase == .done)
    #expect(floor.state.isFaultClosed)
    #expect(floor.state.debts.isEmpty)
    #expect(floor.prompt.choices.map(\.key) == ["?", "u", "q"])
  }

  @Test func `a soak that ran while the port was shut does not count`() throws {
    var floor = Floor()
    let moved = floor.procedure.steps.filter { ["counters", "soak"].contains($0.name) }
    floor.procedure.steps.removeAll { ["counters", "soak"].contains($0.name) }
    let linkUp = try #require(floor.procedure.steps.firstIndex { $0.name == "link-up" })
    floor.procedure.steps.insert(contentsOf: moved, at: linkUp)
    for word in ["read it out", "it is shut", "unplugged", "clean", "clean", "plugged in"] {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(floor.prompt.phase == .counters)
    func soak() throws {
      for word in ["read it out", "cleared"] { #expect(try floor.say(word), "\(word)") }
      floor.nowMS += 126 * 60_000
      for word in ["read it out", "passed"] { #expect(try floor.say(word), "\(word)") }
    }
    try soak()
    #expect(floor.prompt.phase == .linkUp)
    for word in ["read it out", "open, link is up"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.state.soak == .notStarted)
    #expect(floor.prompt.phase == .counters)
    try soak()
    #expect(floor.prompt.phase == .lanes)
  }

  @Test func `the port is named alone when the NOC is asked`() {
    let prompt = Floor().prompt
    #expect(prompt.lines[1].hasPrefix("ASK NOC 4411: shut S1-L3 25/1 ONLY"))
    #expect(
      prompt.readOut == "Please shut port S1-L3 25/1 ONLY, INC48213. Tell me when it is shut.")
    #expect(prompt.readOut?.contains("25/2") == false)
  }

  @Test func `a question that was read out waits for its answer`() throws {
    var floor = Floor()
    try floor.say("read it out")
    #expect(floor.prompt.lines[1].hasPrefix("ASKED "))
    try floor.say("they say no")
    #expect(floor.prompt.phase == .dark)
    #expect(floor.prompt.lines.contains { $0.hasPrefix("NOC ") && $0.hasSuffix("because") })
    try floor.say("park")
    #expect(floor.prompt.phase == .parked)
    try floor.say("go on")
    #expect(floor.prompt.phase == .dark)
  }

  @Test func `an answer that is only written down shuts the port too`() {
    var floor = Floor()
    floor.record([.answer(Answer(about: .dark, outcome: .yes, byWhom: "dana"))])
    #expect(floor.state.gate.isShutForUs)
    #expect(floor.prompt.phase == .open)
  }

  @Test func `an unknown medium is asked for before any face`() throws {
    var floor = Floor(medium: nil)
    try floor.answers("11")
    #expect(floor.prompt.phase == .medium)
    try floor.say("fibre")
    #expect(floor.prompt.phase == .open)
    #expect(floor.prompt.progress == Progress(step: 3, of: 12))
  }

  @Test(arguments: ["AOC", "DAC"])
  func `a cable without faces is unplugged and plugged in`(medium: String) throws {
    var floor = Floor(medium: nil)
    try floor.answers("11")
    try floor.say(medium)
    try floor.say("unplugged")
    #expect(floor.prompt.phase == .plugIn)
    #expect(floor.prompt.progress.of == 9)
    try floor.say("replace the cable")
    #expect(floor.prompt.lines.contains("pull its plug at S1-P2 3/2 too"))
    let why = floor.prompt.why.joined(separator: " ")
    #expect(why.contains("the new one in there too") && !why.contains("polarity"), "\(why)")
    try floor.say("new one is in")
    #expect(floor.prompt.lines.contains("its other plug into S1-P2 3/2 too"))
    try floor.say("plugged in")
    let other = Debt.otherPlug(at: "S1-P2 3/2")
    #expect(floor.state.debts == [.portShut(name: "S1-L3 25/1"), other])
    #expect(floor.prompt.lines.contains("its other plug into S1-P2 3/2 too"))
    var plugged = floor
    plugged.record([.plugging(Plugging(joint: Floor.farPort, action: .plugIn))], job: nil)
    #expect(!plugged.state.debts.contains(other))
    try floor.answers("11")
    #expect(floor.prompt.phase == .counters)
    // It could not be up with half a cable in.
    #expect(floor.state.debts == [])
  }

  @Test func `a later look says what the link is made of`() {
    var floor = Floor(medium: .fibre)
    floor.record(
      [.seen(Seen(subject: Subject(kind: .link, id: Floor.link), medium: .dac))], job: nil)
    #expect(floor.state.medium == .dac)
  }

  @Test func `before unplugging the card names the port and draws its cage`() throws {
    var floor = Floor()
    try floor.answers("11")
    #expect(
      floor.prompt.card == [
        "S1-L3 25/1  R07-06 u32 REAR",
        "25/1 = IB port 49 = P49 = OSFP25 left",
        "to S1-P2 3/2",
        "CAGE 25, from the left:",
        "[25/1 YOURS][25/2 LIVE]",
      ])
    #expect(floor.prompt.lines.contains("25/2 RIGHT is LIVE: do not touch"))
  }

  @Test func `a row that is turned is named where there is room for it`() throws {
    var floor = Floor()
    floor.situation.port.cageRow = "lower row turned"
    #expect(Faceplate.card(floor.state).contains("CAGE 25 lower row turned, from the left:"))
    floor.situation.port.cage = "OSFP25"
    #expect(Faceplate.card(floor.state).contains("CAGE OSFP25, from the left:"))
    floor.situation.otherPort.otherNames = ["RAIL3", "GPU4"]
    #expect(Faceplate.card(floor.state).contains("to S1-P2 3/2, RAIL3 GPU4"))
  }

  @Test func `where nobody has said which way up the row is, the print decides`() throws {
    var floor = Floor()
    floor.situation.port.side = nil
    floor.situation.otherPort.device = "dgx-07"
    floor.situation.otherPort.name = "mlx5_0"
    floor.situation.otherPort.otherNames = ["OSFP4P2", "GPU0"]
    let card = Faceplate.card(floor.state)
    #expect(card.contains("CAGE 25: sides not known, see the print"))
    floor.situation.port.cage = "OSFP4"
    #expect(Faceplate.card(floor.state).contains("CAGE OSFP4: sides unknown, see print"))
    #expect(card.contains("to dgx-07 mlx5_0, GPU0"))
    floor.situation.port.cage = "OSFP-25-left-of-the-door"
    floor.situation.otherPort.device = String(repeating: "dgx-", count: 20)
    let long = Faceplate.card(floor.state)
    #expect(long.count <= 6)
    #expect(long.allSatisfy { Columns.count($0) <= 40 }, "\(long)")
  }

  @Test func `a soak is never taken as passed because time has passed`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11 2 11")
    guard case .soak(let dueMS) = floor.prompt.phase else {
      Issue.record("not soaking: \(floor.prompt.phase)")
      return
    }
    floor.nowMS = dueMS + 10 * 86_400_000
    #expect(floor.prompt.phase == .soak(dueMS: dueMS))
    #expect(floor.prompt.choice(for: "1")?.label == "read it out")
  }

  @Test func `low lanes say where to look`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11")
    try floor.say("type powers")
    #expect(floor.prompt.lines.contains("ONLY Rx1 read: -1.4 dBm"))
    try floor.say("low")
    #expect(floor.prompt.phase == .lookNext(.lanesLow))
    try floor.say("set aside")
    #expect(floor.prompt.phase == .setAside)
    try floor.say("take it up again")
    #expect(floor.prompt.phase == .lookNext(.lanesLow))
  }

  @Test(
    arguments: [
      ([1: -1400], "ONLY Rx1 read: -1.4 dBm"), ([3: nil], "ONLY lane 3 read: no Rx power"),
      ([1: -1400, 2: -3400, 3: -900, 4: -1000], "LOWEST Rx2 -3.4 dBm of 4 lanes"),
      ([1: -1400, 2: nil, 3: -900, 4: -1000], "no Rx on lane 2"),
      ([1: -1400, 2: nil, 3: -900, 4: nil], "no Rx on lanes 2, 4"),
      ([1: nil, 2: nil, 3: nil, 4: nil], "no Rx power on any of 4 lanes"),
      (
        Dictionary(uniqueKeysWithValues: (1...8).map { ($0, -1000 - $0) }),
        "LOWEST Rx8 -1.0 dBm of 8 lanes"
      ),
    ] as [([Int: Int?], String)])
  func `what was read of 1, 4 or 8 lanes is said in words that fit`(
    received: [Int: Int?], words: String
  ) throws {
    var floor = Floor()
    try floor.answers("111 11 1 11")
    #expect(floor.prompt.phase == .lanes)
    let lanes = received.mapValues { LanePower(rxMilliDBm: $0) }
    floor.record([.laneReading(LaneReading(port: Floor.nearPort, origin: "typed", lanes: lanes))])
    #expect(floor.prompt.lines.contains(words), "\(floor.prompt.lines)")
  }

  @Test(
    arguments: [
      (
        [(-40_000, -1400), (900, -1500), (900, nil), (900, -9100)],
        ["Tx OFF on lane 1", "LOWEST Rx4 -9.1 dBm of 3 lanes", "no Rx on lane 3"]
      ),
      (
        [(900, -1400), (900, -40_000), (900, nil), (900, -30_000)],
        ["NO LIGHT on lanes 2, 4", "ONLY Rx1 has light: -1.4 dBm", "no Rx on lane 3"]
      ),
      (
        [(-40_000, -40_000), (-30_000, -1400), (900, nil), (900, -29_900)],
        ["Tx OFF on lanes 1-2", "NO LIGHT on lane 1 +2 more: ?"]
      ),
      (
        [(-40_000, -40_000), (-50_000, -40_000)],
        ["Tx OFF on all 2 lanes", "NO LIGHT on all 2 lanes"]
      ),
      ([(-40_000, nil)], ["Tx OFF on lane 1", "ONLY lane 1 read: no Rx power"]),
    ] as [([(Int, Int?)], [String])])
  func `a dead laser and a dark lane come before what is low, and that before what was not read`(
    powers: [(Int, Int?)], words: [String]
  ) throws {
    var floor = Floor()
    try floor.answers("111 11 1 11")
    let lanes = Dictionary(
      uniqueKeysWithValues: powers.enumerated().map { place, power in
        (place + 1, LanePower(txMilliDBm: power.0, rxMilliDBm: power.1))
      })
    floor.record([.laneReading(LaneReading(port: Floor.nearPort, origin: "typed", lanes: lanes))])
    let prompt = floor.prompt
    #expect(prompt.lines.dropFirst().starts(with: words), "\(prompt.lines)")
    #expect(prompt.lines.count <= 6 && prompt.lines.allSatisfy { Columns.count($0) <= 40 })
    // What had no room stands whole where `?` tells why.
    let isWhole = words.allSatisfy { !$0.hasSuffix("more: ?") }
    let why = prompt.why.flatMap { $0.split(separator: " ") }.joined(separator: " ")
    #expect(isWhole || why.contains("no Rx on lane 3"), "\(prompt.why)")
  }

  @Test(
    arguments: [
      (Array(1...8), 8, false, nil), ([1, 2, 3, 4], 8, false, "lanes 5-8 not read"),
      ([1, 2, 3], 4, false, "lane 4 not read"), ([0, 2], 4, false, "lanes 2, 4 not read"),
      ([5, 6], 4, true, "lanes 3-4 not read"), ([4, 5, 6], 4, true, "lane 4 not read"),
      (
        [1, 3, 5, 7, 9, 11, 13, 15], 16, false, "lanes 2, 4, 6, 8, 10, 12, 14, 16 not\n read"
      ),
      ([1, 2], nil, false, nil),
    ] as [([Int], Int?, Bool, String?)])
  func `lanes of the port that were not read are named, and hinder nobody`(
    read: [Int], count: Int?, isSecond: Bool, words: String?
  ) throws {
    for device in ["S1-L3", "hgx-su01-h04-gpu7-rail-leaf"] {
      var floor = Floor(device: device)
      floor.situation.lanes = count.map { PortLanes(count: $0, isSecond: isSecond) }
      try floor.answers("111 11 1 11")
      let lanes = Dictionary(
        uniqueKeysWithValues: read.map { ($0, LanePower(rxMilliDBm: -1400)) })
      floor.record([
        .laneReading(LaneReading(port: Floor.nearPort, origin: "typed", lanes: lanes))
      ])
      let lines = floor.prompt.lines
      #expect(lines.count <= 6 && lines.allSatisfy { Columns.count($0) <= 40 }, "\(lines)")
      let text = lines.joined(separator: "\n")
      if let words {
        #expect(
          text.contains(words) || text.contains("8 of 16 lanes not read"), "\(lines)")
      } else {
        #expect(!text.contains("not read"), "\(lines)")
      }
      try floor.say("ok")
      #expect(floor.prompt.phase == .counters)
    }
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], false, nil), ([0, 1, 2, 3], false, 0), ([5, 6, 7, 8], true, 5),
      ([4, 5, 6, 7], true, 4),
    ] as [([Int], Bool, Int?)])
  func `lanes are told from 1, and how the module counts them beside it`(
    read: [Int], isSecond: Bool, first: Int?
  ) throws {
    var floor = Floor()
    floor.situation.lanes = PortLanes(count: 4, isSecond: isSecond)
    try floor.answers("111 11 1 11")
    for (powers, words) in [
      ([-1400, -1400, -9100, -1400], "LOWEST Rx3 -9.1 dBm of 4 lanes"),
      ([-1400, -1400, nil, -1400], "no Rx on lane 3"),
    ] as [([Int?], String)] {
      let lanes = Dictionary(
        uniqueKeysWithValues: zip(read, powers.map { LanePower(rxMilliDBm: $0) }))
      floor.record([
        .laneReading(LaneReading(port: Floor.nearPort, origin: "typed", lanes: lanes))
      ])
      let lines = floor.prompt.lines
      #expect(lines.contains(words), "\(lines)")
      #expect(
        lines.contains { $0.hasSuffix("on the module") } == (first != nil)
          && (first.map { lines.contains("lane 1 is \($0) on the module") } ?? true), "\(lines)")
      #expect(lines.count <= 6 && lines.allSatisfy { Columns.count($0) <= 40 }, "\(lines)")
    }
  }

  @Test func `a scanned code is no answer`() {
    let prompt = Floor().prompt
    #expect(prompt.choice(for: "1")?.label == "read it out")
    for scan in ["1C-7K3Q9X", "11", "", " 1", "1\n", "p?"] {
      #expect(prompt.choice(for: scan) == nil)
    }
  }

  @Test func `why and leave record nothing`() throws {
    for key in ["?", "q"] {
      let choice = try #require(Floor().prompt.choice(for: key))
      #expect(try choice.facts(nowMS: 0, technician: "Raj").isEmpty)
    }
  }

  @Test func `whoever goes on with it from memory has taken up what was parked`() throws {
    var floor = Floor()
    floor.record([.pause(Pause(action: .parked, reason: "no pen"))], job: Floor.job)
    #expect(floor.prompt.phase == .parked)
    let mine = Floor.id(70)
    guard case .job(let body) = floor.situation.job.body else { return }
    floor.situation.facts.append(
      Fact(
        id: mine, atMS: floor.nowMS + 1, order: 1_000, technician: "Ana", body: .job(body)))
    #expect(floor.prompt.phase != .parked)
    // Parked again there, it is parked here.
    floor.record([.pause(Pause(action: .parked, reason: "tired"))], job: mine, technician: "Ana")
    #expect(floor.prompt.phase == .parked)
    floor.record([.pause(Pause(action: .resumed))], job: Floor.job)
    #expect(floor.prompt.phase != .parked)
  }
}
