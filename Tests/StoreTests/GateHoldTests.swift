import Guide
import Plant
import Store
import TestSupport
import Testing

/// A port that is shut for more than one, from a real store.
@Suite struct `For whom a port is shut` {
  private let hall: Hall
  private let own: ThingID
  private let other: ThingID

  init() throws {
    hall = try Hall(StoreFixture())
    let (links, left, far) = (hall.links, hall.left, hall.far)
    own = try hall.store.fact(
      .job(Job(link: links[0], joint: left, procedure: "repair", version: 2, code: "ABC235")))
    other = try hall.store.fact(
      .job(Job(link: links[1], joint: far[1], procedure: "repair", version: 2, code: "ABC236")))
  }

  private func gate(
    _ action: GateAction, by whom: String, ticket: String? = nil, job: ThingID? = nil,
    step: String? = nil
  ) throws {
    let gate = PortGate(port: hall.left, action: action, byWhom: whom, ticket: ticket)
    try hall.store.draft { _, draft in
      _ = try draft.record(.portGate(gate), job: job, step: step)
    }
  }

  private func hold() throws -> (ours: Fact, others: String?, isByTicket: Bool)? {
    try hall.store.read { try $0.lease(ofPort: hall.left, nowMS: 0) }
  }

  /// The repair that `next` and `loose` name for the port; nil if it is not shut for us.
  private func named() throws -> ThingID? {
    try hall.store.read { view in
      guard let link = try view.link(hall.links[0]) else { return nil }
      let situation = try view.linkSituation(link, nowMS: 0)
      let end = [situation.near, situation.far].first { $0.port.id == hall.left }
      return end?.isGateOurs == true ? end?.gate?.job : nil
    }
  }

  @Test func `two repairs have it shut: each gives back its own hold`() throws {
    try gate(.shut, by: "noor", job: other, step: "other-dark")
    #expect(try hold()?.others == nil)
    try gate(.shut, by: "dana", job: own, step: "dark")
    #expect(try hold()?.ours.job == own)
    // Who answered at the centre is nobody to ask: the other repair is.
    let code = "job \(ShortCode("ABC236"))"
    #expect(try hold()?.others == code)
    #expect(try named() == own)
    try gate(.shut, by: "dana", ticket: code, job: own, step: "dark")
    #expect(try hold()?.ours.job == other)
    #expect(try hold()?.ours.step == "other-dark")
    #expect(try hold()?.others == nil)
    #expect(try named() == other)
    try gate(.opened, by: "noor", job: other)
    #expect(try hold() == nil)
    #expect(try named() == nil)
  }

  @Test func `repairs at two joints of one link hold it each, under one ticket, too`() throws {
    let panel = try hall.store.fact(
      .job(
        Job(
          link: hall.links[0], joint: hall.far[0], procedure: "panel-joint", version: 1,
          code: "ABC237")))
    try gate(.shut, by: "noor", ticket: "INC1", job: panel, step: "near-dark")
    try gate(.shut, by: "dana", ticket: "INC1", job: own, step: "dark")
    let code = "job \(ShortCode("ABC237"))"
    #expect(try hold()?.others == code)
    // Who says so from memory takes nobody's name away.
    try gate(.shut, by: StatedSteps.someone, job: own, step: "dark")
    #expect(try hold()?.ours.job == own)
    #expect(
      try hold().map { if case .portGate(let gate) = $0.ours.body { gate.byWhom } else { "" } }
        == "dana")
    try gate(.shut, by: "dana", ticket: code, job: own, step: "link-up")
    #expect(try hold()?.ours.job == panel)
    #expect(try hold()?.others == nil)
  }

  @Test func `what others shut after us leaves our hold`() throws {
    try gate(.shut, by: "dana", job: own)
    try gate(.shut, by: "kim", ticket: "CHG9")
    #expect(try hold()?.ours.job == own)
    #expect(try hold()?.others == "CHG9")
    #expect(try named() == own)
    try gate(.shut, by: "dana", ticket: "CHG9", job: own)
    #expect(try hold() == nil)
    #expect(try named() == nil)
  }

  @Test func `what a repair left shut when it was accepted is taken up by the next of its link`()
    throws
  {
    let panel = try hall.store.fact(
      .job(
        Job(
          link: hall.links[0], joint: hall.far[0], procedure: "panel-joint", version: 1,
          code: "ABC237")))
    try gate(.shut, by: "noor", job: panel, step: "near-dark")
    let link = Subject(kind: .link, id: hall.links[0])
    try hall.store.draft { _, draft in
      _ = try draft.record(
        .signature(Signature(subject: link, kind: .accepted, byWhom: "Lea")), job: panel)
    }
    #expect(try hold()?.ours.job == panel)
    try gate(.shut, by: "kim", ticket: "CHG9")
    try gate(.shut, by: "dana", job: own, step: "dark")
    #expect(try hold()?.ours.job == own)
    #expect(try hold()?.others == "CHG9")
    try gate(.shut, by: "dana", ticket: "CHG9", job: own, step: "link-up")
    #expect(try hold() == nil)
  }

  @Test
  func `what is shut under the ticket of another fault of the link stays when a repair shuts it`()
    throws
  {
    let fault = try hall.store.fact(
      .fault(Fault(link: hall.links[0], port: hall.left, symptom: "flaps", ticket: "INC7")))
    try hall.store.fact(
      .fault(Fault(link: hall.links[0], port: hall.far[0], symptom: "dark", ticket: "INC8")))
    let ours = try hall.store.fact(
      .job(
        Job(
          link: hall.links[0], joint: hall.left, fault: fault, procedure: "repair", version: 2,
          code: "ABC238")))
    try gate(.shut, by: "kim", ticket: "inc8")
    try gate(.shut, by: "dana", ticket: "INC7", job: ours, step: "dark")
    #expect(try hold()?.ours.job == ours)
    #expect(try hold()?.others == "inc8")
  }

  @Test func `what is shut under the ticket of its own fault is ours, with or without a job`()
    throws
  {
    try hall.store.fact(
      .fault(Fault(link: hall.links[0], port: hall.left, symptom: "flaps", ticket: "INC7")))
    try gate(.shut, by: "kim", ticket: "INC7")
    #expect(try hold()?.ours.job == nil)
    try gate(.shut, by: "dana", ticket: "INC7", job: own)
    #expect(try hold()?.ours.job == own)
    #expect(try hold()?.others == nil)
  }

  @Test func `what our ticket alone has shut is given back without a job, and others keep theirs`()
    throws
  {
    try hall.store.fact(
      .fault(Fault(link: hall.links[0], port: hall.left, symptom: "flaps", ticket: "INC7")))
    try gate(.shut, by: "kim", ticket: "CHG9")
    try gate(.shut, by: "noor", ticket: "INC7")
    try gate(.shut, by: "noor", ticket: "INC7")
    #expect(try hold()?.others == "CHG9")
    #expect(try hold()?.isByTicket == true)
    // Who shuts it for the others once more gives nothing of ours back.
    try gate(.shut, by: "kim", ticket: "CHG9")
    #expect(try hold() != nil)
    try gate(.shut, by: "noor", ticket: "CHG9", step: GivenBack.step)
    #expect(try hold() == nil)
    #expect(try hall.store.read { try $0.shutPorts() } == [hall.left])
    // What a repair of the link has shut itself is that repair's to give back.
    try gate(.shut, by: "dana", ticket: "INC7", job: own)
    try gate(.shut, by: "noor", ticket: "INC7")
    #expect(try hold()?.isByTicket == false)
    try gate(.shut, by: "noor", ticket: "CHG9", step: GivenBack.step)
    #expect(try hold()?.ours.job == own)
  }
}
