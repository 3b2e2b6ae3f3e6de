import Guide
import Plant
import Testing

/// A port that others have shut too is given back without being opened.
struct GivenBackTests {
  private static let others = FactBody.portGate(
    PortGate(port: Floor.nearPort, action: .shut, byWhom: "kim", ticket: "CHG9"))
  private static let owed = Debt.notLit(port: "25/1", cause: "CHG9")

  /// A repair whose port is shut for others too, as far as the question whether the link is up.
  private func repaired() throws -> Floor {
    var floor = Floor()
    floor.record([Self.others], job: nil)
    try floor.say("it is shut")
    try floor.say("unplugged")
    try floor.answers("111")
    try #require(floor.prompt.phase == .linkUp)
    try floor.say("read it out")
    return floor
  }

  @Test func `our hold ends, theirs stays, hands are signed, and the light is owed`() throws {
    var floor = try repaired()
    try #require(try floor.say("given back, stays shut"))
    #expect(!floor.state.gate.isShutForUs)
    #expect(floor.state.gate.otherHolder?.ticket == "CHG9")
    #expect(floor.state.debts == [Self.owed])
    #expect(Self.owed.text == "25/1 not tested with light: stays shut for CHG9")
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.prompt.lines.first?.hasPrefix("LINK UP ") == true, "\(floor.prompt.lines)")
    #expect(floor.prompt.lines.joined(separator: " ").contains("NOT ours to open"))
    try #require(try floor.say("sign hands done"))
    #expect(floor.state.handsBy == "Raj")
    #expect(floor.prompt.phase == .linkUp)
    try #require(try floor.say("read it out again"))
    try #require(try floor.say("link is up"))
    #expect(floor.state.debts == [])
    #expect(floor.state.handsBy == "Raj")
    #expect(floor.prompt.phase == .lanes)
  }

  /// The screen as one sentence: a line that goes on in the next is indented there.
  private func words(_ floor: Floor) -> String {
    floor.prompt.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test func `a link whose port stays shut is asked for again, before anybody looks elsewhere`()
    throws
  {
    var floor = try repaired()
    try floor.say("given back, stays shut")
    try floor.say("read it out again")
    try #require(try floor.say("NOT up"))
    #expect(floor.prompt.phase == .lookNext(.linkDown))
    #expect(words(floor).contains("25/1 is shut under CHG9"), "\(floor.prompt.lines)")
    #expect(!words(floor).contains("Where to look"))
    #expect(floor.prompt.lines.count <= 6)
    #expect(floor.prompt.choices.first?.label == "ask NOC again")
    try floor.answer("1")
    #expect(floor.prompt.phase == .linkUp)
  }

  @Test func `a link whose far port is shut is not looked for in panels first`() throws {
    var floor = Floor()
    let far = PortGate(port: Floor.farPort, action: .shut, byWhom: "kim", ticket: "CHG9")
    floor.record([.portGate(far)], job: nil)
    for word in ["read it out", "it is shut", "unplugged"] { try floor.say(word) }
    try floor.answers("111")
    try floor.say("read it out")
    try #require(try floor.say("open, NOT up"))
    #expect(words(floor).contains("3/2 is shut under CHG9"), "\(floor.prompt.lines)")
    #expect(floor.prompt.choices.first?.label == "ask NOC again")
    #expect(floor.prompt.lines.count <= 6)
  }

  @Test func `it is taken back with u, and shut for us again by the next repair`() throws {
    var floor = try repaired()
    try floor.say("given back, stays shut")
    var undone = floor
    try undone.answer("u")
    #expect(undone.state.gate.isShutForUs)
    #expect(undone.prompt.choices.contains { $0.label == "given back, stays shut" })
    floor.record([
      .portGate(
        PortGate(port: Floor.nearPort, action: .shut, byWhom: "kim", ticket: "INC48213"))
    ])
    #expect(floor.state.gate.isShutForUs)
    #expect(floor.state.debts == [.portShut(name: "S1-L3 25/1")])
  }

  @Test func `the light is owed still when somebody else has it shut too`() throws {
    var floor = try repaired()
    try floor.say("given back, stays shut")
    let more = PortGate(port: Floor.nearPort, action: .shut, byWhom: "lea", ticket: "CHG10")
    floor.record([.portGate(more)], job: nil)
    #expect(floor.state.debts == [Self.owed])
  }

  /// A port is shut, or given back, under a ticket and by no job.
  private func tell(_ floor: inout Floor, ticket: String, step: String? = nil) {
    floor.record([], job: nil)
    floor.situation.facts.append(
      Fact(
        id: floor.newID(), atMS: floor.nowMS,
        order: (floor.situation.facts.map(\.order).max() ?? 0) + 1, technician: "Noor", step: step,
        body: .portGate(
          PortGate(port: Floor.nearPort, action: .shut, byWhom: "Noor", ticket: ticket))))
  }

  @Test func `what our ticket alone has shut is given back by no job, and asked for again`() throws
  {
    var floor = Floor()
    floor.record([Self.others], job: nil)
    tell(&floor, ticket: "INC48213")
    #expect(floor.state.gate.isShutForUs)
    // Who shuts it for the others once more gives nothing of ours back.
    var again = floor
    tell(&again, ticket: "CHG9")
    #expect(again.state.gate.isShutForUs)
    tell(&floor, ticket: "CHG9", step: GivenBack.step)
    #expect(!floor.state.gate.isShutForUs)
    #expect(floor.state.gate.otherHolder?.ticket == "CHG9")
    #expect(floor.prompt.readOut?.contains("keep it shut for us too") == true)
    // A job that shut it itself, also before the ticket was told again, gives it back itself.
    floor.record([
      .portGate(
        PortGate(port: Floor.nearPort, action: .shut, byWhom: "dana", ticket: "INC48213"))
    ])
    tell(&floor, ticket: "INC48213")
    tell(&floor, ticket: "CHG9", step: GivenBack.step)
    #expect(floor.state.gate.isShutForUs)
  }

  @Test func `once they have opened it, it is asked for as any other`() throws {
    var floor = try repaired()
    try floor.say("given back, stays shut")
    floor.record(
      [.portGate(PortGate(port: Floor.nearPort, action: .opened, byWhom: "kim"))], job: nil)
    #expect(floor.state.debts == [])
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.prompt.readOut == "Is the link of port S1-L3 25/1 up?")
  }

  @Test func `a port that only we have shut is not left shut`() throws {
    var floor = Floor()
    try floor.say("it is shut")
    try floor.say("unplugged")
    try floor.answers("1111")
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.prompt.choices.contains { $0.label == "open, NOT up" })
    #expect(!floor.prompt.choices.contains { $0.label == "given back, stays shut" })
  }

  @Test func `the other link of the module goes on meanwhile`() throws {
    var floor = JobFloor(Shipped.named("replace-module"))
    floor.facts.append(
      Fact(
        id: Floor.id(300, kind: 1), atMS: 1_000, order: 15, technician: "kim", body: Self.others))
    let shut = ["read it out", "it is shut"]
    let faces = ["clean", "clean", "plugged in"]
    for word in shut + shut + ["unplugged", "unplugged", "new one is in", "form is right"]
      + faces + faces + ["read it out", "given back, stays shut"]
    {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    #expect(floor.job.phase == .linkUp)
    #expect(floor.job.current.situation.port.id == Floor.neighbourPort)
    for word in ["read it out", "open, link is up", "NOC says ok"] {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(floor.job.phase == .linkUp)
    #expect(floor.job.current.situation.port.id == Floor.nearPort)
    #expect(floor.job.debts.contains(Self.owed))
    #expect(try floor.say("sign hands done"))
    #expect(floor.job.here.handsBy == "Raj")
  }
}
