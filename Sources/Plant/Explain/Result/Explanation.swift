/// What may be wrong with a link, ranked, and what can be said of it.
public struct Explanation: Hashable, Sendable {
  /// So many points ahead a cause or a place has to be to be the one.
  public static let margin = 25

  /// How far the evidence goes.
  public enum Decision: String, Hashable, Sendable {
    /// Nothing is wrong with what was measured.
    case noFault = "no-fault"
    /// Nothing is wrong with what was measured, which is not all.
    case noFaultSoFar = "no-fault-so-far"
    /// What it is, and where.
    case found
    /// What it is, but not where.
    case cannotTellWhere = "cannot-tell-where"
    /// Several causes, and nothing decides among them.
    case cannotTell = "cannot-tell"
    /// Nothing explains what was measured.
    case notExplained = "not-explained"
  }

  /// The causes, the likeliest first.
  public let causes: [RankedCause]
  /// How far the evidence goes.
  public let decision: Decision
  /// Where to look, in order; empty where nothing has to be found.
  public let looks: [Look]
  /// What the modules see of the measured map; nil if no map was measured.
  public let sight: ModuleSight?
  /// Joints that the plan must not have, whatever was measured.
  public let unsafe: [LinkFinding]

  init(
    _ causes: [RankedCause], _ order: LookOrder, sight: ModuleSight?, unsafe: [LinkFinding] = []
  ) {
    let ranked = causes.map { cause in
      var cause = cause
      cause.suspects = order.ordered(cause.suspects)
      return cause
    }.enumerated().sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
      .map(\.element)
    self.causes = ranked
    self.sight = sight
    self.unsafe = unsafe
    let abreast = ranked.filter { (ranked.first?.points ?? 0) - $0.points < Self.margin }
    decision = Self.decision(abreast)
    let isLookedFor = abreast.count != 1 || abreast.contains { !Self.isChosenOrAsked($0.cause) }
    looks =
      decision == .noFault || decision == .noFaultSoFar || !isLookedFor
      ? [] : order.looks(Self.suspects(abreast))
  }

  /// The causes between which nothing decides; one where it is clear what it is.
  public var likeliest: [RankedCause] {
    causes.filter { (causes.first?.points ?? 0) - $0.points < Self.margin }
  }

  /// What the plan needs is chosen and a shut port is asked about: neither is looked for.
  private static func isChosenOrAsked(_ cause: Cause) -> Bool {
    switch cause {
    case .planWrong, .portShut: true
    default: false
    }
  }

  private static func decision(_ abreast: [RankedCause]) -> Decision {
    guard let first = abreast.first else { return .notExplained }
    if abreast.allSatisfy(\.cause.isNoFault) {
      return abreast.contains(where: \.isPartly) ? .noFaultSoFar : .noFault
    }
    switch first.cause {
    case .noLaneMeasured, .powersNotJudged, .impossibleReading: return .cannotTell
    default: break
    }
    guard abreast.count == 1 else { return .cannotTell }
    if first.cause == .notExplained { return .notExplained }
    return first.cause.needsPlace && first.likeliest.count != 1 ? .cannotTellWhere : .found
  }

  /// The likeliest places of several causes, each once.
  private static func suspects(_ causes: [RankedCause]) -> [Suspect] {
    var out: [Suspect] = []
    for suspect in causes.flatMap(\.likeliest) {
      if let place = out.firstIndex(where: { $0.place == suspect.place }) {
        let more = suspect.spots.filter { !out[place].spots.contains($0) }
        out[place].spots += more
        if out[place].change != suspect.change { out[place].change = nil }
      } else {
        out.append(suspect)
      }
    }
    return out
  }
}
