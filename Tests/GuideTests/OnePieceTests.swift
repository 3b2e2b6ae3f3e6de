import Guide
import Plant
import Testing

/// An AOC or DAC is one piece with its plugs: it has no module of its own, and its only cure is another cable.
struct OnePieceTests {
  private func labels(_ floor: JobFloor) -> [String] {
    floor.job.prompt(nowMS: floor.nowMS).choices.map(\.label)
  }

  private func say(_ floor: inout JobFloor, _ words: [String]) throws {
    for word in words {
      let said = try floor.say(word)
      #expect(said, "\(word): \(floor.job.prompt(nowMS: floor.nowMS).lines)")
    }
  }

  @Test(arguments: [Medium.aoc, .dac])
  func `a bad one is plugged in anew, then the cable is changed, then it is handed over`(
    medium: Medium
  ) throws {
    var floor = JobFloor(Shipped.named("bad-link"), medium: medium)
    let out = ["read it out", "it is shut", "unplugged"]
    let down = ["plugged in", "read it out", "open, NOT up"]
    try say(&floor, out + down)
    for _ in 0..<2 {
      #expect(!labels(floor).contains("change the cable"), "\(labels(floor))")
      let again = try #require(labels(floor).first { $0.hasPrefix("25/1 again") })
      try say(&floor, [again] + out + down)
    }
    let why = floor.job.prompt(nowMS: floor.nowMS).why.joined(separator: " ")
    #expect(why.contains("another"), "\(why)")
    #expect(!why.contains("module, then"), "\(why)")
    #expect(!labels(floor).contains("escalate"), "\(labels(floor))")
    try say(&floor, ["change the cable"] + out + ["new one is in"] + down)
    #expect(floor.job.here.changedParts == [.plug])
    #expect(!labels(floor).contains { $0.hasPrefix("change the") }, "\(labels(floor))")
    try say(&floor, ["escalate"])
    #expect(floor.job.phase == .setAside)
  }

  @Test func `no module is changed where one is found in the port`() throws {
    var floor = JobFloor(Shipped.named("replace-module"), medium: nil)
    let shut = ["read it out", "it is shut"]
    try say(&floor, shut + shut + ["AOC", "unplugged", "unplugged"])
    #expect(floor.job.phase == .plugIn, "\(floor.job.phase)")
    #expect(labels(floor).contains("replace the cable"), "\(labels(floor))")
    #expect(!floor.job.here.changedParts.contains(.module))
  }
}
