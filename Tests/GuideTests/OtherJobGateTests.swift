import Guide
import Plant
import Testing

/// What another open job of the link has shut is that job's: it opens the port when its own cord is in.
struct OtherJobGateTests {
  private static let panel = Floor.id(77)
  private static let other = Floor.id(70)

  /// A repair of the near port, while another job of the same link has both ports shut for a joint on a panel.
  private func floor(joint: ThingID = Self.panel) -> Floor {
    var floor = Floor()
    floor.situation.otherJoints = [PathJoint(id: Self.panel, name: "P03B:14", isOnPanel: true)]
    let begun = Job(
      link: Floor.link, joint: joint, procedure: "panel-joint", version: 1, code: "ABC234")
    floor.situation.facts.append(
      Fact(id: Self.other, atMS: 950_000_000, order: 30, technician: "Noor", body: .job(begun)))
    floor.record(
      [Floor.nearPort, Floor.farPort].map { port in
        .portGate(PortGate(port: port, action: .shut, byWhom: "kim", ticket: "INC48213"))
      }, job: Self.other, technician: "Noor")
    return floor
  }

  private func plug(_ action: PlugAction, _ floor: inout Floor) {
    floor.record(
      [.plugging(Plugging(joint: Self.panel, action: action))], job: Self.other, technician: "Noor")
  }

  /// The screen as one sentence: a line that goes on in the next is indented there.
  private func words(_ floor: Floor) -> String {
    floor.prompt.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test func `its lease shuts the port for nobody else, and is not ours to give back`() throws {
    var floor = floor()
    let code = "job \(ShortCode("ABC234").description)"
    #expect(floor.prompt.phase == .dark)
    #expect(words(floor).contains("shut already for \(code)"), "\(words(floor))")
    #expect(
      floor.prompt.readOut?.contains("is shut for \(code) (Noor). Please keep it shut") == true)
    try floor.say("it is shut")
    #expect(floor.prompt.phase == .open)
    try floor.say("unplugged")
    try floor.answers("111")
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.prompt.readOut?.contains("Open it ONLY if \(code) (Noor) agrees") == true)
    try floor.say("read it out")
    #expect(try floor.say("given back, stays shut"))
    #expect(floor.state.gate.otherHolder?.job == ShortCode("ABC234").description)
    #expect(!floor.state.gate.isShutForUs)
    #expect(words(floor).contains("NOT ours to open"), "\(words(floor))")
  }

  @Test func `a port is not asked to be opened onto a cord that is out at another joint`() throws {
    var floor = floor()
    try floor.say("it is shut")
    try floor.say("unplugged")
    try floor.answers("111")
    plug(.unplug, &floor)
    #expect(floor.prompt.phase == .linkUp)
    #expect(words(floor).contains("open ONLY when P03B:14 is in"), "\(words(floor))")
    #expect(
      floor.prompt.readOut?.contains("ONLY when the cord at P03B:14 is in again, and job") == true)
    // Read out, there are more keys than room: what it hangs on stays.
    try floor.say("read it out")
    #expect(words(floor).contains("ONLY when P03B:14 is in"), "\(words(floor))")
    plug(.plugIn, &floor)
    #expect(floor.prompt.readOut?.contains("P03B:14") == false)
  }

  @Test func `what it opens is open, and what it left shut once it was accepted is ours`() {
    var opened = floor()
    opened.record(
      [.portGate(PortGate(port: Floor.nearPort, action: .opened, byWhom: "kim"))],
      job: Self.other)
    #expect(words(opened).contains("shut S1-L3 25/1 ONLY"), "\(words(opened))")
    var accepted = floor()
    accepted.record(
      [
        .signature(
          Signature(
            subject: Subject(kind: .link, id: Floor.link), kind: .accepted, byWhom: "Lea"))
      ], job: Self.other)
    #expect(accepted.state.gate.isShutForUs)
  }

  @Test func `what it has given back is no longer its own`() throws {
    var floor = floor()
    try floor.say("it is shut")
    let ours = "job \(ShortCode("7K3Q9X"))"
    let back = PortGate(port: Floor.nearPort, action: .shut, byWhom: "kim", ticket: ours)
    floor.record([.portGate(back)], job: Self.other, technician: "Noor")
    #expect(floor.state.gate.otherHolder == nil)
    #expect(floor.state.gate.isShutForUs)
    try floor.say("unplugged")
    try floor.answers("111")
    #expect(floor.prompt.readOut?.hasPrefix("Please open port") == true)
  }

  @Test func `two who began at one joint share its gate`() {
    let floor = floor(joint: Floor.nearPort)
    #expect(floor.state.gate.isShutForUs)
    #expect(floor.prompt.phase == .open)
  }

  @Test func `of one's repairs that with a cord out comes first in what is due`() {
    func item(_ kind: DueKind, _ code: ShortCode, since: Int64) -> DueItem {
      var item = DueItem(
        kind: kind, link: Floor.link, port: Floor().situation.port,
        otherPort: Floor().situation.otherPort, why: "", sinceMS: since, technician: "Raj")
      item.code = code
      return item
    }
    let right = [
      item(.runningRepair, "SECOND", since: 9), item(.runningRepair, "WAITNG", since: 1),
      item(.cordOut, "SECOND", since: 10),
    ]
    #expect(Due.ordered(right.reversed(), technician: "Raj") == right)
  }
}
