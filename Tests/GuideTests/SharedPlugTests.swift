import Guide
import Plant
import Testing

/// A plug that several links go through, such as the head of a breakout harness.
struct SharedPlugTests {
  private static let sharers = [61, 62, 63].map { Floor.id($0) }
  private static let opened = ["read it out", "it is shut"]

  private func floor(_ procedure: Procedure = Shipped.repair) -> Floor {
    var floor = Floor(device: "svc-1", port: "s0")
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

  private func say(_ floor: inout Floor, _ words: [String]) throws {
    for word in words {
      let lines = floor.prompt.lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
      #expect(floor.prompt.lines.count <= 6)
      #expect(floor.prompt.lines.allSatisfy { $0.count <= 40 }, "\(floor.prompt.lines)")
    }
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

  @Test func `a plug stays in when the centre does not shut the others`() throws {
    var floor = floor()
    try say(&floor, Self.opened + ["read it out", "they say no"])
    #expect(floor.job.phase == .neighboursLive(.cord))
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
