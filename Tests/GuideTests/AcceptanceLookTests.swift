import Guide
import Plant
import Testing

/// LOOK NEXT in a procedure that opens nothing: its own port is looked at in a repair, as any other joint.
struct AcceptanceLookTests {
  private static let down = ["read it out", "NOT up"]

  private func floor(_ procedure: String) throws -> JobFloor {
    var floor = JobFloor(Shipped.named(procedure))
    for _ in 0..<2 where floor.job.phase != .linkUp {
      try #require(try floor.say("it was tested: right"), "\(lines(floor))")
    }
    for word in Self.down { try #require(try floor.say(word), "\(word): \(lines(floor))") }
    return floor
  }

  private func lines(_ floor: JobFloor) -> [String] { floor.job.prompt(nowMS: floor.nowMS).lines }

  private func own(_ floor: JobFloor) -> Choice? {
    floor.job.prompt(nowMS: floor.nowMS).choices.first { $0.label.hasPrefix("S1-L3 25/1: ") }
  }

  @Test(arguments: ["acceptance", "other-link"])
  func `the port at hand is offered, and looked at in a repair of its own`(_ name: String) throws {
    var floor = try floor(name)
    #expect(floor.job.phase == .lookNext(.linkDown))
    #expect(lines(floor).count <= 6 && lines(floor).allSatisfy { $0.count <= 40 })
    let choice = try #require(own(floor), "\(lines(floor))")
    let facts = try floor.bodies(choice)
    let jobs = facts.compactMap { body -> Job? in
      if case .job(let job) = body { job } else { nil }
    }
    #expect(jobs.map(\.joint) == [Floor.nearPort])
    #expect(facts.contains(.step(Step(name: "look-next", outcome: "other-joint"))))

    #expect(try floor.say(choice.label))
    #expect(lines(floor).contains("LOOKING AT S1-L3 25/1, job ABC123"), "\(lines(floor))")
    #expect(try floor.say("done there: ask NOC"))
    for word in ["read it out", "link is up"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase != .lookNext(.linkDown))
  }

  @Test func `a plug that went in unseen at the other end is owed here, and holds an acceptance`()
    throws
  {
    func job(_ floor: JobFloor) -> JobState {
      var situation = floor.situation
      situation.here.otherUnseen = UnseenPlug(reason: "no scope", atMS: 1, technician: "Ana")
      return JobState.fold(situation)
    }
    let owed = Debt.otherUnseen(name: "S1-P2 3/2", reason: "no scope")
    var floor = JobFloor(Shipped.named("acceptance"))
    for _ in 0..<2 { try #require(try floor.say("it was tested: right"), "\(lines(floor))") }
    try #require(floor.job.phase == .linkUp)
    let held = job(floor)
    #expect(held.phase == .owed)
    #expect(held.debts == [owed])
    let text = held.prompt(nowMS: floor.nowMS).lines.joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(text.contains("OWED S1-P2 3/2: plugged in UNSEEN, no scope"), "\(text)")
    let why = held.prompt(nowMS: floor.nowMS).why.joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(
      why.hasPrefix("LOOK there: q, ferrule work S1-P2:3/2 --procedure repair. A link with"),
      "\(why)")
    #expect(ScreenRules.broken(held, nowMS: floor.nowMS) == [])
    // A repair goes on with it; where there are no faces there is nothing to see.
    let repair = JobFloor(Shipped.repair)
    #expect(job(repair).phase == repair.job.phase)
    #expect(job(repair).debts.contains(owed))
    #expect(job(JobFloor(Shipped.repair, medium: .dac)).debts == [])
  }

  @Test func `it is offered as often as any other joint, and opens nothing here`() throws {
    var floor = try floor("acceptance")
    let most = try #require(
      floor.job.position.step?.atMost[.otherJoint], "LOOK NEXT of an acceptance has a limit")
    for _ in 0..<most {
      let choice = try #require(own(floor), "\(lines(floor))")
      #expect(try floor.say(choice.label))
      #expect(floor.job.here.isPlugged && !floor.job.here.wantsOpening)
      #expect(try floor.say("done there: ask NOC"))
      for word in Self.down { #expect(try floor.say(word), "\(word): \(lines(floor))") }
    }
    #expect(own(floor) == nil, "\(lines(floor))")
  }

  @Test func `a repair opens its own port itself`() throws {
    var floor = JobFloor(Shipped.repair)
    for word in ["read it out", "it is shut", "unplugged", "clean", "clean", "plugged in"] {
      try #require(try floor.say(word), "\(word): \(lines(floor))")
    }
    for word in ["read it out", "open, NOT up"] {
      try #require(try floor.say(word), "\(word): \(lines(floor))")
    }
    let labels = floor.job.prompt(nowMS: floor.nowMS).choices.map(\.label)
    #expect(labels.contains { $0.hasPrefix("25/1 again") }, "\(labels)")
    #expect(own(floor) == nil)
  }
}
