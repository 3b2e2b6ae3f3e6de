import Guide
import Plant

/// What may never be recorded, and never be left unsaid, as the hall has it.
struct ModelRules {
  let hall: ModelHall
  let layout: ModelLayout

  /// Whether there may be faces to look at, at the ends of the link of the job.
  private var isFibre: Bool { hall.isFibre(layout.joints[0].link) }

  /// What one fact should not say.
  ///
  /// - Parameter limits: the procedure that says what is due and how often; for one that was tampered with, the one as
  ///   it should be.
  func check(_ body: FactBody, _ limits: Procedure, find: (String) -> Void) {
    switch body {
    case .plugging(let plugging):
      switch plugging.action {
      case .unplug: checkOpening(plugging.joint, find)
      case .plugIn: checkClosing(plugging, find)
      }
    case .partMove(let move): checkMove(move, find)
    case .inspection(let look):
      if look.verdict == .clean, layout.spot(look.face).map(hall.damaged.contains) ?? false,
        !ModelHall.saysOfDamage(look)
      {
        find("a damaged face is called clean, and nothing is said of the damage")
      }
    // Nothing shines yet into a link that is new.
    case .cleaning(let cleaning) where cleaning.method == .wetDry && limits.start == .plugged:
      checkWet(cleaning, find)
    case .portGate(let gate) where gate.action == .opened:
      if !hall.shut.contains(gate.port) { find("a port is opened that was not shut for the job") }
      let isOut = layout.joints.indices.contains {
        hall.out.contains($0) && layout.ends($0).contains(gate.port)
      }
      if isOut || hall.othersOut.contains(gate.port) { find("light into an open joint") }
    case .signature(let signature) where signature.kind == .accepted:
      checkAcceptance(limits, find)
    case .soak(let soak) where soak.action == .passed && soak.dueMS == nil:
      find("a soak passes, and nobody knows by which counters")
    default: break
    }
  }

  private func checkOpening(_ port: ThingID, _ find: (String) -> Void) {
    guard let joint = layout.joint(port) else {
      if !hall.shut.contains(port) { find("a live joint of another link is opened") }
      return
    }
    let sharers = layout.isPanel(joint) ? layout.mates(joint) : []
    if !hall.shut.isSuperset(of: layout.ends(joint)) { find("a live joint is opened") }
    if !hall.shut.isSuperset(of: sharers) { find("a cord is pulled that a live link passes") }
  }

  private func checkClosing(_ plugging: Plugging, _ find: (String) -> Void) {
    guard let joint = layout.joint(plugging.joint) else { return }
    let isSeen = FaceSide.allCases.allSatisfy {
      hall.clean.contains(ModelHall.Spot(joint: joint, side: $0))
    }
    if hall.isFibre(layout.joints[joint].link), !isSeen, plugging.unseenReason == nil {
      find("plugged in unseen, without a word")
    }
  }

  private func checkWet(_ cleaning: Cleaning, _ find: (String) -> Void) {
    guard let spot = layout.spot(cleaning.face) else { return }
    let joint = layout.joints[spot.joint]
    let far = layout.joint(joint.otherPort.id)
    let lit =
      joint.isOnPanel
      ? layout.ends(spot.joint) : [spot.side == .port ? joint.port.id : joint.otherPort.id]
    // No light comes from a far port whose plug is out.
    let isOpen = !joint.isOnPanel && spot.side == .cord && far.map(hall.out.contains) == true
    if !isOpen, !hall.shut.isSuperset(of: lit) { find("a lit face is cleaned wet") }
    // What else passes the plug shines out of it from the other end; the module, or a cord on a panel, from this one.
    let isNear = spot.side == .port || joint.isOnPanel
    let mates = joint.neighbours.filter {
      $0.sharesPlug && !(joint.isOnPanel && spot.side == .port)
    }
    let shining = mates.map { isNear ? $0.port.id : $0.farEnd?.id ?? $0.port.id }
    if !hall.shut.isSuperset(of: shining) { find("a face is cleaned wet that another link lights") }
  }

  private func checkMove(_ move: PartMove, _ find: (String) -> Void) {
    guard let joint = layout.joint(move.place.id) else { return }
    if !hall.out.contains(joint) { find("a part is changed that is plugged in") }
    guard move.kind == .module else { return }
    for mate in layout.mates(joint) where isFibre {
      let isOut = layout.joint(mate).map(hall.out.contains) ?? hall.othersOut.contains(mate)
      if !isOut { find("a module is pulled with another plug in it") }
    }
  }

  private func checkAcceptance(_ limits: Procedure, _ find: (String) -> Void) {
    if !hall.out.isEmpty { find("accepted with a plug out") }
    if !hall.up.contains(layout.joints[0].link) {
      find("accepted, and nobody said that the link is up")
    }
    if !hall.isSoaked { find("accepted without a soak") }
    if !hall.isSigned { find("accepted, and the hands were not signed since the last touch") }
    guard isFibre else { return }
    let link = layout.joints[0].link
    for topic in TestTopic.allCases {
      let isDue = limits.steps.contains {
        $0.verb.rawValue == topic.rawValue && !$0.isForChanges
      }
      let test = ModelHall.Test(link: link, topic: topic)
      if isDue || hall.isChanged(link, layout), !hall.passed.contains(test) {
        find("accepted without a test of \(topic.rawValue)")
      }
    }
  }

  /// What is owed by what happened, and is not among what the guide says is owed.
  func checkDebts(_ debts: [Debt], isDone: Bool, find: (String) -> Void) {
    func count(_ isSuch: (Debt) -> Bool) -> Int { debts.count(where: isSuch) }
    let unseen = count { if case .unseen = $0 { true } else { false } }
    let seenNot = hall.unseen.count { hall.isFibre(layout.joints[$0].link) }
    if unseen < seenNot { find("a joint that was plugged in unseen is not owed") }
    let otherPlugs = count { if case .otherPlug = $0 { true } else { false } }
    if otherPlugs < hall.halfIn.count { find("the other plug of a cable of one piece is not owed") }
    let damaged = count {
      if case .unseen(_, _, let seen) = $0 { seen.word == .damaged } else { false }
    }
    let damagedIn = hall.damagedIn.count { hall.isFibre(layout.joints[$0].link) }
    if damaged < damagedIn { find("a damaged face that is plugged in is not owed as damaged") }
    let polarity = count { if case .polarityTest = $0 { true } else { false } }
    let loss = count { if case .lossTest = $0 { true } else { false } }
    for (topic, owed) in [(TestTopic.polarity, polarity), (.loss, loss)]
    where isFibre && hall.unmade.contains(topic) && owed == 0 {
      find("a test of \(topic.rawValue) that could not be made is not owed")
    }
    for link in Set(layout.joints.map { $0.link }) where hall.isChanged(link, layout) {
      for (topic, owed) in [(TestTopic.polarity, polarity), (.loss, loss)] {
        let isPassed = hall.passed.contains(ModelHall.Test(link: link, topic: topic))
        if !isPassed, owed == 0 { find("a test of \(topic.rawValue) is not owed") }
      }
      let onLink = layout.joints.indices.filter { layout.joints[$0].link == link }
      let cordEnds = onLink.filter(layout.isCordEnd)
      let ends = cordEnds.isEmpty ? onLink.filter { !layout.isPanel($0) } : cordEnds
      let isWhole = ends.count > 1 && ends.allSatisfy(hall.otherCords.contains)
      let otherEnds = count { if case .newCordFarFace = $0 { true } else { false } }
      if !isWhole, otherEnds == 0 { find("the other end of a cord is not owed") }
    }
    let out = count { if case .neighbourOut = $0 { true } else { false } }
    if out < hall.othersOut.count { find("a plug that came out with the module is not owed") }
    guard isDone else { return }
    if !hall.isAccepted { find("done, and nobody took the link back") }
    let shut = count { if case .portShut = $0 { true } else { false } }
    if shut < hall.shut.count { find("a port that is still shut is not owed") }
  }

  /// What the guide knows of a joint to be owed is what the hall knows, on every way to a screen.
  func checkOwed(_ job: JobState, find: (String) -> Void) {
    for joint in job.joints.indices where hall.isFibre(layout.joints[joint].link) {
      for side in FaceSide.allCases {
        let isDamaged = hall.damaged.contains(ModelHall.Spot(joint: joint, side: side))
        if (job.joints[joint].state.damage(of: side) != nil) != isDamaged {
          find("the guide and the hall differ on which face is damaged")
        }
      }
    }
    for joint in job.joints.indices
    where !hall.out.contains(joint) && hall.isFibre(layout.joints[joint].link) {
      let state = job.joints[joint].state
      if (state.unseen != nil) != hall.unseen.contains(joint) {
        find("the guide and the hall differ on what was plugged in unseen")
      }
      if (state.unseen?.seen.word == .damaged) != hall.damagedIn.contains(joint) {
        find("the guide and the hall differ on what was plugged in damaged")
      }
      if state.changedParts.contains(.plug) != hall.otherCords.contains(joint) {
        find("the guide and the hall differ on where another cord is")
      }
    }
  }

  /// What the guide takes for a soak that passed is one as the hall has it, until somebody took the link back.
  func checkSoak(_ job: JobState, find: (String) -> Void) {
    guard !hall.isAccepted, case .passed? = job.soak(of: layout.joints[0].link) else { return }
    if !hall.isSoaked { find("the guide takes it for soaked, and the hall does not") }
  }

  /// What was done more often than may be.
  ///
  /// - Parameters:
  ///   - limits: the procedure that says how often.
  ///   - policy: the site's rules.
  func checkLimits(_ limits: Procedure, _ policy: RepairPolicy, find: (String) -> Void) {
    let lookNext = limits.steps.first { $0.verb == .lookNext }
    func count(_ joint: Int, _ outcome: StepOutcome) -> Int {
      let way = "\(StepName.lookNext.rawValue) \(outcome.rawValue)"
      return hall.tries[ModelHall.Try(joint: joint, way: way), default: 0]
    }
    for outcome in StepOutcome.allCases {
      let counts = layout.joints.indices.map { joint in
        // What is done at another joint is followed by asking again, which is no try of its own.
        count(joint, outcome) - (outcome == .askAgain ? count(joint, .otherJoint) : 0)
      }
      // The cords of a link go back together.
      let most = outcome == .goBack ? counts.reduce(0, +) : counts.max() ?? 0
      let limit = lookNext?.atMost[outcome] ?? (lookNext?.then[outcome] == nil ? 0 : most)
      if most > limit { find("\(outcome.rawValue) \(most) times") }
    }
    let again = hall.tries[ModelHall.Try(joint: 0, way: "accept test-first"), default: 0]
    let tests = TestTopic.allCases.compactMap { wrong($0, limits) }
    if let most = tests.min(), again > most { find("opened again for a test \(again) times") }
    let rungs = limits.ladder.count { $0 != .pen }
    for count in hall.cleanings.values where count > min(rungs, policy.maxCleans) {
      find("a face is cleaned \(count) times")
    }
  }

  /// How often that test may go wrong and be made again with another cord.
  private func wrong(_ topic: TestTopic, _ limits: Procedure) -> Int? {
    limits.steps.first { $0.verb.rawValue == topic.rawValue }?.atMost[.wrong]
  }

  /// Another cord, or a test to be made again, although that was done often enough.
  func checkRepeat(_ body: FactBody, _ limits: Procedure, find: (String) -> Void) {
    guard case .step(let step) = body, step.name == StepName.replace.rawValue,
      step.outcome == "cord"
    else { return }
    for topic in hall.failed {
      let done = hall.tries[ModelHall.Try(joint: 0, way: "\(topic.rawValue) wrong"), default: 0]
      if let most = wrong(topic, limits), done > most { find("another cord after \(done) tests") }
    }
  }
}
