/// Finds what may be wrong with a link, from what was measured.
///
/// Every cause comes with what speaks for it and against it; where nothing decides it says so, and
/// in which order to look.
public enum Explainer {
  /// Everything that can be said.
  public static func explain(_ evidence: FaultEvidence) -> Explanation {
    var causes: [RankedCause] = []
    var isMapRight = false
    if let map = evidence.map {
      causes = MapExplainer(evidence, map).causes()
      isMapRight = causes.contains { $0.cause.isNoFault || $0.cause == .recordWrong }
    } else if let peer = evidence.circumstances.peer, let wrong = wrongPeer(peer) {
      causes.append(RankedCause(.wrongPort(found: peer.found), [wrong], [], .followCord))
    }
    if !evidence.samples.isEmpty || evidence.circumstances.hasErrors {
      var own = LaneExplainer(evidence).causes()
      if isMapRight { own = own.map(knowingTheMapIsRight) }
      causes = merged(causes, own)
    }
    if causes.contains(where: { !$0.cause.isNoFault }) {
      causes.removeAll { $0.cause.isNoFault }
    }
    let unsafe = unsafeJoints(evidence)
    if let first = unsafe.first, !causes.isEmpty, causes.allSatisfy(\.cause.isNoFault) {
      causes = [
        RankedCause(
          .unsuitedParts(first.code), [.rule(first.code, first.what)],
          unsafe.map { Suspect($0.place, $0.placeText, change: $0.fix) }, .readParts)
      ]
    }
    return Explanation(
      causes, LookOrder(evidence.circumstances, channel: evidence.expectation.channel),
      sight: evidence.map.flatMap { ModuleSight($0, evidence.expectation) }, unsafe: unsafe)
  }

  private static func unsafeJoints(_ evidence: FaultEvidence) -> [LinkFinding] {
    guard let channel = evidence.expectation.channel else { return [] }
    return LinkJudge(evidence.links).judge(channel).findings.filter(\.code.isUnsafe)
  }

  /// What it says if another port answers than should; nil if the right one does, or none.
  static func wrongPeer(_ peer: PeerAnswer) -> Clue? {
    guard let found = peer.found, found != peer.wanted else { return nil }
    return .peerWrong(found: found)
  }

  private static func knowingTheMapIsRight(_ ranked: RankedCause) -> RankedCause {
    var ranked = ranked
    switch ranked.cause {
    case .wrongType, .exchangedFibres, .exchangedLanes, .openFibres, .wrongPort, .notPlugged,
      .planWrong, .shiftedRibbon, .crossedSubRibbon:
      ranked.clues.append(.mapRight)
    default: break
    }
    return ranked
  }

  /// Both lists; a cause that is in both has the clues and places of both.
  private static func merged(_ one: [RankedCause], _ other: [RankedCause]) -> [RankedCause] {
    var out = one
    for ranked in other {
      guard let place = out.firstIndex(where: { $0.cause == ranked.cause }) else {
        out.append(ranked)
        continue
      }
      out[place].clues += ranked.clues.filter { !out[place].clues.contains($0) }
      let known = Set(out[place].suspects.map(\.place))
      out[place].suspects += ranked.suspects.filter { !known.contains($0.place) }
    }
    return out
  }
}
