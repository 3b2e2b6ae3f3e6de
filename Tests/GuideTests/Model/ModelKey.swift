import Guide
import Plant

/// What of a job's state decides what comes next, but for how often ways were taken.
///
/// Left out is what is only shown: times, names, powers, what was said, in which order joints are offered. So is what
/// only debts tell, see ``ModelOwed``; and how the tests went at a joint other than the first, which alone is asked.
struct ModelKey: Hashable {
  /// A face, but for what is only shown: where dirt is, and how often somebody looked.
  ///
  /// One that was given up is not cleaned any more, as one that is damaged is not: all that is asked of either is whether
  /// its cap is on.
  private struct Face: Hashable {
    var state: FaceState
    var cleanings: CleaningCount
    var staysGivenUp: Bool
  }

  private struct Joint: Hashable {
    var medium: Medium?
    var isPlugged: Bool
    var wantsOpening: Bool
    var faces: [Face]
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
    let owed = ModelOwed.Scope(job)
    let joints = job.joints.indices.map { place in
      Self.joint(job.joints[place].state, place, job.procedure, owed)
    }
    let tries = ModelTries(job, hall)
    let hall = hall.plain(owed)
    func hash(_ salt: Int) -> Int {
      var hasher = Hasher()
      hasher.combine(salt)
      // From an end nothing leads on: one is told from another by what it shows.
      if job.phase.isEnd {
        hasher.combine(job.phase)
        hasher.combine(job.position.joint)
        hasher.combine(job.debts.map(\.text))
        return hasher.finalize()
      }
      hasher.combine(joints)
      hasher.combine(hall)
      hasher.combine(tries)
      return hasher.finalize()
    }
    (first, second) = (hash(1), hash(2))
  }

  private static func joint(
    _ state: RepairState, _ place: Int, _ procedure: Procedure, _ owed: ModelOwed.Scope
  ) -> Joint {
    // The faces of a joint that is plugged in are behind it; they are new when it is opened.
    let isMoved = state.situation.cordMove?.panel != nil
    let faces =
      state.isPlugged ? [] : [state.portFace, state.cordFace].map { plain($0, isMoved: isMoved) }
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
    // Where joints are opened, another module has its form looked at, whatever the procedure.
    if procedure.start == .untouched { changed.remove(.module) }
    if owed.cords.contains(place) { changed.remove(.plug) }
    // One that is another is not asked for again, whether or not it stayed before.
    if changed.contains(.module) { kept.remove(.port) }
    if changed.contains(.plug) { kept.remove(.cord) }
    return Joint(
      medium: state.medium, isPlugged: state.isPlugged, wantsOpening: state.wantsOpening,
      faces: faces, isShut: state.gate.isShutForUs, out: state.neighboursOut,
      shutNeighbours: Set(state.neighbourGates.filter { $0.value.isShut }.keys),
      asked: Set(state.topics.filter { $0.value.openAsk != nil }.keys),
      linkUp: linkUp == .told ? nil : linkUp, lanesGood: state.lanesGood,
      hasPowers: state.lanePowers != nil && !state.areLanesReadBefore, soak: soak,
      replacing: state.replacing,
      planned: state.plannedReplacement, partsOut: state.partsOut, changed: changed,
      tested: [state.polarityTested, state.lossTested],
      failed: place == 0 ? Set(state.failedTests.keys) : [],
      excused: place == 0 ? Set(state.excusedTests.keys) : [],
      flags: [
        state.isFormRight, procedure.has(.readLanes) && state.wereLanesRead,
        state.handsBy != nil, state.acceptedBy != nil, state.setAsideReason != nil,
        state.foundInstead != nil, state.isCordInHand,
        state.lookingAt != nil, !owed.unseen && state.unseen != nil, state.isThere,
        state.situation.cordMove?.panel?.isWayBack == true,
      ],
      kept: kept, hasSaidBroken: state.taken.keys.contains { $0.hasPrefix("broken") },
      isEndDue: isEndDue(state))
  }

  private static func isEndDue(_ state: RepairState) -> Bool? {
    guard case .follows(let arrival) = state.situation.cordChange else { return nil }
    return arrival.end.map { $0 != state.situation.cordFace.part }
  }

  /// What was given up stays so on the way back of a cord, and what was seen there does not.
  private static func plain(_ history: FaceHistory, isMoved: Bool) -> Face {
    var state = history.state
    if case .cannotSee(let looks) = state { state = .cannotSee(looks: min(looks, 2)) }
    let isGivenUp = history.isGivenUp && state != .quarantined
    if isGivenUp { state = .damaged }
    return Face(
      state: state, cleanings: history.cleanings, staysGivenUp: isMoved && isGivenUp)
  }
}
