public import Plant

/// Where the repair of one joint stands.
///
/// Folded from the facts every time and never stored. What is to be done next is for the procedure to
/// say: see ``JobState``.
public struct RepairState: Hashable, Sendable {
  /// What it was folded from; its facts are only those that count, in order.
  public var situation: RepairSituation
  /// What the link is made of; nil if nobody has said.
  public var medium: Medium?
  /// Whether the plug is in.
  public var isPlugged = true
  /// The fact by which it came out; nil while it is in, and where it never was.
  public var openedBy: Fact?
  /// Whether the joint is to be opened: at the start, and when somebody chose to look here again.
  public var wantsOpening = true
  /// Whether a cord that is moved is, or was last, where it is moved to.
  public var isThere = false
  /// The face in the port.
  public var portFace: FaceHistory
  /// The face of the plug.
  public var cordFace: FaceHistory
  /// The port's gate.
  public var gate = GateState()
  /// The gate of the port at the other end.
  public var otherGate = GateState()
  /// Gates of the neighbours' ports that facts tell about, by port; of links through the same plug also at the far end.
  public var neighbourGates: [ThingID: GateState] = [:]
  /// Ports of neighbours whose plug is out.
  public var neighboursOut: Set<ThingID> = []
  /// Those whose plug came out with the module.
  public var cameOut: Set<ThingID> = []
  /// Ports of other links through the plug that went dark when it came out unshut, and that nobody has seen up since:
  /// each with the fact by which it came out.
  public var droppedBy: [ThingID: Fact] = [:]
  /// Other joints of the link that are open, and far ends of the other links through the same plug.
  public var otherJointsOpen: Set<ThingID> = []
  /// At a joint on a panel, the ports of the job that are not shut and shine out of its faces.
  var lightOnPanel: [FaceSide: [PortCard]] = [:]
  /// When each joint of the link was last touched; ms UTC.
  public var touchedMS: [ThingID: Int64] = [:]
  /// Joints of the link where somebody has looked at a face.
  public var seenJoints: Set<ThingID> = []
  /// The faces of other joints of the link that were seen clean since that joint was last opened.
  public var facesSeenClean: [ThingID: Set<Face>] = [:]
  /// The latest plugging in, if nobody saw both faces clean before it.
  public var unseen: UnseenPlug?
  /// The same, also where that plug came out since.
  public var lastUnseen: UnseenPlug?
  /// Damage that was seen on faces, whenever that was.
  public var damage = DamageMemory()
  /// What was asked and answered, by topic.
  public var topics: [AskTopic: NocTopic] = [:]
  /// The answer by which the link came up, if it is up since: asked once more it came up no later.
  public var upSince: Fact?
  /// What was said in this repair that was not well with the link, whatever came after it: not up, lanes low, soak failed.
  public var setbacks: [Fact] = []
  /// Whether lanes are good; nil if nobody has judged them.
  public var lanesGood: Bool?
  /// The latest powers read.
  public var lanePowers: LaneReading?
  /// When they were read; ms UTC.
  public var lanesReadMS: Int64?
  /// Whether they were read before the centre was to be asked again: they are shown, and are no answer any more.
  public var areLanesReadBefore = false
  /// The soak.
  public var soak = SoakState.notStarted
  /// The fact that says how it stands: counters were cleared, or read; nil if it was not started.
  public var soakFact: Fact?
  /// The counters it goes by, named by when they are to be long enough.
  var soakCounters: Int64?
  /// The side whose part is being replaced.
  public var replacing: FaceSide?
  /// Sides whose part is out.
  public var partsOut: Set<FaceSide> = []
  /// The part of each kind that came out last.
  public var lastOut: [PartKind: ThingID] = [:]
  /// Parts that went in during this repair and are others than those that came out.
  public var changedParts: [PartKind] = []
  /// Whether another cable went in at this end, and nobody has seen the link up, or a plug go in at the other port, since.
  var isOtherPlugDue = false
  /// The module going in that replaced another during this repair, the last one.
  public var moduleChange: Fact?
  /// Whether a cord went in here that was not plugged in yet: its plugs can be tested without any port.
  public var isCordInHand = false
  /// Whether polarity was tested since the last part went in.
  public var polarityTested = false
  /// Whether loss was tested since the last part went in.
  public var lossTested = false
  /// Whether the loss test that passed last has no readings.
  public var lacksLossNumbers = false
  /// Tests that found something wrong, and what.
  public var failedTests: [TestTopic: String] = [:]
  /// Tests that could not be made, and why: the job goes on without them, until somebody opens it for them.
  public var excusedTests: [TestTopic: String] = [:]
  /// Tests that could not be made and did not pass since, and why: owed, whether or not the joint was opened for them.
  public var owedTests: [TestTopic: String] = [:]
  /// Why a cord is in that does not fit by record; nil if none is.
  public var unfitCord: String?
  /// Whether the module that went in last was found to be of the right form.
  public var isFormRight = false
  /// Sides whose part stays although it was to be changed.
  public var keptParts: Set<FaceSide> = []
  /// The side whose part is to be changed once the joint is open.
  public var plannedReplacement: FaceSide?
  /// Whether lanes were judged in this job, whatever was touched since.
  public var wereLanesRead = false
  /// How often each way of a step was taken, by the step's name and outcome.
  public var taken: [String: Int] = [:]
  /// The joint that is looked at instead of this one.
  public var lookingAt: ThingID?
  /// The job at that joint.
  public var otherJob: Job?
  /// What somebody saw in the joint instead of the plug to pull, and nobody has found the right one since.
  public var foundInstead: String?
  /// How the repair was set aside, if it was.
  public var setAsideReason: String?
  /// The latest parking, if nobody took the repair up again.
  public var parking: Pause?
  /// When it was parked; ms UTC.
  public var parkedMS: Int64?
  /// Who says the hands are done.
  public var handsBy: String?
  /// Who accepted the link.
  public var acceptedBy: String?
  /// The acceptance of the link that stands by the soak of whichever job, while no hand was at the link since those
  /// counters were cleared; nil if there is none.
  public var acceptance: Fact?
  /// Whether the soak of the link failed, in whichever job, while no hand was at it since.
  var hasLinkFailed = false
  /// Who accepted the link in this repair by a soak that failed after all, or was of other counters: that does not stand,
  /// until somebody accepts it anew; nil if nobody did.
  public var lostAcceptance: String?
  /// The fault the repair is for.
  public var fault: Fault?
  /// Whether that fault is closed.
  public var isFaultClosed = false
  /// Faults of the link nobody has closed, oldest first.
  public var openFaults: [ThingID] = []
  /// What the last answer of this repair recorded, newest first; what undo takes back.
  public var lastAnswer: [Fact] = []

  init(situation: RepairSituation) {
    self.situation = situation
    isPlugged = situation.start != .unplugged
    wantsOpening = situation.isToBeOpened
    isThere = situation.cordMove?.panel?.isWayBack ?? false
    medium = situation.medium
    portFace = FaceHistory(face: situation.portFace)
    cordFace = FaceHistory(face: situation.cordFace)
  }

  /// Folds the facts; their order in the array does not matter.
  public static func fold(_ situation: RepairSituation) -> RepairState {
    var sorted = situation
    var all = situation.facts
    if !all.contains(where: { $0.id == situation.job.id }) { all.append(situation.job) }
    sorted.facts = LiveFacts.of(all)
    let isTakenBack = !sorted.facts.contains { $0.id == situation.job.id }
    if isTakenBack {
      // A repair that was taken back is still shown: what was done in it was done.
      let place = sorted.facts.firstIndex { Fact.precedes(situation.job, $0) }
      sorted.facts.insert(situation.job, at: place ?? sorted.facts.endIndex)
    }
    var fold = RepairFold(situation: sorted)
    if isTakenBack { fold.state.setAsideReason = "this job was taken back" }
    for fact in sorted.facts {
      fold.apply(fact)
      fold.hear(fact)
    }
    fold.seeGates()
    return fold.state
  }

  /// The face on that side.
  public func face(_ side: FaceSide) -> FaceHistory {
    switch side {
    case .port: portFace
    case .cord: cordFace
    }
  }

  /// Whether both faces were seen clean since the joint was opened.
  public var bothSeenClean: Bool { portFace.state == .clean && cordFace.state == .clean }

  /// Whether a part that light goes through went in during this repair.
  public var isFibreChanged: Bool { changedParts.contains(where: \.hasFibre) }

  /// Whether the hands are done and somebody has taken the link back, and nothing was touched since.
  public var isAccepted: Bool {
    guard case .passed = soak, isPlugged, !wantsOpening, setAsideReason == nil else { return false }
    return handsBy != nil && acceptedBy != nil && topics[.linkUp]?.answer?.outcome != .no
  }

  /// Why it was set aside, with what a test found wrong before; nil if it was not.
  public var asideWords: String? {
    guard let setAsideReason else { return nil }
    return (wrongTests + [setAsideReason]).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// Tests that found something wrong and were not passed since, and what.
  public var wrongTests: [String] {
    TestTopic.allCases.compactMap { topic in
      failedTests[topic].map { "\(topic.rawValue.uppercased()) WRONG: \($0)" }
    }
  }

  /// Whether it is a joint at an end of the cord that the job changes.
  var isCordEnd: Bool { situation.cordChange.map { $0 != .shut } ?? false }

  /// The port or position the plug is in, or was in last.
  public var plugSpot: PortCard {
    guard let move = situation.cordMove?.panel, !isThere else { return situation.port }
    return move.from.card
  }

  /// Neighbours that are not shut.
  public var liveNeighbours: [Neighbour] {
    situation.neighbours.filter { !isShut($0) }
  }

  /// Whether a neighbour's port is shut: what facts say, else what its record said.
  public func isShut(_ neighbour: Neighbour) -> Bool {
    neighbourGates[neighbour.port.id]?.isShut ?? neighbour.isShut
  }

  /// Neighbours whose module was changed in this repair and that nobody has accepted since.
  var neighboursToAccept: [Neighbour] {
    guard let moduleChange else { return [] }
    return situation.neighbours.filter { neighbour in
      !neighbour.acceptances.contains { Fact.precedes(moduleChange, $0) }
    }
  }

  /// The last test of each kind that found something wrong, where the link may be accepted all the same: no part
  /// was changed, so nobody asked for it.
  var wrongTestLines: [String] {
    TestTopic.allCases.compactMap { topic in
      failedTests[topic].map { "last \(topic.rawValue) test WRONG: \($0)" }
    }
  }

  /// What is owed for this link, what does most harm first.
  public var debts: [Debt] {
    if situation.isOnSamePlug {
      let down = droppedLink.map { Debt.linkDropped(name: $0.port.label) }
      return (gate.isShutForUs ? [.portShut(name: situation.port.label)] : [])
        + [down].compactMap(\.self)
    }
    var debts: [Debt] = []
    if let owedPlug {
      debts.append(
        .unseen(reason: owedPlug.reason, atMS: owedPlug.atMS, seen: owedPlug.seen))
    }
    if let other = otherOwedPlug {
      debts.append(.otherUnseen(name: situation.otherPort.label, reason: other.reason))
    }
    if let unfitCord { debts.append(.unfitCord(reason: unfitCord)) }
    if medium.isFibreOrUnknown, let kind = changedParts.last(where: \.hasFibre) {
      if !polarityTested { debts.append(.polarityTest(kind)) }
      if !lossTested { debts.append(.lossTest(kind)) }
      if changedParts.contains(.plug), situation.cordOtherEnd?.isSeenClean != true {
        debts.append(.newCordFarFace(at: situation.cordOtherEnd?.place?.label))
      }
    }
    if let port = otherPlugDue { debts.append(.otherPlug(at: port.label)) }
    for joint in situation.otherJoints where otherJointsOpen.contains(joint.id) {
      debts.append(.cordOut(name: joint.name))
    }
    for neighbour in situation.neighbours {
      if cameOut.contains(neighbour.port.id) {
        debts.append(.neighbourOut(name: neighbour.port.label))
      }
      if droppedBy[neighbour.port.id] != nil, !isShut(neighbour) {
        debts.append(.linkDropped(name: neighbour.port.label))
      }
      if neighbourGates[neighbour.port.id]?.isShutForUs == true {
        debts.append(.portShut(name: neighbour.port.label))
      }
    }
    if gate.isShutForUs, isPlugged, !wantsOpening {
      debts.append(.portShut(name: situation.port.label))
    }
    if gate.isLeftShut, isPlugged, let other = gate.otherHolder {
      debts.append(.notLit(port: situation.port.name, cause: other.cause))
    }
    return debts.byHarm
  }

  /// Joints to look at next, first one first: last touched, then never seen, then nearest.
  public var lookOrder: [LookTarget] {
    let here = PathJoint(
      id: situation.port.id, name: situation.port.label, place: situation.port.place,
      isOnPanel: situation.isOnPanel)
    let joints = [here] + situation.otherJoints.filter { $0.id != here.id }
    let ranked = joints.enumerated().sorted { left, right in
      let (one, other) = (left.element.id, right.element.id)
      // Touched in this repair and seen clean is the one place that is least likely now.
      let (oneDone, otherDone) = (isProven(one), isProven(other))
      if oneDone != otherDone { return !oneDone }
      // Where all were seen clean, the one that was just repaired comes last all the same.
      if oneDone, one == here.id || other == here.id { return other == here.id }
      let (oneTouched, otherTouched) = (touchedMS[one], touchedMS[other])
      if oneTouched != otherTouched {
        return (oneTouched ?? .min) > (otherTouched ?? .min)
      }
      let (oneSeen, otherSeen) = (seenJoints.contains(one), seenJoints.contains(other))
      if oneSeen != otherSeen { return !oneSeen }
      return left.offset < right.offset
    }
    return ranked.map { item in
      LookTarget(
        joint: item.element, isThisJoint: item.offset == 0, why: why(item.element.id))
    }
  }

  private func why(_ joint: ThingID) -> String {
    if isProven(joint) { return "seen clean" }
    if let touched = touchedMS[joint] {
      let others = situation.otherJoints.filter { !isProven($0.id) }
      let latest = ([joint] + others.map(\.id)).compactMap { touchedMS[$0] }.max()
      return touched == latest ? "last touched" : "touched before"
    }
    return seenJoints.contains(joint) ? "nearest" : "never seen"
  }

  /// Whether both faces of a joint were seen clean since it was last opened, in this repair or another.
  private func isProven(_ joint: ThingID) -> Bool {
    joint == situation.port.id
      ? unseen == nil && bothSeenClean : (facesSeenClean[joint]?.count ?? 0) > 1
  }
}

extension Medium? {
  /// Whether there may be faces to look at.
  var isFibreOrUnknown: Bool { self == .fibre || self == nil }
}
