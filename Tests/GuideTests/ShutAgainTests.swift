import Guide
import Plant
import Testing

/// A port of the link that is shut once the link was up: it is up no more, for whomever it was shut.
struct ShutAgainTests: FloorSuite {
  private static let up = [
    "read it out", "it is shut", "unplugged", "clean", "clean", "plugged in", "read it out",
    "open, link is up", "NOC says ok",
  ]
  private static let soaking = ["read it out", "cleared", "sign hands done"]

  private func shut(_ port: ThingID, _ action: GateAction = .shut) -> FactBody {
    .portGate(PortGate(port: port, action: action, byWhom: "Noor", ticket: "CHG99"))
  }

  private func words(_ floor: Floor) -> String {
    floor.prompt.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test(arguments: [Floor.nearPort, Floor.farPort], [true, false])
  func `it takes back link up, lanes, counters and soak, and the screen says for whom`(
    port: ThingID, isSoaking: Bool
  ) throws {
    var floor = Floor()
    try say(&floor, Self.up + (isSoaking ? Self.soaking : []))
    floor.record([shut(port)], job: nil, technician: "Dana")
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.state.soak == .notStarted)
    #expect(floor.state.lanesGood == nil)
    #expect((floor.state.handsBy != nil) == isSoaking)
    #expect(words(floor).contains("CHG99"), "\(floor.prompt.lines)")
    if port == Floor.farPort {
      #expect(floor.prompt.lines.contains("far S1-P2 3/2 is still shut"), "\(floor.prompt.lines)")
      #expect(floor.prompt.lines.contains("it is shut under CHG99"), "\(floor.prompt.lines)")
    } else {
      #expect(words(floor).contains("NOT ours to open"), "\(floor.prompt.lines)")
    }
    // Those who had it shut are done; all of it is asked anew.
    floor.record([shut(port, .opened)], job: nil, technician: "Dana")
    #expect(floor.prompt.phase == .linkUp)
    try say(&floor, ["read it out", "link is up", "NOC says ok", "read it out", "cleared"])
    floor.nowMS += 126 * 60_000
    try say(&floor, ["read it out", "passed"])
    if !isSoaking { try say(&floor, ["sign hands done"]) }
    try say(&floor, ["accepted"])
    #expect(floor.prompt.phase == .done)
  }

  @Test func `what was read by those who did not know that it was shut counts nothing`() throws {
    var floor = Floor()
    try say(&floor, Self.up + Self.soaking)
    floor.record([shut(Floor.farPort)], job: nil, technician: "Ana")
    floor.record([
      .answer(Answer(about: .soak, outcome: .yes, byWhom: "noor")),
      .soak(Soak(link: Floor.link, action: .passed)),
    ])
    floor.record([
      .signature(
        Signature(subject: Subject(kind: .link, id: Floor.link), kind: .accepted, byWhom: "Dana"))
    ])
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.state.acceptedBy == nil)
  }

  @Test func `a repair at the other end that has its port shut is named`() throws {
    var floor = Floor()
    try say(&floor, Self.up + Self.soaking)
    var far = floor.farEnd()
    far.nowMS = floor.nowMS
    try say(&far, ["read it out", "it is shut"])
    floor.situation.facts = far.situation.facts
    #expect(floor.prompt.phase == .linkUp)
    let said = words(floor)
    #expect(said.contains("it is shut for job FARFAR"), "\(floor.prompt.lines)")
    #expect(floor.prompt.lines.count <= 6)
    // Taken back, it was never shut.
    let gate = try #require(
      far.situation.facts.last { if case .portGate = $0.body { true } else { false } })
    floor.record([.withdrawal(Withdrawal(factKind: "port_gate", fact: gate.id))], job: nil)
    guard case .soak = floor.prompt.phase else {
      Issue.record("\(floor.prompt.phase)")
      return
    }
  }

  @Test func `a link that was taken back was taken as it was then`() throws {
    var floor = Floor()
    try say(&floor, Self.up + Self.soaking)
    floor.nowMS += 126 * 60_000
    try say(&floor, ["read it out", "passed", "accepted"])
    floor.record([shut(Floor.nearPort)], job: nil, technician: "Dana")
    #expect(floor.state.isAccepted)
    #expect(floor.prompt.phase == .done)
  }
}
