import Guide
import Plant
import Testing

struct ReplyTests {
  private func park() throws -> Choice {
    try #require(Floor().prompt.choice(for: "p"))
  }

  @Test func `parking needs a reason`() throws {
    let choice = try park()
    #expect(throws: ReplyError.missing(question: "what does it wait for?")) {
      try choice.facts(input: ReplyInput(text: "  "), nowMS: 0, technician: "Raj")
    }
    let facts = try choice.facts(
      input: ReplyInput(text: " NOC rings ", minutes: 30), nowMS: 1000, technician: "Raj")
    #expect(
      facts == [.pause(Pause(action: .parked, reason: "NOC rings", untilMS: 1_801_000))])
  }

  @Test(arguments: [0, -1, 525_601, Int.max])
  func `minutes have bounds`(minutes: Int) throws {
    let choice = try park()
    #expect(throws: ReplyError.badMinutes(minutes)) {
      try choice.facts(
        input: ReplyInput(text: "x", minutes: minutes), nowMS: .max, technician: "Raj")
    }
  }

  @Test func `a text that is too long or cannot be printed is refused`() throws {
    let choice = try park()
    #expect(throws: ReplyError.tooLong(limit: 500)) {
      try choice.facts(
        input: ReplyInput(text: String(repeating: "x", count: 501)), nowMS: 0, technician: "Raj")
    }
    for text in ["a\u{1B}[2Jb", "a\u{9B}2Jb", "a\u{202E}b", "a\u{2066}b", "a\u{2028}b"] {
      #expect(throws: ReplyError.unprintable) {
        try choice.facts(input: ReplyInput(text: text), nowMS: 0, technician: "Raj")
      }
    }
  }

  @Test func `who answered is part of the answer and of the gate`() throws {
    var floor = Floor()
    try floor.answer("1")
    let ask = try #require(floor.situation.facts.last)
    let choice = try #require(floor.prompt.choice(for: "1"))
    #expect(throws: ReplyError.missing(question: "who at the NOC?")) {
      try choice.facts(nowMS: 0, technician: "Raj")
    }
    #expect(
      try choice.facts(input: ReplyInput(person: "dana"), nowMS: 0, technician: "Raj") == [
        .answer(Answer(ask: ask.id, about: .dark, outcome: .yes, byWhom: "dana")),
        .portGate(
          PortGate(port: Floor.nearPort, action: .shut, byWhom: "dana", ticket: "INC48213")),
      ])
  }

  @Test func `lanes have bounds`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11")
    let choice = try #require(floor.prompt.choice(for: "1"))
    for (lane, power, error) in [
      (17, 0, ReplyError.badLane(17)), (-1, 0, .badLane(-1)),
      (3, -60_001, .badPower(lane: 3)), (3, Int.max, .badPower(lane: 3)),
    ] {
      #expect(throws: error) {
        try choice.facts(
          input: ReplyInput(lanes: [lane: LanePower(rxMilliDBm: power)]), nowMS: 0,
          technician: "Raj")
      }
    }
  }

  @Test(
    arguments: [
      ([1, 5], PortLanes(count: 4), "S1-L3 25/1 has 4 lanes, 1 to 4; it has no lane 5"),
      ([0, 1, 4], PortLanes(count: 4), "S1-L3 25/1 has 4 lanes, 0 to 3; it has no lane 4"),
      (
        [4, 8], PortLanes(count: 4, isSecond: true),
        "S1-L3 25/1 has 4 lanes, 1 to 4 or 5 to 8, not some of each"
      ),
      ([2], PortLanes(count: 1), "S1-L3 25/1 has 1 lane, number 1; it has no lane 2"),
    ] as [([Int], PortLanes, String)])
  func `a lane that the port does not have is refused`(
    read: [Int], lanes: PortLanes, words: String
  ) throws {
    var floor = Floor()
    floor.situation.lanes = lanes
    try floor.answers("111 11 1 11")
    let choice = try #require(floor.prompt.choice(for: "1"))
    let powers = Dictionary(uniqueKeysWithValues: read.map { ($0, LanePower(rxMilliDBm: 0)) })
    let refused = #expect(throws: ReplyError.self) {
      try choice.facts(input: ReplyInput(lanes: powers), nowMS: 0, technician: "Raj")
    }
    #expect(refused?.text == words)
  }

  @Test(
    arguments: [
      (nil, [7]), (PortLanes(count: 4), [3]), (PortLanes(count: 4), [0, 1, 2, 3]),
      (PortLanes(count: 4, isSecond: true), [5, 6, 7, 8]),
      (PortLanes(count: 4, isSecond: true), [4, 5, 6, 7]),
    ] as [(PortLanes?, [Int])])
  func `whatever lanes of the port were read is taken`(lanes: PortLanes?, read: [Int]) throws {
    var floor = Floor()
    floor.situation.lanes = lanes
    try floor.answers("111 11 1 11")
    let choice = try #require(floor.prompt.choice(for: "1"))
    let powers = Dictionary(uniqueKeysWithValues: read.map { ($0, LanePower(rxMilliDBm: 0)) })
    let bodies = try choice.facts(
      input: ReplyInput(lanes: powers), nowMS: 0, technician: "Raj")
    #expect(
      bodies == [
        .laneReading(LaneReading(port: Floor.nearPort, origin: "typed", lanes: powers))
      ])
  }

  @Test(
    arguments: [
      ("1", "lane 1"), (" 3 ", "lane 3"), ("1 3", "lanes 1 3"), ("1,3", "lanes 1,3"),
      ("1-4", "lanes 1-4"), ("3 -9.1 dBm", "lane 3 -9.1 dBm"), ("3 -9.1dBm", "lane 3 -9.1dBm"),
      ("2:-9.1 4:-11", "lanes 2:-9.1 4:-11"), ("3:-:-9.1", "lane 3:-:-9.1"), ("0", "lane 0"),
      ("Rx1 -9.5 dBm", "Rx1 -9.5 dBm"), ("all of them", "all of them"), ("两条", "两条"),
    ])
  func `which lanes are low is said by number, with a power or without, or in words`(
    typed: String, kept: String
  ) throws {
    var floor = Floor()
    floor.situation.lanes = PortLanes(count: 4)
    try floor.answers("111 11 1 11")
    try floor.say("type powers")
    let choice = try #require(floor.prompt.choices.first { $0.label == "low" })
    let bodies = try choice.facts(input: ReplyInput(text: typed), nowMS: 0, technician: "Raj")
    #expect(bodies == [.step(Step(name: "lanes", outcome: "low", reason: kept))])
  }

  @Test(arguments: [
    "x", "-", "?", "--", ",", "-9.1", "1-", "4-1", "123", "1..3", "3:", "1 -9.1.2", "\u{0663}",
  ])
  func `what names no lane is refused with what can be typed`(typed: String) throws {
    var floor = Floor()
    try floor.answers("111 11 1 11")
    try floor.say("type powers")
    let choice = try #require(floor.prompt.choices.first { $0.label == "low" })
    let refused = #expect(throws: ReplyError.self) {
      try choice.facts(input: ReplyInput(text: typed), nowMS: 0, technician: "Raj")
    }
    #expect(refused == .noLowLanes(typed))
    #expect(refused?.text.hasSuffix("lanes as 1 3 or 1-4, with their power as 3 -9.1 dBm") == true)
  }

  @Test func `a lane the port does not have is not low either`() throws {
    var floor = Floor()
    floor.situation.lanes = PortLanes(count: 4)
    try floor.answers("111 11 1 11")
    try floor.say("type powers")
    let choice = try #require(floor.prompt.choices.first { $0.label == "low" })
    for (typed, words) in [
      ("5", "it has no lane 5"), ("1-8", "it has no lane 5"), ("12", "no lane 12"),
    ] {
      let refused = #expect(throws: ReplyError.self) {
        try choice.facts(input: ReplyInput(text: typed), nowMS: 0, technician: "Raj")
      }
      #expect(refused?.text.hasSuffix(words) == true, "\(typed)")
    }
  }

  @Test func `a job code is six letters and digits`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 1")
    try floor.say("open, NOT up")
    let choice = try #require(floor.prompt.choice(for: "1"))
    for code in ["", "ABC12", "ABC 12", "ABC1234", "ÄBC12"] {
      #expect(throws: ReplyError.badJobCode(code)) {
        try choice.facts(input: ReplyInput(jobCode: ShortCode(code)), nowMS: 0, technician: "Raj")
      }
    }
  }

  @Test func `a fibre the connector does not have is refused`() throws {
    var floor = Floor()
    floor.situation.fibreCounts = [.port: 12]
    try floor.answers("111")
    let choice = try #require(floor.prompt.choice(for: "2"))
    #expect(throws: ReplyError.badFibre(13, of: 12)) {
      try choice.facts(input: ReplyInput(fibres: [13: .dirt]), nowMS: 0, technician: "Raj")
    }
  }

  @Test func `the words for a face of two single ferrules do not speak of pins or a key`() throws {
    var floor = Floor()
    floor.situation.fibreCounts = [.port: 2, .cord: 2]
    try floor.answers("111")
    #expect(
      floor.prompt.lines.contains { $0.contains("judge both fibres") }, "\(floor.prompt.lines)")
    for word in ["pins", "key up", "gender"] {
      #expect(!floor.prompt.lines.contains { $0.contains(word) }, "\(floor.prompt.lines)")
    }
    floor.situation.fibreCounts = [.port: 12]
    #expect(floor.prompt.lines.contains { $0.contains("pins too") }, "\(floor.prompt.lines)")
  }

  @Test func `which fibres are dirty is kept`() throws {
    var floor = Floor()
    try floor.answers("111")
    let choice = try #require(floor.prompt.choice(for: "2"))
    #expect(throws: ReplyError.badFibre(25, of: 24)) {
      try choice.facts(input: ReplyInput(fibres: [25: .dirt]), nowMS: 0, technician: "Raj")
    }
    let bodies = try choice.facts(
      input: ReplyInput(fibres: [10: .dirt]), nowMS: 0, technician: "Raj")
    #expect(
      bodies == [
        .inspection(
          Inspection(
            face: Floor.moduleFace, joint: Floor.nearPort, verdict: .dirt, fibres: [10: .dirt],
            judgedBy: "person"))
      ])
  }
}
