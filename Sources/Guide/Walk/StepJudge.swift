import Plant

/// Asks the facts whether a step is done at one joint.
struct StepJudge {
  let procedure: Procedure
  /// The joint the step is done at.
  let state: RepairState
  /// All joints of the job, the one it was begun at first.
  let joints: [RepairState]
  /// How the step before ended, if it led here by another way than being done.
  let reason: LookReason

  func judgement(_ step: StepDefinition) -> StepJudgement {
    switch step.verb {
    case .shut: state.gate.isShutForUs || !isStillToBeOpened ? .done : .waits(.dark)
    case .medium: medium
    case .unplug: unplug
    case .inspectPort: faces(.port)
    case .inspectCord: faces(nil)
    case .replaceCord: replacement(.cord, .plug)
    case .replaceModule: replacement(.port, .module)
    case .form: form
    case .polarity: test(.polarity)
    case .loss: test(.loss)
    case .plugIn: plugIn
    case .openPort:
      cordOut ?? (state.gate.isShutForUs || holdsNeighbours ? .waits(.openPort) : dropped ?? .done)
    case .linkUp: linkUp
    case .readLanes: state.wereLanesRead || isLeftShut ? .done : .waits(.lanes)
    case .lanes: lanes
    case .counters: counters
    case .soak: soak
    case .brokenFibres: brokenFibres
    case .debts: cordOut ?? debts
    case .hands: cordOut ?? (state.handsBy == nil ? .waits(.hands) : .done)
    case .accept: accept
    case .lookNext: .waits(state.lookingAt == nil ? .lookNext(reason) : .otherJoint(reason))
    }
  }

  /// Whether a joint is to be opened for which the port is shut: its own, the one on a panel that is repaired,
  /// those at both ends of the cord that is changed, or those on panels between which the cords of its link are
  /// moved.
  private var isStillToBeOpened: Bool {
    let opened: [RepairState] =
      if let panel = repairedPanel {
        [panel]
      } else if state.situation.cordChange != nil {
        joints.filter(\.isCordEnd)
      } else {
        state.situation.cordMove == nil ? [state] : panels
      }
    return opened.contains { $0.isPlugged && $0.wantsOpening }
  }

  /// The joint on a panel that is repaired.
  private var repairedPanel: RepairState? {
    joints.first { $0.situation.panelRepair == .joint }
  }

  /// The joints on panels to which cords are moved.
  private var panels: [RepairState] { joints.filter { $0.situation.cordMove?.panel != nil } }

  /// Whether cords are moved back to where they were.
  private var isGoingBack: Bool {
    panels.contains { $0.situation.cordMove?.panel?.isWayBack == true }
  }

  private var unplug: StepJudgement {
    if isClosedForGood { return .done }
    let dropsLive = state.liveNeighbours.contains(where: \.sharesPlug)
    return .waits(dropsLive || !state.lentOnPlug.isEmpty ? .neighboursLive(.cord) : .open)
  }

  /// Whether links that pass the same plug are shut for this job.
  private var holdsNeighbours: Bool { !state.heldNeighbours(besides: joints).isEmpty }

  /// What a joint waits for whose plug took other links down: that they are up again.
  private var dropped: StepJudgement? {
    state.droppedNeighbours(besides: joints).isEmpty ? nil : .waits(.linkUp)
  }

  private var brokenFibres: StepJudgement {
    let isSaid = state.taken.keys.contains { $0.hasPrefix("\(StepName.brokenFibres.rawValue) ") }
    guard let left = state.situation.leaves, left.broken.isEmpty, !isSaid, !isGoingBack else {
      return .done
    }
    return .waits(.brokenFibres)
  }

  /// Whether the joint is open already, or is not to be opened.
  private var isClosedForGood: Bool { !state.isPlugged || !state.wantsOpening }

  private var medium: StepJudgement {
    if !state.isPlugged, let phase = state.replacePhase { return .waits(phase) }
    // A joint that is plugged in is asked for once its lanes are.
    if state.isPlugged && !state.wantsOpening { return .done }
    return state.medium == nil ? .waits(.medium) : .done
  }

  private var openPhase: RepairPhase? {
    if let phase = state.replacePhase { return phase }
    if isFormOpen { return .form }
    guard let medium = state.medium else { return .medium }
    return medium == .fibre ? state.facePhase(procedure.ladder) : nil
  }

  private func faces(_ side: FaceSide?) -> StepJudgement {
    guard !state.isPlugged, let phase = openPhase else { return .done }
    return side == nil || phase.side == nil || phase.side == side ? .waits(phase) : .done
  }

  private func replacement(_ side: FaceSide, _ kind: PartKind) -> StepJudgement {
    if state.isPlugged { return .done }
    if let phase = state.replacePhase { return .waits(phase) }
    if kind == .plug, let arrival = state.situation.cordChange?.arrival {
      return follows(arrival) ? .waits(.replace(side)) : .done
    }
    // The plug of an AOC or DAC is the module: it is changed with its cable.
    if kind == .module, !state.medium.isFibreOrUnknown { return .done }
    if state.changedParts.contains(kind) || state.keptParts.contains(side) { return .done }
    return .waits(state.dropsLive(side) ? .neighboursLive(side) : .replace(side))
  }

  /// Whether the other end of the cord that went in at the port is still to go in here.
  private func follows(_ arrival: CordArrival) -> Bool {
    if let end = arrival.end { return state.situation.cordFace.part != end }
    let isNamed = joints.contains {
      $0.situation.cordChange == .named && $0.changedParts.contains(.plug)
    }
    return isNamed && !state.changedParts.contains(.plug)
  }

  private var form: StepJudgement {
    !state.isPlugged && isFormOpen ? .waits(.form) : .done
  }

  /// Whether nobody has said of the module that went in that its form is right; who takes a link as it is found
  /// is not asked.
  private var isFormOpen: Bool {
    guard procedure.start != .untouched, state.changedParts.contains(.module) else { return false }
    // One module serves all links of its cage, and is looked at once.
    let cage = Set([state.situation.port.id] + state.situation.neighbours.map(\.port.id))
    return !joints.contains { $0.isFormRight && cage.contains($0.situation.port.id) }
  }

  private var plugIn: StepJudgement {
    guard !state.isPlugged else { return .done }
    return .waits(openPhase ?? .plugIn)
  }

  private var debts: StepJudgement {
    if state.gate.isShutForUs { return .waits(.openPort) }
    if let dropped { return dropped }
    // Whether there is light is asked later, where the link is to be up.
    let due = owed.filter { if case .notLit = $0 { false } else { true } }
    return due.isEmpty ? .done : .waits(.owed)
  }

  /// What a joint waits for whose cord is out where the procedure itself opened none: dark, looked at, in again.
  private var cordOut: StepJudgement? {
    // What another link's port waits for is of that link's own repair.
    guard !state.isPlugged, !state.situation.isOnSamePlug else { return nil }
    return .waits(state.gate.isShut ? openPhase ?? .plugIn : .dark)
  }

  private func test(_ topic: TestTopic) -> StepJudgement {
    let head = joints.first ?? state
    if head.failedTests[topic] != nil { return .waits(.testWrong(topic)) }
    if isTested(topic) || head.excusedTests[topic] != nil { return .done }
    // A spare leg is tested from panel to panel before a cord is in it.
    if state.situation.cordMove != nil {
      return isGoingBack || panels.contains(where: \.isThere) ? .done : .waits(.test(topic))
    }
    // A tester goes where the plug was: what is plugged in already is tested before it is accepted.
    if (repairedPanel ?? state).isPlugged, procedure.start != .untouched { return .done }
    return .waits(.test(topic))
  }

  private func isTested(_ topic: TestTopic) -> Bool {
    sameLink.allSatisfy { topic == .polarity ? $0.polarityTested : $0.lossTested }
  }

  /// The joints at the ends of the link of this job.
  private var sameLink: [RepairState] {
    joints.filter { $0.situation.link == joints.first?.situation.link }
  }

  private var linkUp: StepJudgement {
    if let cordOut { return cordOut }
    let answer = state.topics[.linkUp]?.answer?.outcome
    if holdsNeighbours { return .waits(.openPort) }
    if let dropped { return dropped }
    if state.gate.isShutForUs { return .waits(.linkUp) }
    if answer == .no { return .ends(.down) }
    if isLeftShut { return .done }
    return answer == .yes ? .done : .waits(.linkUp)
  }

  /// Whether an end of the link was given back and stays shut for others: what needs light waits, what does not goes on.
  private var isLeftShut: Bool {
    state.topics[.linkUp]?.answer?.outcome != .yes
      && joints.contains { $0.situation.link == state.situation.link && $0.gate.isLeftShut }
  }

  private var counters: StepJudgement {
    guard case .notStarted = state.soak else { return .done }
    return .waits(isLeftShut ? .linkUp : .counters)
  }

  private var lanes: StepJudgement {
    if isLeftShut { return .done }
    guard let medium = state.medium else { return .waits(.medium) }
    guard medium == .fibre else { return .done }
    return switch state.lanesGood {
    case nil: .waits(.lanes)
    case false?: .ends(.low)
    case true?: .done
    }
  }

  private var soak: StepJudgement {
    switch state.soak {
    case .notStarted: counters
    case .running(let time): .waits(.soak(dueMS: time.dueMS))
    case .failed: .ends(.failed)
    case .passed: .done
    }
  }

  private var accept: StepJudgement {
    let untested = procedure.steps.contains { step in
      guard let topic = step.verb.test, Walk.applies(step, joints) else { return false }
      return !isTested(topic) || joints.first?.failedTests[topic] != nil
    }
    if untested && (joints.first ?? state).medium.isFibreOrUnknown { return .waits(.owed) }
    return state.acceptedBy == nil ? .waits(.accept) : .done
  }

  /// What is owed at any joint of the job.
  private var owed: [Debt] { joints.flatMap(\.debts) }
}

extension StepVerb {
  /// The test it is, if it is one.
  var test: TestTopic? {
    switch self {
    case .polarity: .polarity
    case .loss: .loss
    default: nil
    }
  }
}
