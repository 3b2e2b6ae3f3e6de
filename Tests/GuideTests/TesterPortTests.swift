import Guide
import Plant
import Testing

/// A tester goes into no port that shines, and into none with a plug in it.
struct TesterPortTests: FloorSuite {
  private static let up = ["clean", "plugged in", "read it out", "open, link is up", "NOC says ok"]
  private static let soaked = ["read it out", "cleared", "sign hands done"]

  /// A repair whose cord was changed, and not plugged in yet.
  private func changed() throws -> Floor {
    var floor = Floor()
    let words = ["read it out", "it is shut", "unplugged", "clean", "damage", "replace the cord"]
    try say(&floor, words + ["new one is in"])
    try #require(floor.prompt.phase == .test(.polarity))
    return floor
  }

  /// The same, with the cord in and its tests owed, opened again to make them.
  private func reopened() throws -> Floor {
    var floor = try changed()
    try say(&floor, ["cannot test", "cannot test"] + Self.up + ["read it out", "cleared"])
    floor.record([.soak(Soak(link: Floor.link, action: .passed))])
    try say(&floor, ["sign hands done", "open it and test", "read it out", "it is shut"])
    try say(&floor, ["unplugged"])
    return floor
  }

  private func words(_ floor: Floor) -> String {
    floor.prompt.why.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  private func atFarEnd(_ floor: inout Floor, _ bodies: [FactBody]) {
    floor.record(bodies, job: nil, technician: "Ana")
  }

  private static let farShut = FactBody.portGate(
    PortGate(port: Floor.farPort, action: .shut, byWhom: "dana"))
  private static let farOut = FactBody.plugging(
    Plugging(joint: Floor.farPort, action: .unplug))

  @Test func `a new cord is tested alone while the far port is live, in no port`() throws {
    var floor = try changed()
    let lines = floor.prompt.lines
    #expect(lines.contains("TEST POLARITY of the new cord alone"), "\(lines)")
    #expect(lines.contains("BOTH PLUGS OUT: no tester in a port"), "\(lines)")
    #expect(!lines.joined().contains("3/2"), "\(lines)")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    try say(&floor, ["as it should be"])
    #expect(floor.prompt.lines.contains("TEST LOSS of the new cord alone"), "\(floor.prompt.lines)")
    try say(&floor, ["passed"])
    // A tester was on the plug, and nobody has looked at its other end.
    #expect(floor.prompt.phase == .inspect(.cord))
    #expect(floor.job.debts == [.newCordFarFace()])
  }

  @Test func `from port to port is tested once the far one is recorded as shut and out`() throws {
    for bodies in [[Self.farShut], [Self.farOut]] {
      var floor = try changed()
      atFarEnd(&floor, bodies)
      #expect(!floor.prompt.lines.joined().contains("3/2"), "\(floor.prompt.lines)")
    }
    var floor = try changed()
    atFarEnd(&floor, [Self.farShut, Self.farOut])
    let lines = floor.prompt.lines
    #expect(lines.contains("TEST POLARITY S1-L3 25/1 to S1-P2 3/2"), "\(lines)")
  }

  @Test func `a link that is opened to be tested says first what is to be shut and unplugged`()
    throws
  {
    var floor = try reopened()
    #expect(floor.prompt.phase == .test(.polarity))
    var lines = floor.prompt.lines
    #expect(lines.contains { $0.hasPrefix("FIRST shut and unplug S1-P2 3/2") }, "\(lines)")
    #expect(!lines.contains { $0.contains("TEST ") }, "\(lines)")
    let answers = floor.prompt.choices.filter { $0.kind == .record && $0.key != "p" }
    #expect(answers.map(\.label) == ["cannot test"])
    // What is typed next stands there, and all of it behind `?`.
    #expect(lines.contains("then q, ferrule record port S1-P2:3/2"), "\(lines)")
    #expect(lines.contains(" --shut --by NAME"), "\(lines)")
    #expect(!lines.joined().contains("unplug S1-P2:3/2"), "\(lines)")
    var why = words(floor)
    #expect(
      why.contains(
        "q, ferrule record port S1-P2:3/2 --shut --by NAME; ferrule record unplug S1-P2:3/2; "
          + "ferrule work --resume."), "\(why)")
    #expect(why.hasSuffix("Else: cannot test, owed."), "\(why)")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    var owed = floor
    try say(&owed, ["cannot test", "cannot test"])
    #expect(owed.prompt.phase == .inspect(.port))
    let isOwed = owed.job.debts.contains { if case .polarityTest = $0 { true } else { false } }
    #expect(isOwed, "\(owed.job.debts)")
    atFarEnd(&floor, [Self.farShut])
    lines = floor.prompt.lines
    #expect(lines.contains { $0.hasPrefix("FIRST unplug S1-P2 3/2") }, "\(lines)")
    #expect(lines.contains("then q, ferrule record unplug S1-P2:3/2"), "\(lines)")
    why = words(floor)
    #expect(why.contains("a plug: q, ferrule record unplug S1-P2:3/2; ferrule work"), "\(why)")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    atFarEnd(&floor, [Self.farOut])
    #expect(floor.prompt.lines.contains("TEST POLARITY S1-L3 25/1 to S1-P2 3/2"))
    try say(&floor, ["as it should be", "passed"])
    // The far port stays dark, and out, until somebody there says otherwise.
    #expect(floor.job.debts.contains(.cordOut(name: "S1-P2 3/2")), "\(floor.job.debts)")
  }

  @Test func `what went wrong is not called right in a port that was lit since`() throws {
    var floor = try reopened()
    atFarEnd(&floor, [Self.farShut, Self.farOut])
    try say(&floor, ["WRONG"])
    #expect(floor.prompt.choices.contains { $0.label == "it is right now" })
    atFarEnd(
      &floor, [.portGate(PortGate(port: Floor.farPort, action: .opened, byWhom: "dana"))])
    #expect(!floor.prompt.choices.contains { $0.label == "it is right now" })
    #expect(floor.prompt.choices.contains { $0.label == "another cord" })
  }
}
