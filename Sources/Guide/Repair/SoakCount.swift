public import Plant

/// Which words on a soak count: the one place of the rule, for a repair and for what is due.
///
/// They come in the order of the log, whatever the clocks say: two laptops may each have had an answer. Whoever says that a soak
/// passed or failed names its counters by when they were to be long enough. A soak that failed is failed until counters
/// were cleared after it, whichever of two answers comes first. One that passed is so by its own counters, and not
/// where others were cleared since, or a hand was at the link.
public struct SoakCount: Hashable, Sendable {
  /// How far it is.
  public enum Stage: Hashable, Sendable {
    case none
    case running
    case passed
    case failed
  }

  /// How far it is.
  public private(set) var stage = Stage.none
  /// The counters it goes by, as they are named; nil if none were cleared, or nobody named them.
  public private(set) var counters: Int64?
  /// Counters that were running when somebody said from memory that they were cleared: they may be the same.
  private var recalled: Set<Int64> = []
  /// Counters that were cleared since a hand was at the link.
  private var cleared: Set<Int64> = []
  /// Counters of before that.
  private var outdated: Set<Int64> = []

  /// Nothing was said yet.
  public init() {}

  /// Takes the next word; whether it counts.
  ///
  /// - Parameter counters: those that it names; nil if it names none, as what was said by hand: then it is said of those
  ///   that count.
  @discardableResult
  public mutating func take(_ action: SoakAction, of counters: Int64?) -> Bool {
    switch action {
    case .started:
      (stage, self.counters, recalled) = (.running, counters, [])
      if let counters {
        cleared.insert(counters)
        outdated.remove(counters)
      }
      return true
    case .passed:
      guard stage == .running || stage == .passed else { return false }
      if let counters, let own = self.counters, counters != own, !recalled.contains(counters) {
        return false
      }
      stage = .passed
      return true
    case .failed:
      // Of other counters that were cleared just now it is a word all the same: errors are errors.
      if let counters, outdated.contains(counters) { return false }
      stage = .failed
      return true
    }
  }

  /// Somebody only said from memory that counters were cleared.
  ///
  /// The soak is counted anew from then, but nothing was cleared anew: what is read of the counters that ran before is a
  /// word on it.
  public mutating func recall(_ counters: Int64) {
    var running = recalled
    if stage == .running, let own = self.counters { running.insert(own) }
    take(.started, of: counters)
    recalled = running
  }

  /// A hand was at the link, or it is asked for anew: what was cleared before is of no soak any more.
  public mutating func forget() {
    outdated.formUnion(cleared)
    (stage, counters, cleared, recalled) = (.none, nil, [], [])
  }

  /// Counters that were cleared before any of it.
  public mutating func outdate(_ counters: Int64) { outdated.insert(counters) }

  /// The fact that says the last word on the soak of a link, as far as words alone tell; nil if there is none.
  ///
  /// - Parameter facts: those that count, in order.
  public static func last(in facts: [Fact], of link: ThingID) -> Fact? {
    var count = SoakCount()
    var last: Fact?
    for fact in facts {
      guard case .soak(let soak) = fact.body, soak.link == link else { continue }
      let isOpen = count.stage == .running || count.stage == .failed
      if count.take(soak.action, of: soak.dueMS) || !isOpen { last = fact }
    }
    return last
  }
}
