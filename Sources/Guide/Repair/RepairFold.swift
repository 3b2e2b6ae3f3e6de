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
  /// Jobs that are this repair: it, and those that go on with it from memory under its code.
  let same: Set<ThingID>
  /// The changes in which somebody said from memory what was done.
  let stated: Set<StatedSteps.Moment>
  /// The changes in which a module came out.
  let modulesOut: Set<StatedSteps.Moment>
  /// The job in which the repair was parked.
  private var parkedIn: ThingID?

  /// The ports whose gates the answers of all jobs moved.
  let gated: GatedPorts
  /// The link of each job that is known.
  let jobLinks: [ThingID: ThingID]
  /// Jobs of other links, and of which: one may be begun from another, of the other link in the module.
  let elsewhere: [ThingID: ThingID]
  /// The ports of each plug in the cage, by each of them.
  let plugs: [ThingID: Set<ThingID>]
  /// Those who have ports shut.
  let leaseJobs: LeaseJobs
  /// For whom each port is shut.
  var leases: [ThingID: PortLeases] = [:]
  /// The ports whose gates were moved since the state was told.
  var movedGates: Set<ThingID> = []
  /// What was read out to the network operations centre, by question.
  var asked: [ThingID: String] = [:]
  /// Faults somebody has closed.
  private let closedFaults: Set<ThingID>
  /// Whether the link was accepted in this job.
  var isAcceptedHere = false
  /// The latest time of what was recorded in each job so far; ms UTC.
  var heardMS: [ThingID: Int64] = [:]
  /// Whether the counters were cleared in this job while its port was still shut for it.
  var isSoakOnShutPort = false
  /// Which words on the soak count.
  var soakCount = SoakCount()
  /// The same of the link, whichever job its counters were cleared in, and whether or not this one had begun.
  var linkSoak = SoakCount()
  /// The counters that were read, by the change that says so.
  let soakReads: [StatedSteps.Moment: Int64]
  /// Whether somebody read in this repair that a soak passed, whether or not that counts.
  var hasReadPass = false
  /// Who signed in this repair that the link is accepted, last.
  var signedBy: String?
  /// The fact that is taken now.
  private(set) var atHand: Fact

  init(situation: RepairSituation) {
    state = RepairState(situation: situation)
    gated = GatedPorts(situation.facts)
    atHand = situation.job
    jobLinks = situation.facts.reduce(into: [:]) { jobs, fact in
      if case .job(let job) = fact.body { jobs[fact.id] = job.link }
    }
    elsewhere = jobLinks.filter { $0.value != situation.link }
    closedFaults = situation.facts.reduce(into: []) { closed, fact in
      if case .faultClose(let close) = fact.body { closed.insert(close.fault) }
    }
    isInRepair = situation.start == .untouched
    (kin, here) = Self.jobs(situation)
    same = Self.sameRepair(situation)
    stated = StatedSteps.moments(situation.facts)
    soakReads = Self.soakReads(situation.facts, of: situation.link)
    modulesOut = situation.facts.reduce(into: []) { moments, fact in
      guard case .partMove(let move) = fact.body, move.kind == .module, move.direction == .outOf
      else { return }
      moments.insert(StatedSteps.Moment(fact))
    }
    plugs = situation.plugs
    leaseJobs = LeaseJobs(situation)
  }

  var situation: RepairSituation { state.situation }

  private static func jobs(_ situation: RepairSituation) -> (Set<ThingID>, Set<ThingID>) {
    var kin: Set<ThingID> = [situation.job.id]
    var here = kin
    if let parent = situation.job.job { kin.insert(parent) }
    // A job at a panel is no job at the ports it shuts, nor one on the other links it shuts them of.
    let own = if case .job(let job) = situation.job.body { Optional(job) } else { Job?.none }
    let joint = situation.panelRepair == nil ? situation.port.id : own?.joint
    for fact in situation.facts {
      guard case .job(let job) = fact.body else { continue }
      let isFamily = fact.job.map { kin.contains($0) } ?? false
      let isOnLink = job.link == (situation.isOnSamePlug ? own?.link : situation.link)
      if isOnLink || isFamily { kin.insert(fact.id) }
      if job.joint == joint { here.insert(fact.id) }
    }
    return (kin, here)
  }

  private static func sameRepair(_ situation: RepairSituation) -> Set<ThingID> {
    guard case .job(let own) = situation.job.body else { return [situation.job.id] }
    let jobs = situation.facts.filter { fact in
      if case .job(let job) = fact.body { job.isSameRepair(as: own) } else { false }
    }
    return Set(jobs.map(\.id) + [situation.job.id])
  }

  /// Whoever works on it elsewhere, from memory, has taken up what was parked.
  private mutating func unpark(by fact: Fact) {
    guard let parkedIn else { return }
    let job = if case .job = fact.body { fact.id } else { fact.job }
    guard let job, job != parkedIn, same.contains(job) else { return }
    (state.parking, state.parkedMS, self.parkedIn) = (nil, nil, nil)
  }

  /// Whether a fact belongs to a job of the same line of repair.
  func isKin(_ fact: Fact) -> Bool {
    if fact.job == situation.job.id, !situation.isOnJobLink { return isHere(fact) }
    return fact.job.map { kin.contains($0) } ?? false
  }

  /// Whether what a fact of the same line of repair says of a link is said of this one: a job may work at
  /// both links of a module.
  func isOfThisLink(_ fact: Fact) -> Bool {
    guard isKin(fact), let job = fact.job else { return false }
    if job == situation.job.id {
      guard situation.linkSteps.covers(fact.step) else { return false }
      // Of several other ports in the cage a gate says which one it was, or the question.
      return isOfThisPort(fact)
    }
    guard elsewhere[job] == nil else { return false }
    // The steps of another job may be those of another procedure: its gates say which port they are about.
    let ports = gated.with(fact) ?? gated.atStep(of: fact)
    return ports.map { !$0.isDisjoint(with: [situation.port.id, situation.otherPort.id]) } ?? true
  }

  /// Whether a fact belongs to a job at this joint and, if to this one, to a step done here.
  func isHere(_ fact: Fact) -> Bool {
    if fact.job == situation.job.id { return situation.steps.covers(fact.step) }
    guard let job = fact.job, here.contains(job) else { return false }
    // Whoever else began at that panel does the same steps.
    return situation.panelRepair == nil || situation.steps.covers(fact.step)
  }

  mutating func apply(_ fact: Fact) {
    atHand = fact
    unpark(by: fact)
    if !isPlainGate(fact) { seeGates() }
    if isOutdone(fact) { return noteAnswer(fact) }
    noteUp(fact)
    switch fact.body {
    case .job(let job): applyJob(fact, job)
    case .seen(let seen): applySeen(fact, seen)
    case .inspection(let inspection): apply(fact, inspection)
    case .cleaning(let cleaning): apply(cleaning)
    case .capping(let capping): apply(capping)
    case .plugging(var plugging):
      pull(fact, plugging)
      let isNamed = joint(named: plugging.joint) == plugging.joint
      plugging.joint = joint(named: plugging.joint)
      apply(fact, plugging, isNamed: isNamed)
    case .partMove(let move): apply(fact, move)
    case .disturbance(var disturbance):
      disturbance.joint = joint(named: disturbance.joint)
      apply(fact, disturbance)
    case .portGate(let gate):
      noteShut(fact, gate)
      if gate.action == .opened, gate.port == situation.port.id { forgetSoakOnShutPort() }
      noteOpen(gate)
      apply(fact, gate)
    case .fault(let fault):
      if fact.id == faultID { state.fault = fault }
      if fault.link == situation.link {
        state.openFaults.append(fact.id)
        if outdates(fact) { resetLink(andHands: true) }
      }
    case .faultClose(let close):
      if close.fault == faultID { state.isFaultClosed = true }
      state.openFaults.removeAll { $0 == close.fault }
    case .ask(let ask):
      asked[fact.id] = ask.text
      if isInRepair { apply(fact, ask) }
    case .answer(let answer): if isInRepair { applyInRepair(fact, answer) }
    case .soak(let soak): applySoak(fact, soak)
    case .laneReading(let reading): if isInRepair { apply(fact, reading) }
    case .signature(let signature): if isInRepair { apply(fact, signature) }
    case .step(let step):
      if asksForCord(fact, step) {
        askForCord()
        noteAnswer(fact)
        return
      }
      if isInRepair, isHere(fact) || reopensAll(fact, step) { apply(step) }
      if isLeftClosed(fact, step) {
        (state.wantsOpening, state.plannedReplacement) = (false, nil)
      }
      if turnsBack(fact, step) { forgetTests() }
    case .pause(let pause): if fact.job.map(same.contains) ?? false { apply(fact, pause) }
    case .polarityTest(let test): applyTest(.polarity, of: test.subject, isPassed: true)
    case .lossTest(let test):
      applyTest(.loss, of: test.subject, isPassed: test.hasPassed)
      if isOfLink(test.subject) {
        state.lacksLossNumbers = state.lossTested && test.readings.isEmpty
      }
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
    if same.contains(fact.id) {
      // Whoever goes on with it from memory begins nothing anew.
      if isInRepair { return }
      isInRepair = true
      state.wantsOpening = situation.isToBeOpened && (situation.cordMove == nil || !state.isThere)
      // Another leg is not tested by what was tested before.
      if situation.cordMove != nil { forgetTests() }
      // Nobody touches a link by beginning a job on it.
      let (soak, acceptance, hasFailed) = (linkSoak, state.acceptance, state.hasLinkFailed)
      resetLink()
      (linkSoak, state.acceptance, state.hasLinkFailed) = (soak, acceptance, hasFailed)
    } else if isInRepair, fact.job.map({ here.contains($0) }) ?? false, job.link == situation.link {
      state.lookingAt = job.joint
      state.otherJob = job
    }
  }

  /// Whether a report takes back what was said of the link before it: of what is accepted as it is found,
  /// until this job has had it accepted, and unless somebody closed the report.
  private func outdates(_ fault: Fact) -> Bool {
    situation.start == .untouched && !isAcceptedHere && !closedFaults.contains(fault.id)
  }

  /// Whether somebody leaves every joint of this job closed that was to be opened, since others had the link accepted.
  private func isLeftClosed(_ fact: Fact, _ step: Step) -> Bool {
    isInRepair && fact.job == situation.job.id && step.name == StepName.settled.rawValue
      && step.outcome == "left"
  }

  /// Testing first what is to be accepted opens every joint of the job.
  private func reopensAll(_ fact: Fact, _ step: Step) -> Bool {
    // Where to look is asked about the joint on the panel, wherever it did not go on.
    if situation.panelRepair != nil, step.name == StepName.lookNext.rawValue {
      return fact.job.map(here.contains) ?? false
    }
    guard fact.job == situation.job.id else { return false }
    if step.name == StepName.accept.rawValue { return true }
    // Both ends of a new cord are suspect, and it is taken out at both.
    return situation.cordChange != nil && step.name == StepName.lookNext.rawValue
      && step.outcome == StepOutcome.thisJoint.rawValue
  }

  /// Whether somebody wants another cord in a job that changes it, at whichever end.
  private func asksForCord(_ fact: Fact, _ step: Step) -> Bool {
    isInRepair && situation.cordChange != nil && fact.job == situation.job.id
      && step.name == StepName.replace.rawValue && step.outcome == "cord"
  }

  /// Another cord is named at the port, and comes out at both ends first.
  private mutating func askForCord() {
    state.failedTests = [:]
    switch situation.cordChange {
    case .named:
      if state.isPlugged {
        (state.wantsOpening, state.plannedReplacement) = (true, .cord)
      } else {
        state.replacing = .cord
      }
    case .follows: if state.isPlugged { state.wantsOpening = true }
    case .shut, nil: break
    }
  }

  /// The leg that was tested is not the one the cords go back to.
  private func turnsBack(_ fact: Fact, _ step: Step) -> Bool {
    situation.cordMove != nil && fact.job == situation.job.id
      && step.name == StepName.lookNext.rawValue && step.outcome == StepOutcome.goBack.rawValue
  }

  /// A job may work at two links; what was tested of the one says nothing of the other.
  private func isOfLink(_ subject: Subject) -> Bool {
    subject.kind != .link || subject.id == situation.link
  }

  /// A tester goes where the plug was: its face is unknown again.
  private mutating func applyTest(_ topic: TestTopic, of subject: Subject, isPassed: Bool) {
    guard isOfLink(subject) else { return }
    switch topic {
    case .polarity: state.polarityTested = true
    case .loss: state.lossTested = isPassed
    }
    if isPassed {
      (state.failedTests[topic], state.owedTests[topic]) = (nil, nil)
    } else {
      noteWrong(topic, "over the limit")
    }
    state.excusedTests[topic] = nil
    if isInRepair, !state.isPlugged { renew(situation.cordMove?.panel == nil ? .cord : .port) }
  }

  private mutating func applySeen(_ fact: Fact, _ seen: Seen) {
    let isOurs = [situation.link, situation.port.id].contains(seen.subject.id)
    if isOurs, let medium = seen.medium { state.medium = medium }
    if isInRepair, isHere(fact), state.isPlugged, state.wantsOpening, let found = seen.found,
      seen.subject.id == state.plugSpot.id
    {
      state.foundInstead = found
    }
  }

  private mutating func apply(_ fact: Fact, _ pause: Pause) {
    switch pause.action {
    case .parked: (state.parking, state.parkedMS, parkedIn) = (pause, fact.atMS, fact.job)
    case .resumed: (state.parking, state.parkedMS, parkedIn) = (nil, nil, nil)
    }
  }

  /// Facts of one change carry the same order, so they are one answer and are undone together.
  private mutating func noteAnswer(_ fact: Fact) {
    guard fact.job == situation.job.id, fact.supersedes == nil else { return }
    if fact.isBeginning { return }
    if let last = state.lastAnswer.first, last.order > fact.order { return }
    if state.lastAnswer.first?.order == fact.order {
      state.lastAnswer.insert(fact, at: 0)
    } else {
      state.lastAnswer = [fact]
    }
  }

  /// Forgets what the network operations centre said of the link before it was touched.
  ///
  /// - Parameter andHands: whether what the technician signed counts no more either.
  mutating func resetLink(andHands: Bool = false) {
    if andHands { state.handsBy = nil }
    (state.topics[.linkUp], state.upSince) = (nil, nil)
    state.topics[.lanes] = nil
    state.topics[.counters] = nil
    state.topics[.soak] = nil
    state.lanesGood = nil
    (state.lanePowers, state.lanesReadMS, state.areLanesReadBefore) = (nil, nil, false)
    forgetSoak()
    state.acceptedBy = nil
  }

}

extension Fact {
  /// Whether it says what a job was begun for: it is no answer.
  var isBeginning: Bool {
    guard case .step(let step) = body else { return false }
    return [StepName.task, .cordEnd, .fromMemory].contains { $0.rawValue == step.name }
  }
}
