import Guide
import Plant

/// What of a job's state decides what comes next, but for how often ways were taken.
///
/// Left out is what is only shown: times, names, powers, what was said, in which order joints are offered.
struct ModelKey: Hashable {
  private struct Joint: Hashable {
    var medium: Medium?
    var isPlugged: Bool
    var wantsOpening: Bool
    var faces: [FaceHistory]
    var isShut: Bool
    var out: Set<ThingID>
    var shutNeighbours: Set<ThingID>
    var asked: Set<AskTopic>
    var linkUp: AnswerOutcome?
    var lanesGood: Bool?
    var hasPowers: Bool
    var soak: Int
    var replacing: FaceSide?
    var planned: FaceSide?
    var partsOut: Set<FaceSide>
    var changed: Set<PartKind>
    var tested: [Bool]
    var failed: Set<TestTopic>
    var excused: Set<TestTopic>
    var flags: [Bool]
    var kept: Set<FaceSide>
    var hasSaidBroken: Bool
    /// Whether the new cord's other end is still to come here; nil if it is no place for one, or none is named.
    var isEndDue: Bool?
  }

  /// Two hashes of 64 bits: of millions of states no two are likely to share both.
  private let first: Int
  private let second: Int

  init(_ job: JobState, _ hall: ModelHall) {
    let joints = job.joints.map { Self.joint($0.state, job.procedure) }
    let hall = hall.withoutTries
    func hash(_ salt: Int) -> Int {
      var hasher = Hasher()
      hasher.combine(salt)
      hasher.combine(joints)
      hasher.combine(hall)
      return hasher.finalize()
    }
    (first, second) = (hash(1), hash(2))
  }

  private static func joint(_ state: RepairState, _ procedure: Procedure) -> Joint {
    // The faces of a joint that is plugged in are behind it; they are new when it is opened.
    let faces = state.isPlugged ? [] : [state.portFace, state.cordFace].map(plain)
    let soak =
      switch state.soak {
      case .notStarted: 0
      case .running: 1
      case .passed: 2
      case .failed: 3
      }
    // Of an answer only that the link is up or not decides anything; the others are only shown.
    let linkUp = state.topics[.linkUp]?.answer?.outcome
    var changed = Set(state.changedParts)
    var kept = state.keptParts
    // That a part stayed or is another matters to the step that changes it, of a module to no other.
    if !procedure.has(.replaceModule) { kept.remove(.port) }
    if !procedure.has(.replaceCord) { kept.remove(.cord) }
    if !procedure.has(.replaceModule), !procedure.has(.form) { changed.remove(.module) }
    return Joint(
      medium: state.medium, isPlugged: state.isPlugged, wantsOpening: state.wantsOpening,
      faces: faces, isShut: state.gate.isShutForUs, out: state.neighboursOut,
      shutNeighbours: Set(state.neighbourGates.filter { $0.value.isShut }.keys),
      asked: Set(state.topics.filter { $0.value.openAsk != nil }.keys),
      linkUp: linkUp == .told ? nil : linkUp, lanesGood: state.lanesGood,
      hasPowers: state.lanePowers != nil, soak: soak, replacing: state.replacing,
      planned: state.plannedReplacement, partsOut: state.partsOut, changed: changed,
      tested: [state.polarityTested, state.lossTested],
      failed: Set(state.failedTests.keys), excused: Set(state.excusedTests.keys),
      flags: [
        state.isFormRight, procedure.has(.readLanes) && state.wereLanesRead,
        state.handsBy != nil, state.acceptedBy != nil, state.setAsideReason != nil,
        state.lookingAt != nil, state.unseen != nil, state.isThere,
        state.situation.cordMove?.panel?.isWayBack == true,
      ],
      kept: kept, hasSaidBroken: state.taken.keys.contains { $0.hasPrefix("broken") },
      isEndDue: isEndDue(state))
  }

  private static func isEndDue(_ state: RepairState) -> Bool? {
    guard case .follows(let arrival) = state.situation.cordChange else { return nil }
    return arrival.end.map { $0 != state.situation.cordFace.part }
  }

  private static func plain(_ history: FaceHistory) -> FaceHistory {
    var plain = history
    plain.face = Floor.moduleFace
    plain.looks = 0
    if case .cannotSee(let looks) = history.state { plain.state = .cannotSee(looks: min(looks, 2)) }
    return plain
  }
}
