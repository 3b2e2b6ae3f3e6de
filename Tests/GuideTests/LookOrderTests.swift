import Guide
import Plant
import Testing

/// Where to look next, and in which order.
struct LookOrderTests {
  @Test func `a failed soak says where to look, last touched first`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11 2 11")
    try floor.say("failed already")
    #expect(floor.prompt.phase == .lookNext(.soakFailed))
    #expect(floor.state.lookOrder.map(\.joint.name) == ["S1-P2 3/2", "S1-L3 25/1"])
    #expect(floor.state.lookOrder.map(\.why) == ["never seen", "seen clean"])
    #expect(floor.prompt.lines.contains("1 S1-P2 3/2: never seen"))
    try floor.say("25/1 again: seen clean")
    #expect(floor.prompt.phase == .dark)
  }

  @Test func `a joint plugged in unseen is the first to look at`() throws {
    var floor = Floor()
    try floor.answers("111")
    try floor.say("plug in UNSEEN")
    try floor.answers("1")
    try floor.say("open, NOT up")
    #expect(floor.state.lookOrder.first?.isThisJoint == true)
    #expect(floor.state.lookOrder.first?.why == "last touched")
  }

  @Test func `another joint whose faces were seen clean since it was opened comes last`() throws {
    let panel = Floor.id(50)
    let faces = [Face(part: Floor.id(51), connector: 1), Face(part: Floor.id(52), connector: 1)]
    var floor = Floor()
    floor.situation.otherJoints = [
      PathJoint(id: panel, name: "P03B:14", isOnPanel: true),
      PathJoint(id: Floor.farPort, name: "S1-P2 3/2"),
    ]
    func names() -> [String] { floor.state.lookOrder.map(\.joint.name) }
    try floor.answers("111 11 1 1")
    let elsewhere = Floor.id(53)
    floor.record([.plugging(Plugging(joint: panel, action: .unplug))], job: elsewhere)
    for face in faces {
      floor.record(
        [.inspection(Inspection(face: face, joint: panel, verdict: .clean))], job: elsewhere)
    }
    floor.record([.plugging(Plugging(joint: panel, action: .plugIn))], job: elsewhere)
    try floor.say("open, NOT up")
    #expect(names().first == "S1-P2 3/2")
    #expect(floor.state.lookOrder.first { $0.joint.id == panel }?.why == "seen clean")
    floor.record([.cleaning(Cleaning(face: faces[0], joint: panel, method: .dry))], job: elsewhere)
    #expect(names().first == "P03B:14")
  }

  @Test func `going to the far end begins a job there`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 1")
    try floor.say("open, NOT up")
    #expect(floor.prompt.phase == .lookNext(.linkDown))
    let choice = try #require(floor.prompt.choice(for: "1"))
    #expect(choice.needs == [.jobCode])
    try floor.answer("1")
    #expect(floor.prompt.phase == .otherJoint(.linkDown))
    #expect(floor.state.otherJob?.joint == Floor.farPort)
    #expect(floor.state.otherJob?.fault == Floor.fault)
    #expect(floor.prompt.lines.contains("LOOKING AT S1-P2 3/2, job ABC123"))
    try floor.say("done there: ask NOC")
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.prompt.lines[1] == "ASK NOC 4411: is S1-L3 25/1 up?")
  }
}
