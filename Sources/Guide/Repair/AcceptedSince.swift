public import Plant

/// What acceptances of a link are worth by its soaks.
public enum AcceptedSince {
  /// For each acceptance that stands the fact from which on the link is accepted by it.
  ///
  /// That is the clearing of the counters that it rests on, or the signature itself where nobody named any. What was done
  /// after that is not accepted by it.
  ///
  /// - Parameter facts: those of one link that count, in order.
  public static func facts(_ facts: [Fact], of link: ThingID) -> [Fact] {
    var count = SoakCount()
    var cleared: [Int64: Fact] = [:]
    var passed: [ThingID?: Int64] = [:]
    var standing: [Fact] = []
    /// How many of them are older than the counters that count.
    var settled = 0
    for fact in facts {
      switch fact.body {
      case .soak(let soak) where soak.link == link:
        let isCounted = count.take(soak.action, of: soak.dueMS)
        switch soak.action {
        case .started:
          soak.dueMS.map { cleared[$0] = fact }
          settled = standing.count
        case .passed: passed[fact.job] = soak.dueMS
        case .failed: if isCounted { standing.removeSubrange(settled...) }
        }
      case .signature(let signature) where signature.kind == .accepted:
        guard count.stage != .failed else { continue }
        let counters = passed[fact.job] ?? (count.stage == .passed ? count.counters : nil)
        standing.append(counters.flatMap { cleared[$0] } ?? fact)
      default: continue
      }
    }
    return standing
  }
}
