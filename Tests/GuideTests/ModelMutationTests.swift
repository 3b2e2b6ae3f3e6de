import Guide
import Plant
import Testing

/// What the model check is for: a procedure that was tampered with is found, and so is a debt that is left out.
struct ModelMutationTests {
  /// Whether a fault is found in a procedure that is changed, held against its limits as they should be.
  private func finds(
    _ fault: String, in name: String, _ change: (inout Procedure) -> Void
  ) throws -> Bool {
    let limits = ProcedureModel.small(Shipped.named(name))
    var procedure = limits
    change(&procedure)
    var model = ProcedureModel(procedure, limits: limits, most: 6_000)
    model.until = fault
    return try model.explore().faults[fault] != nil
  }

  private func finds(_ fault: String, in name: String, without step: String) throws -> Bool {
    try finds(fault, in: name) { procedure in procedure.steps.removeAll { $0.name == step } }
  }

  @Test(arguments: [
    ("repair", "dark"), ("replace-cord", "far-dark"), ("replace-module", "cage-dark"),
  ])
  func `no live joint is opened, whatever a procedure leaves out`(name: String, step: String)
    throws
  {
    #expect(try !finds("a live joint is opened", in: name, without: step))
  }

  @Test func `a live joint that is opened is found`() throws {
    let floor = JobFloor(Shipped.repair)
    let layout = ModelLayout(floor.job)
    let rules = ModelRules(hall: ModelHall(layout), layout: layout)
    var faults: [String] = []
    for port in [layout.ports[0], Floor.id(77)] {
      let pull = FactBody.plugging(Plugging(joint: port, action: .unplug))
      rules.check(pull, floor.procedure) { faults.append($0) }
    }
    #expect(faults == ["a live joint is opened", "a live joint of another link is opened"])
  }

  @Test(arguments: ["polarity", "loss"])
  func `a link that is accepted untested is found`(test: String) throws {
    let isFound = try finds("accepted without a test of \(test)", in: "acceptance") { procedure in
      for place in procedure.steps.indices where procedure.steps[place].name == test {
        procedure.steps[place].isForChanges = true
      }
    }
    #expect(isFound)
  }

  @Test(arguments: [
    ("soak", "accepted without a soak"),
    ("hands", "accepted, and the hands were not signed since the last touch"),
    ("link-up", "accepted, and nobody said that the link is up"),
    ("accept", "done, and nobody took the link back"),
  ])
  func `an acceptance without what it rests on is found`(step: String, fault: String) throws {
    #expect(try finds(fault, in: "acceptance", without: step))
  }

  @Test(arguments: [StepOutcome.thisJoint, .askAgain, .otherJoint])
  func `a way back that is taken too often is found`(way: StepOutcome) throws {
    let fault = "\(way.rawValue) 2 times"
    let isFound = try finds(fault, in: "repair") { procedure in
      for place in procedure.steps.indices where procedure.steps[place].verb == .lookNext {
        procedure.steps[place].atMost[way] = 2
      }
    }
    #expect(isFound)
  }

  @Test func `a face that is cleaned too often is found`() throws {
    #expect(try finds("a face is cleaned 2 times", in: "repair") { $0.ladder = [.dry, .dry] })
  }

  @Test func `an acceptance by a soak that failed, or of a link that was shut since, is found`() {
    let floor = JobFloor(Shipped.repair)
    let layout = ModelLayout(floor.job)
    let link = Subject(kind: .link, id: Floor.link)
    func soak(_ action: SoakAction, _ counters: Int64? = 9) -> FactBody {
      .soak(Soak(link: Floor.link, action: action, dueMS: counters))
    }
    func faults(_ more: [FactBody]) -> [String] {
      var hall = ModelHall(layout)
      var faults: [String] = []
      let bodies: [FactBody] = [
        .answer(Answer(about: .linkUp, outcome: .yes)), soak(.started),
        .signature(Signature(subject: link, kind: .hands, byWhom: "Raj")),
      ]
      let accepted = FactBody.signature(
        Signature(subject: link, kind: .accepted, byWhom: "Dana"))
      for body in bodies + more + [accepted] {
        hall.apply([body], asked: 0, layout, floor.procedure) { faults.append($0) }
      }
      return faults
    }
    #expect(faults([soak(.passed)]) == [])
    for more in [[soak(.failed), soak(.passed)], [soak(.passed), soak(.failed)]] {
      #expect(faults(more) == ["accepted without a soak"])
    }
    for port in [Floor.nearPort, Floor.farPort] {
      let shut = FactBody.portGate(PortGate(port: port, action: .shut, byWhom: "dana"))
      #expect(
        faults([soak(.passed), shut]) == [
          "accepted, and nobody said that the link is up", "accepted without a soak",
        ])
    }
    #expect(
      faults([soak(.passed, nil)]) == ["a soak passes, and nobody knows by which counters"])
  }

  @Test func `a soak that the guide takes for passed, and the hall does not, is found`() throws {
    var floor = JobFloor(Shipped.repair)
    try floor.goToCounters()
    for words in ["cleared", "read it out", "passed"] { try #require(try floor.say(words)) }
    var faults: [String] = []
    let layout = ModelLayout(floor.job)
    ModelRules(hall: ModelHall(layout), layout: layout).checkSoak(floor.job) { faults.append($0) }
    #expect(faults == ["the guide takes it for soaked, and the hall does not"])
  }

  @Test func `a debt that is left out is found`() throws {
    var floor = JobFloor(Shipped.repair)
    var hall = ModelHall(ModelLayout(floor.job))
    for words in ["it is shut", "unplugged", "plug in UNSEEN"] {
      let job = floor.job
      let choices = job.prompt(nowMS: floor.nowMS).choices
      let choice = try #require(choices.first { $0.label == words })
      let bodies = try floor.bodies(choice)
      hall.apply(bodies, asked: 0, ModelLayout(job), floor.procedure) { Issue.record("\($0)") }
      floor.record(bodies, step: job.answeredStep)
    }
    let rules = ModelRules(hall: hall, layout: ModelLayout(floor.job))
    var faults: [String] = []
    rules.checkDebts(floor.job.debts, isDone: false) { faults.append($0) }
    #expect(faults == [])
    rules.checkDebts([], isDone: true) { faults.append($0) }
    #expect(faults.contains("a joint that was plugged in unseen is not owed"))
    #expect(faults.contains("a port that is still shut is not owed"))
  }

  @Test func `a damage that is forgotten, or owed as something else, is found`() throws {
    var floor = JobFloor(Shipped.repair)
    var hall = ModelHall(ModelLayout(floor.job))
    func rules() -> ModelRules { ModelRules(hall: hall, layout: ModelLayout(floor.job)) }
    let look = FactBody.inspection(
      Inspection(face: floor.situation.here.portFace, joint: Floor.nearPort, verdict: .clean))
    var faults: [String] = []
    for words in ["it is shut", "unplugged", "damage", "plug in DAMAGED"] {
      let job = floor.job
      let choice = try #require(
        job.prompt(nowMS: floor.nowMS).choices.first { $0.label == words }, "\(words)")
      let bodies = try floor.bodies(choice)
      hall.apply(bodies, asked: 0, ModelLayout(job), floor.procedure) { Issue.record("\($0)") }
      floor.record(bodies, step: job.answeredStep)
    }
    rules().check(look, floor.procedure) { faults.append($0) }
    #expect(faults == ["a damaged face is called clean, and nothing is said of the damage"])
    faults = []
    rules().checkDebts(floor.job.debts, isDone: false) { faults.append($0) }
    rules().checkOwed(floor.job) { faults.append($0) }
    #expect(faults == [])
    rules().checkDebts([.unseen(reason: "because", atMS: 0)], isDone: false) { faults.append($0) }
    #expect(faults == ["a damaged face that is plugged in is not owed as damaged"])
    faults = []
    // A guide that forgets it shows the screen it shows of any face.
    let other = JobFloor(Shipped.repair)
    rules().checkOwed(other.job) { faults.append($0) }
    #expect(faults.contains("the guide and the hall differ on which face is damaged"))
    var plain = other
    for words in ["it is shut", "unplugged"] { try #require(try plain.say(words), "\(words)") }
    faults = []
    ModelScreen(prompt: plain.job.prompt(nowMS: plain.nowMS), debts: [], damaged: [.port])
      .check { faults.append($0) }
    #expect(faults.count == 3, "\(faults)")
  }

  @Test func `a test that could not be made, and is left out of what is owed, is found`() throws {
    var floor = JobFloor(Shipped.named("acceptance"))
    var hall = ModelHall(ModelLayout(floor.job))
    let job = floor.job
    let choice = try #require(
      job.prompt(nowMS: floor.nowMS).choices.first { $0.label == "not tested: owed" })
    let bodies = try floor.bodies(choice)
    hall.apply(bodies, asked: 0, ModelLayout(job), floor.procedure) { Issue.record("\($0)") }
    floor.record(bodies, step: job.answeredStep)
    #expect(floor.job.debts == [.polarityTest(nil, excuse: "in service, not opened for it")])
    let rules = ModelRules(hall: hall, layout: ModelLayout(floor.job))
    var faults: [String] = []
    rules.checkDebts(floor.job.debts, isDone: false) { faults.append($0) }
    #expect(faults == [])
    rules.checkDebts([], isDone: false) { faults.append($0) }
    #expect(faults == ["a test of polarity that could not be made is not owed"])
  }
}
