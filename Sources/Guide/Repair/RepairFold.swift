import Plant

/// Takes the facts in order and leaves where the repair stands.
struct RepairFold {
  var state: RepairState
  /// Whether the fact at hand comes after the one that began this repair.
  var isInRepair = false
  /// Jobs of the same line of repair, or on the same link.
  let kin: Set<ThingID>
  /// Jobs at this joint: two laptops may each have begun one.
  let here: Set<ThingID>

  init(situation: RepairSituation) {
    state = RepairState(situation: situation)
    isInRepair = situation.start == .untouched
    (kin, here) = Self.jobs(situation)
  }

  var situation: RepairSituation { state.situation }

  private static func jobs(_ situation: RepairSituation) -> (Set<ThingID>, Set<ThingID>) {
    var kin: Set<ThingID> = [situation.job.id]
    var here = kin
    if let parent = situation.job.job { kin.insert(parent) }
    for fact in situation.facts {
      guard case .job(let job) = fact.body else { continue }
      let isFamily = fact.job.map { kin.contains($0) } ?? false
      if job.link == situation.link || isFamily { kin.insert(fact.id) }
      if job.joint == situation.port.id { here.insert(fact.id) }
    }
    return (kin, here)
  }

  /// Whether a fact belongs to a job of the same line of repair.
  func isKin(_ fact: Fact) -> Bool {
    if fact.job == situation.job.id, !situation.isOnJobLink { return isHere(fact) }
    return fact.job.map { kin.contains($0) } ?? false
  }

  /// Whether a fact belongs to a job at this joint and, if to this one, to a step done here.
  func isHere(_ fact: Fact) -> Bool {
    if fact.job == situation.job.id { return situation.steps.covers(fact.step) }
    return fact.job.map { here.contains($0) } ?? false
  }

  mutating func apply(_ fact: Fact) {
    switch fact.body {
    case .job(let job): applyJob(fact, job)
    case .seen(let seen): applySeen(seen)
    case .inspection(let inspection): apply(inspection)
    case .cleaning(let cleaning): apply(cleaning)
    case .capping(let capping): apply(capping)
    case .plugging(let plugging): apply(fact, plugging)
    case .partMove(let move): apply(fact, move)
    case .disturbance(let disturbance): apply(fact, disturbance)
    case .portGate(let gate): apply(fact, gate)
    case .fault(let fault):
      if fact.id == faultID { state.fault = fault }
      if fault.link == situation.link { state.openFaults.append(fact.id) }
    case .faultClose(let close):
      if close.fault == faultID { state.isFaultClosed = true }
      state.openFaults.removeAll { $0 == close.fault }
    case .ask(let ask): if isInRepair { apply(fact, ask) }
    case .answer(let answer): if isInRepair { apply(fact, answer) }
    case .soak(let soak): if isInRepair { apply(fact, soak) }
    case .laneReading(let reading): if isInRepair { apply(reading) }
    case .signature(let signature): if isInRepair { apply(fact, signature) }
    case .step(let step):
      if isInRepair, isHere(fact) || reopensAll(fact, step) { apply(step) }
      if turnsBack(fact, step) { forgetTests() }
    case .pause(let pause): if fact.job == situation.job.id { apply(fact, pause) }
    case .polarityTest: applyTest(.polarity, isPassed: true)
    case .lossTest(let test):
      applyTest(.loss, isPassed: test.verdict != "fail")
      state.lacksLossNumbers = state.lossTested && test.readings.isEmpty
    case .note, .decision, .task, .taskClose, .image, .withdrawal, .importRun, .kitCheck:
      break
    }
    noteAnswer(fact)
  }

  private var faultID: ThingID? {
    guard case .job(let job) = situation.job.body else { return nil }
    return job.fault
  }

  private mutating func applyJob(_ fact: Fact, _ job: Job) {
    if fact.id == situation.job.id {
      isInRepair = true
      if situation.start == .untouched { return }
      state.wantsOpening = situation.isToBeOpened && (situation.cordMove == nil || !state.isThere)
      // Another leg is not tested by what was tested before.
      if situation.cordMove != nil { forgetTests() }
      resetLink()
    } else if isInRepair, fact.job.map({ here.contains($0) }) ?? false, job.link == situation.link {
      state.lookingAt = job.joint
      state.otherJob = job
    }
  }

  /// Testing first what is to be accepted opens every joint of the job.
  private func reopensAll(_ fact: Fact, _ step: Step) -> Bool {
    fact.job == situation.job.id && step.name == StepName.accept.rawValue
  }

  /// The leg that was tested is not the one the cords go back to.
  private func turnsBack(_ fact: Fact, _ step: Step) -> Bool {
    situation.cordMove != nil && fact.job == situation.job.id
      && step.name == StepName.lookNext.rawValue && step.outcome == StepOutcome.goBack.rawValue
  }

  /// A tester goes where the plug was: its face is unknown again.
  private mutating func applyTest(_ topic: TestTopic, isPassed: Bool) {
    switch topic {
    case .polarity: state.polarityTested = true
    case .loss: state.lossTested = isPassed
    }
    state.failedTests[topic] = isPassed ? nil : "over the limit"
    state.excusedTests[topic] = nil
    if isInRepair, !state.isPlugged { renew(situation.cordMove?.panel == nil ? .cord : .port) }
  }

  private mutating func applySeen(_ seen: Seen) {
    let isOurs = [situation.link, situation.port.id].contains(seen.subject.id)
    if isOurs, let medium = seen.medium { state.medium = medium }
  }

  private mutating func apply(_ fact: Fact, _ pause: Pause) {
    switch pause.action {
    case .parked: (state.parking, state.parkedMS) = (pause, fact.atMS)
    case .resumed: (state.parking, state.parkedMS) = (nil, nil)
    }
  }

  /// Facts of one change carry the same order, so they are one answer and are undone together.
  private mutating func noteAnswer(_ fact: Fact) {
    guard fact.job == situation.job.id, fact.supersedes == nil else { return }
    // What the job was begun for is no answer.
    if case .step(let step) = fact.body, step.name == StepName.task.rawValue { return }
    if let last = state.lastAnswer.first, last.order > fact.order { return }
    if state.lastAnswer.first?.order == fact.order {
      state.lastAnswer.insert(fact, at: 0)
    } else {
      state.lastAnswer = [fact]
    }
  }

  /// Forgets what the network operations centre said of the link before it was touched.
  mutating func resetLink() {
    state.topics[.linkUp] = nil
    state.topics[.lanes] = nil
    state.topics[.counters] = nil
    state.topics[.soak] = nil
    state.lanesGood = nil
    state.lanePowers = nil
    state.soak = .notStarted
    state.acceptedBy = nil
  }

}
