import Guide
import Plant
import Testing

/// What a soak that failed leaves for the next one: the log, and no answers.
struct SecondSoakTests {
  @Test func `after a failed soak nothing that was said or read before is an answer any more`()
    throws
  {
    var floor = Floor()
    try floor.answers("111 11 1 11")
    let powers = [-1400, -3400, -900, -1000].enumerated().map { place, power in
      (place + 1, LanePower(rxMilliDBm: power))
    }
    floor.record([
      .laneReading(
        LaneReading(
          port: Floor.nearPort, origin: "typed", lanes: Dictionary(uniqueKeysWithValues: powers)))
    ])
    let readAt = floor.situation.clock.hourMinute(floor.nowMS)
    #expect(floor.prompt.lines.contains("read \(readAt)"), "\(floor.prompt.lines)")
    for word in ["ok", "read it out", "cleared"] { try #require(try floor.say(word), "\(word)") }
    guard case .soak(let dueMS) = floor.prompt.phase else {
      Issue.record("no soak")
      return
    }
    floor.nowMS = dueMS
    for word in ["read it out", "failed", "ask NOC again", "read it out", "link is up"] {
      try #require(try floor.say(word), "\(word) is not on \(floor.prompt.lines)")
    }
    // What was read of lanes is shown with its time, and is no answer: they are read once more.
    #expect(floor.prompt.phase == .lanes)
    let shown = floor.prompt.lines
    #expect(shown.contains("\(readAt): LOWEST Rx2 -3.4 dBm of 4 lanes"), "\(shown)")
    #expect(
      floor.prompt.choices.prefix(3).map(\.label) == [
        "type powers", "NOC says ok", "NOC says low",
      ])
    #expect(shown.count <= 6 && shown.allSatisfy { Columns.count($0) <= 40 }, "\(shown)")
    try #require(try floor.say("type powers"))
    #expect(floor.prompt.lines.contains("ONLY Rx1 read: -1.4 dBm"), "\(floor.prompt.lines)")
    for word in ["ok", "read it out", "cleared"] { try #require(try floor.say(word), "\(word)") }
    #expect(floor.state.topics[.soak] == nil)
    floor.nowMS += 126 * 60_000
    // The first soak's answer is not that of the second.
    let second = floor.prompt
    #expect(second.choices.first?.label == "read it out")
    #expect(!second.lines.contains { $0.hasPrefix("NOC ") }, "\(second.lines)")
    for word in ["read it out", "passed"] { try #require(try floor.say(word), "\(word)") }
    #expect(floor.prompt.phase == .hands)
  }

  @Test func `counters that were not cleared before a failed soak are asked for as new`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11 2 1")
    for word in ["no", "read it out again", "cleared", "failed already", "ask NOC again"] {
      try #require(try floor.say(word), "\(word) is not on \(floor.prompt.lines)")
    }
    for word in ["read it out", "link is up", "NOC says ok"] {
      try #require(try floor.say(word), "\(word) is not on \(floor.prompt.lines)")
    }
    #expect(floor.prompt.phase == .counters)
    #expect(floor.state.topics[.counters] == nil)
    #expect(floor.prompt.choices.first?.label == "read it out")
  }
}
