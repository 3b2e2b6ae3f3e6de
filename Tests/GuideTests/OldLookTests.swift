import Guide
import Plant
import Testing

/// Faces that were seen clean and stood open since, with no cap on.
struct OldLookTests {
  private let hourMS: Int64 = 3_600_000

  /// Both faces were seen clean; when the older look was made.
  private func seenClean(_ policy: RepairPolicy = RepairPolicy(), medium: Medium = .fibre) throws
    -> (Floor, Int64)
  {
    var floor = Floor(medium: medium, policy: policy)
    try floor.answers("111")
    try floor.say("clean")
    let lookMS = floor.nowMS
    try floor.say("clean")
    try #require(floor.prompt.phase == .plugIn)
    return (floor, lookMS)
  }

  private func labels(_ floor: Floor) -> [String] { floor.prompt.choices.map(\.label) }

  private func words(_ lines: [String]) -> String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test func `after a shift they are looked at again before the plug goes in`() throws {
    var (floor, lookMS) = try seenClean()
    floor.nowMS = lookMS + 12 * hourMS
    #expect(labels(floor).first == "plugged in")
    floor.nowMS += 1
    let since = FloorClock().moment(lookMS, near: floor.nowMS)
    #expect(
      words(floor.prompt.lines).contains("seen clean \(since), open since: look again"),
      "\(floor.prompt.lines)")
    #expect(!labels(floor).contains("plugged in"), "\(floor.prompt.lines)")
    #expect(words(floor.prompt.why).contains("after 12 hours"), "\(floor.prompt.why)")
    #expect(floor.prompt.lines.allSatisfy { Columns.count($0) <= 40 })
    #expect(try floor.say("look again"))
    #expect(floor.prompt.phase == .inspect(.port))
    for word in ["clean", "clean", "plugged in"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.state.owedPlug == nil)
  }

  @Test func `one that goes in all the same is unseen, and owed`() throws {
    var (floor, lookMS) = try seenClean()
    floor.nowMS = lookMS + 59 * hourMS
    #expect(try floor.say("plug in UNSEEN"))
    #expect(floor.state.owedPlug?.reason == "because")
    #expect(floor.job.debts.contains { if case .unseen = $0 { true } else { false } })
    // Opened and seen clean anew, nothing is owed.
    floor.record([.plugging(Plugging(joint: Floor.nearPort, action: .unplug))])
    for word in ["clean", "clean", "plugged in"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.state.owedPlug == nil)
  }

  @Test func `the site says for how long, and a clock that is behind takes nothing back`() throws {
    var (short, lookMS) = try seenClean(RepairPolicy(cleanHours: 1))
    short.nowMS = lookMS + 2 * hourMS
    #expect(labels(short).first == "look again")
    short.nowMS = lookMS - 1_000 * hourMS
    #expect(labels(short).first == "plugged in")
    var (long, since) = try seenClean(RepairPolicy(values: ["clean-hours": "100"]))
    long.nowMS = since + 59 * hourMS
    #expect(labels(long).first == "plugged in")
  }

  /// Whoever knew of no look said so; both logs have a fresh one.
  @Test func `a reason alone makes no fresh look an old one`() throws {
    var (floor, _) = try seenClean()
    floor.record([
      .plugging(Plugging(joint: Floor.nearPort, action: .plugIn, unseenReason: "night"))
    ])
    #expect(floor.state.owedPlug == nil)
  }

  @Test func `a cable without faces goes in however long it hung`() throws {
    var floor = Floor(medium: .aoc)
    try floor.answers("111")
    floor.nowMS += 100 * hourMS
    #expect(labels(floor).first == "plugged in", "\(floor.prompt.lines)")
  }
}
