import Guide
import Plant
import Testing

/// A repair that was gone on with from memory, once its own facts and those of the other laptop lie together.
struct StatedStoryTests {
  private static let twin = Floor.id(90)

  /// Says from memory, on another laptop, that so many steps were done.
  private func goOn(_ floor: inout Floor, steps: Int, medium: Medium = .fibre) throws {
    guard case .job(let job) = floor.situation.job.body else { return }
    let order = (floor.situation.facts.map(\.order).max() ?? 0) + 1
    floor.situation.facts.append(
      Fact(
        id: Self.twin, atMS: floor.nowMS, order: order, technician: "Ben", body: .job(job)))
    let all = JobSituation(procedure: floor.procedure, here: floor.situation)
    let choices = StatedSteps.choices(of: all, medium: medium)
    try #require(choices.count >= steps)
    for step in choices.prefix(steps) {
      for facts in StatedSteps.facts(
        of: step, all, medium: medium, code: job.code, nowMS: floor.nowMS)
      {
        floor.record(facts, job: Self.twin, technician: "Ben")
      }
    }
  }

  /// The same facts, told of the job that went on from memory.
  private func twin(of floor: Floor) throws -> Floor {
    var twin = floor
    twin.situation.job = try #require(floor.situation.facts.first { $0.id == Self.twin })
    return twin
  }

  private func opened() throws -> Floor {
    var floor = Floor()
    try floor.answers("111")
    return floor
  }

  @Test func `what was cleaned stays counted, whichever of the two jobs is asked`() throws {
    var floor = try opened()
    try floor.say("dirt")
    try floor.say("clean")
    for rung in ["cleaned dry", "cleaned dry", "pen is right", "cleaned dry"] {
      #expect(try floor.say(rung))
      if rung.hasPrefix("cleaned") { try floor.say("dirt") }
    }
    try #require(floor.prompt.phase == .quarantine(.port))
    try goOn(&floor, steps: 3)
    // Whoever goes on looks, and finds what there was.
    let look = Inspection(
      face: Floor.moduleFace, joint: Floor.nearPort, verdict: .dirt, judgedBy: "Ben")
    floor.record([.inspection(look)], job: Self.twin, technician: "Ben")
    for one in [floor, try twin(of: floor)] {
      #expect(one.prompt.phase == .quarantine(.port), "\(one.prompt.lines)")
      #expect(one.state.portFace.cleanings == CleaningCount(dry: 3, penChecked: true))
      #expect(one.state.cordFace.state == .clean)
    }
  }

  @Test func `dirt that nobody cleaned stays dirt, whatever is remembered`() throws {
    var floor = try opened()
    try floor.answers("21")
    try goOn(&floor, steps: 5)
    for one in [floor, try twin(of: floor)] {
      #expect(one.state.portFace.state == .dirty)
      #expect(one.state.cordFace.state == .clean)
      #expect(one.prompt.phase == .clean(.port, .dry), "\(one.prompt.lines)")
    }
    var pluggedIn = try opened()
    try pluggedIn.answers("21")
    try goOn(&pluggedIn, steps: 6)
    #expect(pluggedIn.state.isPlugged)
    #expect(pluggedIn.state.unseen != nil)
  }

  @Test func `dirt that was cleaned is clean as it is remembered`() throws {
    var floor = try opened()
    try floor.answers("21")
    try floor.say("cleaned dry")
    try goOn(&floor, steps: 5)
    #expect(floor.prompt.phase == .plugIn, "\(floor.prompt.lines)")
    #expect(floor.state.portFace.cleanings.dry == 1)
  }

  @Test func `what was plugged in and up stays so where memory says as much`() throws {
    for steps in 6...9 {
      var floor = try opened()
      try floor.answers("11")
      try floor.say("plugged in")
      let gate = PortGate(port: Floor.nearPort, action: .opened, byWhom: "Noor")
      floor.record([
        .answer(Answer(about: .linkUp, outcome: .yes, byWhom: "Noor")), .portGate(gate),
      ])
      floor.record([.step(Step(name: "lanes", outcome: "low"))])
      let before = floor.state
      try goOn(&floor, steps: steps)
      #expect(floor.state.isPlugged && floor.state.unseen == nil)
      #expect(floor.state.touchedMS == before.touchedMS)
      #expect(floor.state.lanesGood == false)
      #expect(floor.state.topics[.linkUp]?.answer?.byWhom == "Noor")
      // A port said to be shut only is shut; one said to be open again is not.
      #expect(floor.state.gate.isShutForUs == (steps == 6))
    }
  }

  @Test func `a cord that is said to be out is out, though it was plugged in before`() throws {
    var floor = try opened()
    try floor.answers("11")
    try floor.say("plugged in")
    try goOn(&floor, steps: 3)
    #expect(!floor.state.isPlugged)
    #expect(floor.state.portFace.state == .unknown)
  }

  @Test func `what the cord is made of is not what is remembered of it`() throws {
    var floor = try opened()
    try goOn(&floor, steps: 3, medium: .aoc)
    #expect(floor.state.medium == .fibre)
  }

  @Test(arguments: [(3, RepairPhase.inspect(.port)), (5, .plugIn), (6, .linkUp)])
  func `alone a memory is all there is`(steps: Int, phase: RepairPhase) throws {
    var floor = Floor()
    floor.situation.facts.removeAll { $0.id == Floor.job }
    try goOn(&floor, steps: steps)
    let alone = try twin(of: floor)
    #expect(alone.prompt.phase == phase, "\(alone.prompt.lines)")
    #expect(alone.state.unseen == nil)
  }

  /// A repair of which only what was said from memory is here.
  private func alone(steps: Int) throws -> Floor {
    var floor = Floor()
    floor.situation.facts.removeAll { $0.id == Floor.job }
    try goOn(&floor, steps: steps)
    return try twin(of: floor)
  }

  private func isGone(_ floor: Floor) -> Bool {
    LiveFacts.of(floor.situation.facts).allSatisfy {
      $0.id != Self.twin && $0.job != Self.twin
    }
  }

  @Test(arguments: [1, 3, 9]) func `a memory is taken back whole, with its beginning`(steps: Int)
    throws
  {
    var floor = try alone(steps: steps)
    #expect(floor.prompt.undoes?.hasPrefix("job begun") == true)
    #expect(try floor.answer("u"))
    #expect(isGone(floor))
    #expect(floor.prompt.choice(for: "u") == nil)
  }

  @Test func `a memory in which nothing was said to be done is taken back, too`() throws {
    var floor = try alone(steps: 0)
    #expect(floor.prompt.choice(for: "u") != nil, "nothing was recorded yet")
    let begun = try #require(floor.situation.facts.first { $0.id == Self.twin })
    floor.situation.facts.append(
      Fact(
        id: floor.newID(), atMS: begun.atMS, order: begun.order, technician: "Ben",
        job: Self.twin, body: .step(StatedSteps.takenUp)))
    #expect(try floor.answer("u"))
    #expect(isGone(floor))
  }

  @Test func `what was answered after a memory is taken back before it`() throws {
    var floor = try alone(steps: 3)
    try floor.say("clean")
    #expect(floor.prompt.undoes?.hasPrefix("face: clean") == true)
    try floor.answer("u")
    #expect(floor.state.portFace.state == .unknown)
    #expect(!isGone(floor))
    try floor.answer("u")
    #expect(isGone(floor))
  }

  @Test func `a cleaning is not judged by what was only remembered`() throws {
    var floor = try opened()
    try floor.answers("21")
    try floor.say("cleaned dry")
    try goOn(&floor, steps: 5)
    #expect(CleaningRecord.among(floor.situation.facts).isEmpty)
  }
}
