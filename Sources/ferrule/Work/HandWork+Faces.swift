import Guide
import Plant

/// What came of the faces of the joints a job worked at.
extension HandWork {
  /// `PASS` only where every face of every joint that was opened was last seen clean, and nothing happened to it
  /// since; nil where no joint was opened and no face looked at.
  var faceVerdict: String? {
    let bad = facesWithoutPass
    if !bad.isEmpty { return "NO PASS: \(bad.joined(separator: " + "))" }
    let last = lastFaces
    if last.contains(where: { $0.state == .said }) { return "seen clean from memory" }
    return last.compactMap(\.state.seenMS).max().map {
      "PASS \(moment($0))" + seenBeside(last)
    }
  }

  /// Which of these faces were last seen in another job, and in which: all of them in the fewest words.
  private func seenBeside(_ last: [LastFace]) -> String {
    var jobs: [String] = []
    for face in last where !face.other.isEmpty && !jobs.contains(face.other) {
      jobs.append(face.other)
    }
    if let job = jobs.first, last.allSatisfy({ $0.other == job }) { return job }
    return jobs.map { job in
      ", \(last.filter { $0.other == job }.map(\.words).joined(separator: " + ")) seen\(job)"
    }.joined()
  }

  /// Whether a face is not as it should be.
  var isNoPass: Bool { !facesWithoutPass.isEmpty }

  /// The faces that were not last seen clean, in words.
  private var facesWithoutPass: [String] {
    let last = lastFaces
    var bad: [String] = []
    for state in handled {
      let id = state.situation.port.id
      let here = last.filter { $0.joint == id }
      for face in here where !face.state.isPass { bad.append(face.words + face.other) }
      guard isOpened(id) else { continue }
      // A part that left since cannot be told to have been on one side: its look counts all the same.
      let unseen = FaceSide.allCases.filter { side in !here.contains { $0.side == side } }
      let missing = max(FaceSide.allCases.count - here.count { !$0.isLeft }, 0)
      bad += unseen.prefix(missing).map { words((state, $0)) }
    }
    return bad
  }

  private func isOpened(_ joint: ThingID) -> Bool {
    PlugAction.allCases.contains { plugged($0).contains(joint) }
      || beside.contains { fact in
        guard case .plugging(let plugging) = fact.body else { return false }
        return self.joint(plugging.joint)?.situation.port.id == joint
      }
      || joints.contains { $0.situation.port.id == joint && !$0.isPlugged }
  }

  /// How a face was left.
  private enum LastState: Equatable {
    case seenClean(atMS: Int64)
    /// Somebody only said from memory that it was seen clean.
    case said
    /// Cleaned, or its cap taken off, and not looked at since.
    case toBeSeen
    case notClean
    case capped

    var isPass: Bool {
      switch self {
      case .seenClean, .said: true
      case .toBeSeen, .notClean, .capped: false
      }
    }

    var seenMS: Int64? { if case .seenClean(let atMS) = self { atMS } else { nil } }

    /// Whether it is what somebody recorded of the face, to which what was only said adds nothing.
    var isRecorded: Bool {
      switch self {
      case .seenClean, .notClean, .capped: true
      case .said, .toBeSeen: false
      }
    }
  }

  private struct LastFace {
    var face: Face
    var joint: ThingID
    var side: FaceSide?
    /// Whether no plug is to go into it any more, because the cord goes back.
    var isLeft: Bool
    var words: String
    /// In which other job that was, to stand behind the words; empty if in this one.
    var other: String
    var state: LastState
  }

  /// How each face was left that a hand was at, in the order they were first seen since their joint was opened.
  private var lastFaces: [LastFace] {
    var faces: [LastFace] = []
    func put(_ told: Face, _ fact: Fact, _ spot: ThingID?, _ state: LastState) {
      let place = place(of: told, spot)
      let face = known(told, place)
      guard let joint = spot.flatMap(joint)?.situation.port.id ?? place?.joint.situation.port.id
      else { return }
      let isLeft = place.map { Self.left(face, at: $0.joint) != nil } ?? false
      let at = joints.first { $0.situation.port.id == joint }.map {
        " at \(Self.name($0.situation))"
      }
      let words = place.map { self.words(face, $0) } ?? "a face\(at ?? "")"
      let known = faces.firstIndex { $0.face == face }
      // Whoever looked has recorded it; what was said of it elsewhere adds nothing.
      if let known, state == .said, faces[known].state.isRecorded { return }
      let last = LastFace(
        face: face, joint: joint, side: isLeft ? nil : place?.side, isLeft: isLeft,
        words: state == .capped ? "\(words) CAPPED" : words, other: inOther(fact.job), state: state)
      if let known { faces[known] = last } else { faces.append(last) }
    }
    func open(_ spot: ThingID) {
      let joint = joint(spot)?.situation.port.id
      faces.removeAll { $0.joint == joint }
    }
    for fact in facesTold {
      switch fact.body {
      case .inspection(let look): put(look.face, fact, look.joint, Self.state(look, fact.atMS))
      case .cleaning(let cleaning): put(cleaning.face, fact, cleaning.joint, .toBeSeen)
      case .capping(let capping):
        put(capping.face, fact, capping.joint, capping.action == .capped ? .capped : .toBeSeen)
      case .plugging(let plugging) where plugging.action == .unplug:
        // An opening that is only said again undoes no look that was recorded.
        if !StatedSteps.isStated(fact, by: facesTold) { open(plugging.joint) }
      case .disturbance(let disturbance): open(disturbance.joint)
      case .partMove(let move): faces.removeAll { isFace($0.face, of: move) }
      default: break
      }
    }
    return faces
  }

  private static func state(_ look: Inspection, _ atMS: Int64) -> LastState {
    guard look.verdict == .clean, look.fibres.values.allSatisfy({ $0 == .ok }) else {
      return .notClean
    }
    return StatedSteps.isStated(look) ? .said : .seenClean(atMS: atMS)
  }
}
