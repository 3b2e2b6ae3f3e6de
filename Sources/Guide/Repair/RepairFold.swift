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

  func isKin(_ fact: Fact) -> Bool { fact.job.map { kin.contains($0) } ?? false }
  func isHere(_ fact: Fact) -> Bool { fact.job.map { here.contains($0) } ?? false }

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
    case .step(let step): if isInRepair, isHere(fact) { apply(step) }
    case .pause(let pause): if fact.job == situation.job.id { apply(fact, pause) }
    case .polarityTest: state.polarityTested = true
    case .lossTest: state.lossTested = true
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
      state.wantsOpening = true
      resetLink()
    } else if isInRepair, fact.job.map({ here.contains($0) }) ?? false, job.link == situation.link {
      state.lookingAt = job.joint
      state.otherJob = job
    }
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

  consuming func finish() -> RepairState {
    state.phase = state.currentPhase()
    state.doneSteps = state.currentDoneSteps()
    return state
  }
}
