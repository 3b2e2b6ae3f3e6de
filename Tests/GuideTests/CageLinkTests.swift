import Guide
import Plant
import Testing

/// What is said of the cage's other link is said of that one.
struct CageLinkTests {
  private static let faces = ["clean", "clean", "plugged in"]
  private static let shut = ["read it out", "it is shut"]
  private static let changed =
    shut + shut + ["unplugged", "unplugged", "new one is in", "form is right"] + faces + faces
  private static let up = ["read it out", "open, link is up"]

  private func play(_ words: [String]) throws -> JobFloor {
    var floor = JobFloor(Shipped.named("replace-module"))
    for word in words {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    return floor
  }

  private func linkUp(_ state: RepairState) -> AnswerOutcome? {
    state.topics[.linkUp]?.answer?.outcome
  }

  @Test
  func `the other link that stays down is looked at there, and the one that is up stays shut`()
    throws
  {
    var floor = try play(Self.changed + Self.up + ["read it out", "open, NOT up"])
    #expect(floor.job.phase == .lookNext(.linkDown))
    #expect(floor.job.current.situation.port.id == Floor.neighbourPort)
    #expect(linkUp(floor.job.here) == .yes)
    #expect(floor.job.here.isPlugged && !floor.job.here.wantsOpening)
    try #require(try floor.say("25/2 again: seen clean"))
    #expect(floor.job.phase == .dark)
    #expect(floor.job.current.situation.port.id == Floor.neighbourPort)
    for word in Self.shut + ["unplugged"] { #expect(try floor.say(word), "\(word)") }
    let pulled = floor.facts.compactMap { fact -> ThingID? in
      guard case .plugging(let plugging) = fact.body, plugging.action == .unplug else { return nil }
      return plugging.joint
    }
    #expect(pulled == [Floor.nearPort, Floor.neighbourPort, Floor.neighbourPort])
    for word in Self.faces + Self.up { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .lanes)
    #expect(floor.job.current.situation.port.id == Floor.nearPort)
  }

  @Test func `not yet about the other link asks again about that one`() throws {
    let floor = try play(Self.changed + Self.up + ["read it out", "not yet"])
    #expect(floor.job.phase == .linkUp)
    #expect(floor.job.current.situation.port.id == Floor.neighbourPort)
    #expect(linkUp(floor.job.here) == .yes)
  }

  @Test func `a job begun from this one at the other link's far end says nothing of this link`()
    throws
  {
    var floor = try play(Self.changed + Self.up + ["read it out", "open, NOT up"])
    try #require(floor.job.here.topics[.linkUp]?.answer?.outcome == .yes)
    let order = (floor.facts.map(\.order).max() ?? 0) + 1
    let job = Job(
      link: Floor.neighbourLink, joint: Floor.id(10), procedure: "repair", version: 2,
      code: "FAR222")
    let subject = Subject(kind: .link, id: Floor.neighbourLink)
    let bodies: [FactBody] = [
      .job(job), .answer(Answer(about: .linkUp, outcome: .no)),
      .answer(Answer(about: .soak, outcome: .yes)),
      .signature(Signature(subject: subject, kind: .accepted, byWhom: "Ana")),
    ]
    for (place, body) in bodies.enumerated() {
      floor.facts.append(
        Fact(
          id: Floor.id(UInt64(800 + place), kind: 1), atMS: floor.nowMS,
          order: order + Int64(place), technician: "Raj",
          job: place == 0 ? Floor.job : Floor.id(800, kind: 1), body: body))
    }
    #expect(linkUp(floor.job.here) == .yes)
    #expect(floor.job.here.acceptedBy == nil)
  }

  /// An earlier job at the near port that opened both links of the module, and what it was told of the other.
  private func earlier(_ outcome: AnswerOutcome) -> [Fact] {
    let before = Floor.id(700, kind: 1)
    func fact(_ number: UInt64, _ order: Int64, _ step: String?, _ body: FactBody) -> Fact {
      Fact(
        id: Floor.id(700 + number, kind: 1), atMS: 1_000, order: order, technician: "Raj",
        job: step.map { _ in before }, step: step, body: body)
    }
    func opened(_ port: ThingID) -> FactBody {
      .portGate(PortGate(port: port, action: .opened, byWhom: "dana"))
    }
    let job = Job(
      link: Floor.link, joint: Floor.nearPort, procedure: "replace-module", version: 1,
      code: "BEFORE")
    return [
      fact(0, 1, nil, .job(job)),
      fact(1, 2, "link-up", .answer(Answer(about: .linkUp, outcome: .yes))),
      fact(2, 2, "link-up", opened(Floor.nearPort)),
      fact(3, 3, "cage-link-up", .answer(Answer(about: .linkUp, outcome: outcome))),
      fact(4, 3, "cage-link-up", opened(Floor.neighbourPort)),
      fact(5, 4, "cage-link-up", .answer(Answer(about: .linkUp, outcome: outcome))),
    ]
  }

  @Test(arguments: [AnswerOutcome.no, .told])
  func `an acceptance does not take what an earlier job was told of the other link`(
    _ outcome: AnswerOutcome
  ) {
    var situation = Floor().situation
    situation.start = .untouched
    situation.facts = [situation.job] + earlier(outcome)
    #expect(linkUp(RepairState.fold(situation)) == .yes)
    // Of the port at which it was asked it counts.
    situation.facts.removeAll { fact in
      if case .portGate(let gate) = fact.body { gate.port == Floor.neighbourPort } else { false }
    }
    #expect(linkUp(RepairState.fold(situation)) == outcome)
  }
}
