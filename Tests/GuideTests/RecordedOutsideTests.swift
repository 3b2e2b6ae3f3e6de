import Guide
import Plant
import Testing

/// Facts recorded outside the order, by commands or by another laptop.
struct RecordedOutsideTests {
  private func plug(_ action: PlugAction, reason: String? = nil) -> FactBody {
    .plugging(Plugging(joint: Floor.nearPort, action: action, unseenReason: reason))
  }

  private func look(_ face: Face, _ verdict: FaceVerdict) -> FactBody {
    .inspection(Inspection(face: face, joint: Floor.nearPort, verdict: verdict))
  }

  @Test func `somebody else's look counts`() throws {
    var floor = Floor()
    try floor.answers("1111")
    floor.record([look(Floor.cordFace, .clean)], job: nil, technician: "Ana")
    #expect(floor.prompt.phase == .plugIn)
  }

  @Test func `plugging in without looking is owed`() throws {
    var floor = Floor()
    try floor.answers("111")
    floor.record([plug(.plugIn)], job: nil, technician: "Ana")
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.state.debts.contains(.unseen(reason: nil, atMS: floor.nowMS)))
  }

  @Test func `a reason is not needed when both faces were seen clean after all`() throws {
    var floor = Floor()
    try floor.answers("111 11")
    floor.record([plug(.plugIn, reason: "probe dead")])
    #expect(floor.state.unseen == nil)
  }

  @Test func `unplugging again makes both faces unknown`() throws {
    var floor = Floor()
    try floor.answers("111 11")
    #expect(floor.state.bothSeenClean)
    floor.record([plug(.unplug)], job: nil, technician: "Ana")
    #expect(floor.prompt.phase == .inspect(.port))
    #expect(floor.state.cordFace.state == .unknown)
  }

  @Test func `unplugging after the soak passed opens the repair again`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11 2 11")
    floor.record([.soak(Soak(link: Floor.link, action: .passed))])
    #expect(floor.prompt.phase == .hands)
    floor.record([plug(.unplug)])
    #expect(floor.prompt.phase == .inspect(.port))
    #expect(floor.state.soak == .notStarted)
  }

  @Test func `the wrong cord pulled makes both faces unknown`() throws {
    var floor = Floor()
    try floor.answers("111 11")
    floor.record([.disturbance(Disturbance(joint: Floor.nearPort))])
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `a look at a joint nobody said was opened means that it is open`() {
    var floor = Floor()
    floor.record([look(Floor.moduleFace, .dirt)])
    #expect(!floor.state.isPlugged)
    #expect(floor.prompt.phase == .inspect(.cord))
    #expect(floor.prompt.lines.contains { $0.hasPrefix("NOT SHUT") })
    let why = floor.prompt.why.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(why.contains("ferrule record port S1-L3:25/1 --shut --by NAME"), "\(floor.prompt.why)")
    #expect(floor.prompt.lines.joined(separator: " ").contains("6 NOC shut it"))
  }

  @Test func `a late entry never opens a joint that was plugged in`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11")
    let phase = floor.prompt.phase
    floor.record([look(Floor.moduleFace, .clean)])
    #expect(floor.state.debts.isEmpty)
    floor.record([look(Floor.moduleFace, .dirt)])
    #expect(floor.prompt.phase == phase)
    // What went in dirty is owed, whoever had seen it clean.
    #expect(floor.state.debts.contains { $0.text.hasPrefix("plugged in DIRTY: port face") })
    floor.record([look(Floor.moduleFace, .clean)])
    #expect(!floor.state.debts.isEmpty, "a late entry pays nothing")
  }

  @Test func `looks of an earlier repair prove nothing now`() {
    var floor = Floor()
    for (number, body) in [
      look(Floor.moduleFace, .clean), look(Floor.cordFace, .clean), plug(.plugIn),
    ].enumerated() {
      floor.situation.facts.append(
        Fact(
          id: Floor.id(UInt64(50 + number)), atMS: 1000, order: Int64(number), technician: "Ana",
          body: body))
    }
    #expect(floor.prompt.phase == .dark)
    floor.record([plug(.unplug)])
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `a joint found open is looked at at once`() {
    var floor = Floor()
    floor.situation.facts.append(
      Fact(id: Floor.id(50), atMS: 1000, order: 1, technician: "Ana", body: plug(.unplug)))
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `a face looked at in another place is not proven here`() throws {
    var floor = Floor()
    try floor.answers("1111")
    floor.record([
      .inspection(Inspection(face: Floor.cordFace, joint: Floor.id(77), verdict: .clean))
    ])
    #expect(floor.prompt.phase == .inspect(.cord))
  }

  @Test func `a port shut for another ticket is not ours to open`() throws {
    var floor = Floor()
    floor.record(
      [.portGate(PortGate(port: Floor.nearPort, action: .shut, byWhom: "kim", ticket: "INC9"))],
      job: nil)
    #expect(floor.prompt.phase == .dark)
    #expect(floor.prompt.lines.joined().contains("keep S1-L3 25/1 shut for us"))
    try floor.say("it is shut")
    #expect(floor.prompt.phase == .open)
    try floor.say("unplugged")
    try floor.answers("111")
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.prompt.readOut?.contains("Open it ONLY if INC9 agrees") == true)
  }

  @Test func `a port never shut for us is not asked to be opened`() throws {
    var floor = Floor()
    floor.record(
      [.portGate(PortGate(port: Floor.nearPort, action: .shut, byWhom: "kim", ticket: "INC9"))],
      job: nil)
    floor.record([plug(.unplug)])
    floor.record([look(Floor.moduleFace, .clean), look(Floor.cordFace, .clean)])
    floor.record([plug(.plugIn)])
    #expect(floor.prompt.phase == .linkUp)
    #expect(floor.prompt.readOut?.contains("open") == false)
    floor.record([.ask(Ask(about: .linkUp, text: "up?"))])
    let up = try #require(floor.prompt.choice(for: "1"))
    #expect(up.label == "link is up")
    let bodies = try up.facts(
      input: ReplyInput(person: "kim"), nowMS: floor.nowMS, technician: "Raj")
    #expect(bodies.count == 1)
    #expect(
      bodies.first
        == .answer(
          Answer(
            ask: floor.situation.facts.last?.id, about: .linkUp, outcome: .yes, byWhom: "kim")))
  }

  @Test func `a port shut under our own ticket is ours`() {
    var floor = Floor()
    floor.record(
      [
        .portGate(
          PortGate(port: Floor.nearPort, action: .shut, byWhom: "kim", ticket: "INC48213"))
      ], job: nil)
    #expect(floor.prompt.phase == .open)
  }

  @Test func `a withdrawn fact is gone and a withdrawn withdrawal brings it back`() throws {
    var floor = Floor()
    try floor.answers("111")
    let out = try #require(floor.situation.facts.last)
    floor.record([.withdrawal(Withdrawal(factKind: "plugging", fact: out.id))])
    #expect(floor.prompt.phase == .open)
    let withdrawal = try #require(floor.situation.facts.last)
    floor.record([.withdrawal(Withdrawal(factKind: "withdrawal", fact: withdrawal.id))])
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `a correction counts at the time of what it corrects`() throws {
    var floor = Floor()
    try floor.answers("111")
    try floor.say("dirt")
    let dirt = try #require(floor.situation.facts.last)
    try floor.say("clean")
    try floor.say("cleaned dry")
    floor.record([look(Floor.moduleFace, .clean)], supersedes: dirt.id)
    #expect(floor.state.portFace.state == .cleaned)
    #expect(floor.state.portFace.looks == 1)
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `undo takes back the whole last answer, one after the other`() throws {
    var floor = Floor()
    try floor.answers("11")
    #expect(floor.prompt.phase == .open)
    #expect(floor.prompt.undoes?.hasPrefix("the NOC's answer: it is shut") == true)
    try floor.answer("u")
    #expect(!floor.state.gate.isShut)
    #expect(floor.prompt.lines[1].hasPrefix("ASKED"))
    try floor.answer("u")
    #expect(floor.prompt.lines[1].hasPrefix("ASK NOC"))
    // Nothing is recorded in it any more: its beginning is left.
    #expect(floor.prompt.undoes?.hasPrefix("job begun") == true)
    try floor.answer("u")
    #expect(floor.prompt.phase == .setAside)
    #expect(floor.prompt.undoes == nil)
  }

  @Test func `a repair that was taken back rests until somebody takes it up`() throws {
    var floor = Floor()
    try floor.answers("111")
    floor.record([.withdrawal(Withdrawal(factKind: "job", fact: Floor.job))], job: nil)
    #expect(floor.prompt.phase == .setAside)
    try floor.say("take it up again")
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `hands signed by a command count`() throws {
    var floor = Floor()
    try floor.answers("111 11 1 11 2")
    floor.record(
      [
        .signature(
          Signature(subject: Subject(kind: .link, id: Floor.link), kind: .hands, byWhom: "Ana"))
      ], job: nil, technician: "Ana")
    #expect(floor.state.handsBy == "Ana")
  }

  @Test func `undo never takes back the facts of another job`() throws {
    var floor = Floor()
    floor.record([plug(.unplug)], job: nil, technician: "Ana")
    #expect(floor.prompt.undoes?.hasPrefix("job begun") == true)
    try floor.answer("u")
    #expect(!floor.state.isPlugged)
  }
}
