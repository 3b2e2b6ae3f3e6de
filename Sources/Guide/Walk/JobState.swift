public import Plant

/// Where a job stands.
///
/// Folded from the facts every time and never stored: a laptop that died, or another laptop with the
/// same facts, shows the same next step.
public struct JobState: Hashable, Sendable {
  /// What it goes by.
  public let procedure: Procedure
  /// Its joints, the one it was begun at first.
  public let joints: [JobJoint]
  /// Where it would stand if it were neither parked nor set aside.
  public let working: WalkPosition
  /// Where it stands.
  public let position: WalkPosition

  /// Folds the facts of every joint and walks the procedure.
  public static func fold(_ situation: JobSituation) -> JobState {
    var joints = situation.joints.map { site, situation in
      JobJoint(site: site, state: RepairState.fold(situation))
    }
    if let lack = situation.lack, !joints.isEmpty { joints[0].state.setAsideReason = lack }
    // What a joint on a panel took down is told of at the first of its two ends.
    var down: Set<ThingID> = []
    for place in joints.indices where joints[place].state.droppedLink != nil {
      if !down.insert(joints[place].state.situation.link).inserted {
        joints[place].state.droppedBy = [:]
      }
    }
    let ports = Walk(procedure: situation.procedure, joints: joints)
    for place in joints.indices where joints[place].state.situation.isOnPanel {
      joints[place].state.lightOnPanel = ports.lights(on: joints[place].state)
    }
    let working = Walk(procedure: situation.procedure, joints: joints).position()
    var position = working
    if let aside = joints.firstIndex(where: { $0.state.setAsideReason != nil }) {
      position = WalkPosition(joint: aside, step: working.step, phase: .setAside)
    } else if joints.first?.state.parking != nil, working.phase != .done {
      position.phase = .parked
    }
    return JobState(
      procedure: situation.procedure, joints: joints, working: working, position: position)
  }

  /// The joint the job was begun at.
  public var here: RepairState { joints[0].state }
  /// The joint on a panel that is repaired; nil in a job that was begun at a port.
  public var panel: RepairState? { joints.first { $0.site == .panel }?.state }
  /// Where the hands work: the position on a panel, or the port the job was begun at.
  public var workedAt: PortCard { (panel ?? here).situation.port }
  /// The joint the screen is about.
  public var current: RepairState { joints[position.joint].state }
  /// What it waits for.
  public var phase: RepairPhase { position.phase }

  /// The joints of its link that are taken to be open for a look, where nobody has recorded that the plug came out.
  public var openedByLook: [ThingID: Recorded<Plugging>] {
    var opened: [ThingID: Recorded<Plugging>] = [:]
    for state in joints.map(\.state) where state.situation.link == here.situation.link {
      if let found = state.seenOpen { opened[found.body.joint] = found }
    }
    return opened
  }

  /// Whether it opens a joint, or has found that one is to be looked at: an acceptance does not, unless it has
  /// found its link bad.
  public var opens: Bool { procedure.start != .untouched || working.step?.isAside ?? false }

  /// The word for where it stands, as the screen begins with; nil once it is done.
  public var title: String? {
    PhaseWords.title(phase, in: position.step) ?? position.step?.title
  }

  /// The step that facts recorded now answer; nil for a job that is parked or done.
  public var answeredStep: String? {
    let isHere = position.joint == 0
    switch phase {
    case .parked, .done: return nil
    case .setAside where !isHere:
      let site = joints[position.joint].site
      return procedure.steps.first { $0.site == site }?.name
    case .quarantine where isHere, .setAside: return StepName.quarantine.rawValue
    case .replace where isHere, .neighboursLive where isHere: return StepName.replace.rawValue
    default:
      let step = position.step
      // The steps beside the way are no joint's own: the one that led there says which it is about.
      return isHere || step?.isAside == false ? step?.name : position.cameFrom?.name
    }
  }

  /// Steps every job passes that finds things as they are here, in order.
  public var mainSteps: [StepDefinition] {
    procedure.steps.filter { step in
      !step.isAside && Walk.applies(step, joints.map(\.state))
        && joints.contains { $0.site == step.site }
    }
  }

  /// How far it is.
  public var progress: Progress {
    let steps = mainSteps
    let at = carrying ?? working.step.flatMap { $0.isAside ? working.cameFrom : $0 }
    guard let at, let place = steps.firstIndex(of: at) else {
      return Progress(step: steps.count, of: steps.count)
    }
    return Progress(step: place + 1, of: steps.count)
  }

  /// The unplugging, where a part of the open joint is changed before anything else is done there: however
  /// early the step that waits for it, the joint is open already.
  private var carrying: StepDefinition? {
    switch working.phase {
    case .replace, .neighboursLive:
      guard working.step?.verb == .medium else { return nil }
      return mainSteps.last { $0.verb == .unplug && $0.site == .here }
    default: return nil
    }
  }

  /// What is owed at any of its joints, what does most harm first.
  public var debts: [Debt] {
    // Why a test could not be made was said of this link, be a part changed or not.
    let excuses = here.medium.isFibreOrUnknown ? here.owedTests : [:]
    var debts = joints.map(\.state).flatMap { state in
      state.situation.link == here.situation.link
        ? state.debts.map { $0.excused(by: excuses) } : state.debts
    }
    for topic in TestTopic.allCases {
      guard let excuse = excuses[topic],
        !debts.contains(where: { $0.test == topic && $0.excused(by: excuses) == $0 })
      else { continue }
      debts.append(.unmade(topic, excuse: excuse))
    }
    let ends = joints.filter { $0.state.situation.link == here.situation.link }
    // The other end of a new cord is looked at as this job's own step: at that end, and no other port's.
    let cordEnds = ends.map(\.state).filter(\.isCordEnd)
    if cordEnds.count > 1, cordEnds.allSatisfy({ $0.changedParts.contains(.plug) }) {
      debts.removeAll { if case .newCordFarFace = $0 { true } else { false } }
    }
    // A far port that is no joint of this job was shut by hand, as for a wet cleaning, and has to be opened by hand.
    let ports = Set(joints.map(\.state.situation.port.id))
    for end in ends.map(\.state) where end.isPlugged && !end.wantsOpening {
      for far in end.farPortsShutForUs where !ports.contains(far.id) {
        debts.append(.portShut(name: far.label))
      }
    }
    // What the other link is owed keeps nobody from accepting this one, so it is no debt of a joint.
    for neighbour in ends.flatMap(\.state.neighboursToAccept) {
      debts.append(.otherLink(port: neighbour.port.name))
    }
    return debts.byHarm
  }

  /// How the soak of a link stands by what happened to it; nil if no joint of the job is that link's.
  ///
  /// This alone says whether a soak still counts: for the walk, and for what is due.
  public func soak(of link: ThingID) -> SoakState? {
    joints.first { $0.state.situation.link == link }?.state.soak
  }

  /// The fact that says so; nil if the soak of that link was not started.
  public func soakFact(of link: ThingID) -> Fact? {
    joints.first { $0.state.situation.link == link }?.state.soakFact
  }

  /// Whether a test is still owed that could not be made in the job, by what happened since.
  public func isUnmade(_ topic: TestTopic) -> Bool { unmade(topic) != nil }

  /// Why a test is still owed that could not be made in the job: that, or what it found since; nil if it is not owed.
  public func unmade(_ topic: TestTopic) -> String? {
    here.medium.isFibreOrUnknown ? here.owedTests[topic] : nil
  }

  /// Whether nothing was recorded in it yet; not of one that was taken up from memory.
  public var isUnanswered: Bool {
    let (begun, own) = (here.situation.job, own)
    return StatedSteps.beginning(of: begun, in: own) == nil
      && own.allSatisfy { $0.order == begun.order && $0.isBeginning }
  }

  private var own: [Fact] {
    let begun = here.situation.job.id
    return joints.flatMap(\.state.situation.facts).filter { $0.job == begun }
  }

  /// What the last answer recorded, newest first; what undo takes back.
  ///
  /// Of a job that was taken up from memory all that was said then is one answer, with its beginning. Where nothing
  /// was recorded yet it is the beginning: a job at a wrong port is taken back. Of a job that was written with all its
  /// answers in one change, as those of the demo are, it is what happened last.
  public var lastAnswer: [Fact] {
    let (begun, own) = (here.situation.job, own)
    if let beginning = StatedSteps.beginning(of: begun, in: own) { return beginning }
    if isUnanswered, here.setAsideReason == nil {
      var facts = [begun.id: begun]
      for fact in own { facts[fact.id] = fact }
      return facts.values.sorted { Fact.precedes($1, $0) }
    }
    let latest = joints.compactMap(\.state.lastAnswer.first?.order).max()
    var facts: [ThingID: Fact] = [:]
    for fact in joints.flatMap(\.state.lastAnswer) where fact.order == latest {
      facts[fact.id] = fact
    }
    let answer = facts.values.sorted { Fact.precedes($1, $0) }
    guard latest == begun.order else { return answer }
    let lastMS = answer.map(\.atMS).max()
    return answer.filter { $0.atMS == lastMS }
  }

  /// What to show and what may be answered.
  ///
  /// - Parameters:
  ///   - nowMS: the laptop's clock; ms UTC. It only decides whether a soak is due.
  ///   - way: positions on panels the light passes, nearest first; shown where to look next is asked.
  public func prompt(nowMS: Int64, way: [PathJoint] = []) -> Prompt {
    PromptBuilder(job: self, nowMS: nowMS, way: way).prompt()
  }
}
