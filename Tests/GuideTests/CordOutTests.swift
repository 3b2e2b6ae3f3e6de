import Guide
import Plant
import Testing

/// Joints whose cord is out where the procedure opens none, and links in service.
struct CordOutTests {
  private static let faces = ["clean", "clean", "plugged in"]
  private static let shut = ["read it out", "it is shut"]
  private static let soaked = [
    "read it out", "cleared", "sign hands done", "read it out", "passed",
  ]

  private func unplugged(_ floor: inout JobFloor, _ joint: ThingID) {
    floor.facts.append(
      Fact(
        id: Floor.id(950, kind: 1), atMS: 1, order: 1, technician: "Ana",
        body: .plugging(Plugging(joint: joint, action: .unplug))))
  }

  private func say(_ floor: inout JobFloor, _ words: [String]) throws {
    for word in words {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
  }

  private func lines(_ floor: JobFloor) -> [String] { floor.job.prompt(nowMS: floor.nowMS).lines }

  @Test func `a cord that is out is told and put in before the link is to come up`() throws {
    var floor = JobFloor(Shipped.named("spare-leg"))
    unplugged(&floor, Floor.nearPort)
    try say(
      &floor,
      ["as it should be", "passed"] + Self.shut + Self.shut + ["unplugged"] + Self.faces
        + ["it is shut", "unplugged"] + Self.faces + ["read it out", "it is open"]
        + ["read it out", "it is open"])
    #expect(floor.job.phase == .inspect(.port))
    #expect(lines(floor).contains { $0.contains("CORD OUT at 25/1") }, "\(lines(floor))")
    try say(&floor, ["clean", "clean"])
    #expect(lines(floor).first?.hasPrefix("PLUG IN") == true, "\(lines(floor))")
    try say(
      &floor,
      ["plugged in", "read it out", "open, link is up", "NOC says ok", "NOC says ok"]
        + ["none is broken"] + Self.soaked + ["accepted"])
    #expect(floor.job.phase == .done)
  }

  /// Another job at the near port, in which Mina unplugged it before ours was begun.
  private func unpluggedInAnotherJob(_ floor: inout JobFloor, parkedFor reason: String?) {
    let id = Floor.id(940, kind: 1)
    let job = Job(
      link: Floor.link, joint: Floor.nearPort, procedure: "repair", version: 3, code: "ABC234")
    let pause = Pause(action: .parked, reason: reason)
    let bodies: [FactBody] =
      [.plugging(Plugging(joint: Floor.nearPort, action: .unplug))]
      + (reason == nil ? [] : [.pause(pause)])
    floor.facts.append(Fact(id: id, atMS: 1, order: 1, technician: "Mina", body: .job(job)))
    for (place, body) in bodies.enumerated() {
      floor.facts.append(
        Fact(
          id: Floor.id(941 + UInt64(place), kind: 1), atMS: 2, order: 2 + Int64(place),
          technician: "Mina", job: id, body: body))
    }
  }

  private func why(_ floor: JobFloor) -> String {
    floor.job.prompt(nowMS: floor.nowMS).why.map { $0.trimmingPrefix(" ") }.joined(separator: " ")
  }

  @Test
  func `in whose job a cord is out, and what that waits for, is said where a hand is led to it`()
    throws
  {
    var floor = JobFloor(Shipped.named("spare-leg"))
    unpluggedInAnotherJob(&floor, parkedFor: "waits for a leg")
    try say(
      &floor,
      ["as it should be", "passed"] + Self.shut + Self.shut + ["unplugged"] + Self.faces
        + ["it is shut", "unplugged"] + Self.faces + ["read it out", "it is open"]
        + ["read it out", "it is open"])
    let whom = "job \(ShortCode("ABC234").description) (Mina)"
    #expect(floor.job.phase == .inspect(.port))
    #expect(lines(floor).contains("CORD OUT at 25/1: \(whom)"), "\(lines(floor))")
    #expect(why(floor).contains("PARKED: waits for a leg"), "\(why(floor))")
    #expect(why(floor).contains("came out in \(whom): ask there"), "\(why(floor))")
    #expect(why(floor).contains("What stood open is looked at"), "\(why(floor))")
    #expect(!why(floor).contains("The NOC opens"), "\(why(floor))")
    try say(&floor, ["clean", "clean"])
    #expect(lines(floor).contains("CORD OUT at 25/1: \(whom)"), "\(lines(floor))")
    #expect(lines(floor).contains("PARKED: waits for a leg"), "\(lines(floor))")
    #expect(why(floor).contains("not up before it is in again"), "\(why(floor))")
    try say(&floor, ["plugged in"])
    #expect(!lines(floor).contains { $0.contains("CORD OUT") }, "\(lines(floor))")
  }

  @Test func `a joint that somebody else has out is named to whoever begins there, too`() {
    var floor = JobFloor(Shipped.repair)
    unpluggedInAnotherJob(&floor, parkedFor: nil)
    #expect(floor.job.phase == .inspect(.port))
    let all = lines(floor).joined(separator: " ") + " " + why(floor)
    #expect(all.contains("CORD OUT at 25/1: job"), "\(all)")
  }

  @Test func `an acceptance of a link whose cord is out begins with the cord`() throws {
    var floor = JobFloor(Shipped.named("acceptance"))
    unplugged(&floor, Floor.nearPort)
    // Nobody has shut anything: no tester goes in there.
    #expect(lines(floor).contains { $0.contains("open NOTHING") }, "\(lines(floor))")
    try say(&floor, ["it was tested: right", "it was tested: right"])
    #expect(lines(floor).first?.hasPrefix("DARK") == true, "\(lines(floor))")
    #expect(lines(floor).contains { $0.contains("CORD OUT at 25/1") }, "\(lines(floor))")
    try say(
      &floor,
      Self.shut + Self.faces + ["read it out", "it is open", "read it out", "link is up"]
        + Self.soaked)
    #expect(floor.job.phase == .accept)
  }

  @Test func `an open joint at the other end is owed`() throws {
    var floor = JobFloor(Shipped.named("acceptance"))
    unplugged(&floor, Floor.farPort)
    try say(&floor, ["it was tested: right", "it was tested: right"])
    #expect(floor.job.phase == .owed)
    #expect(lines(floor).contains { $0.contains("S1-P2 3/2: cord is out") }, "\(lines(floor))")
  }

  @Test func `an acceptance opens nothing on a link in service`() throws {
    var floor = JobFloor(Shipped.named("acceptance"))
    #expect(!lines(floor).contains { $0.contains("caps off") }, "\(lines(floor))")
    #expect(lines(floor).contains { $0.contains("needs the link dark") }, "\(lines(floor))")
    try say(&floor, ["not tested: owed", "it was tested: right", "read it out", "link is up"])
    try say(&floor, Self.soaked)
    #expect(floor.job.phase == .owed)
    #expect(lines(floor).contains { $0.contains("OWED polarity test") }, "\(lines(floor))")
  }

  @Test func `nobody is to ring the centre for a new port in which nothing is plugged`() throws {
    var floor = JobFloor(Shipped.named("new-link"))
    try say(&floor, ["as it should be", "passed"])
    #expect(floor.job.phase == .inspect(.port))
    #expect(!lines(floor).contains { $0.contains("NOT SHUT") }, "\(lines(floor))")
  }
}
