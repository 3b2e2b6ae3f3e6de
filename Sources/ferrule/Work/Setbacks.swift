import Guide
import Plant

/// What was not well with the link of a job before it was: whoever reads the ticket sees how often.
struct Setbacks {
  /// In a line, a soak that failed first; nil if there was none.
  let words: String?
  /// When a soak failed last; nil if none did.
  let failedAt: String?

  init(_ job: JobState) {
    let here = job.here
    let clock = here.situation.clock
    func time(_ fact: Fact) -> String { clock.moment(fact.atMS, near: here.situation.job.atMS) }
    var soaks: [Fact] = []
    var downs: [Fact] = []
    var lows: [Fact] = []
    // What is said of a link is known at each of its joints.
    var met: Set<ThingID> = []
    for state in job.joints.map(\.state) where state.situation.link == here.situation.link {
      let own = Self.earlier(in: state)
      soaks += own.soaks.filter { met.insert($0.id).inserted }
      downs += own.downs.filter { met.insert($0.id).inserted }
      lows += own.lows.filter { met.insert($0.id).inserted }
    }
    downs.sort(by: Fact.precedes)
    lows.sort(by: Fact.precedes)
    failedAt = soaks.last.map(time)
    func told(_ facts: [Fact], _ what: String, _ said: (Fact) -> String) -> String? {
      guard let last = facts.last else { return nil }
      let count = facts.count > 1 ? " x\(facts.count)" : ""
      return "\(what)\(count) \(time(last))\(said(last))"
    }
    let all = [
      told(soaks, "SOAK FAILED") { fact in
        Self.answer(with: fact, in: here).map(JobTrouble.told) ?? ""
      },
      told(downs, "NOT UP") { fact in
        if case .answer(let answer) = fact.body { JobTrouble.told(answer) } else { "" }
      },
      told(lows, "LANES LOW") { fact in
        JobTrouble.whyLow(fact).map { $0.isEmpty ? "" : ": \($0)" } ?? ""
      },
    ].compactMap(\.self)
    words = all.isEmpty ? nil : "BEFORE: \(all.joined(separator: "; "))"
  }

  /// What is told as it stands is no matter of before.
  private static func earlier(in state: RepairState) -> (
    soaks: [Fact], downs: [Fact], lows: [Fact]
  ) {
    var (soaks, downs, lows): ([Fact], [Fact], [Fact]) = ([], [], [])
    let began = state.situation.job
    for fact in state.setbacks where Fact.precedes(began, fact) {
      switch fact.body {
      case .soak: soaks.append(fact)
      case .answer(let answer) where answer.about == .linkUp: downs.append(fact)
      default: lows.append(fact)
      }
    }
    if case .failed = state.soak, let standing = state.soakFact {
      soaks.removeAll { $0.job == standing.job && $0.order == standing.order }
    }
    if state.topics[.linkUp]?.answer?.outcome == .no, !downs.isEmpty { downs.removeLast() }
    if state.lanesGood == false, !lows.isEmpty { lows.removeLast() }
    return (soaks, downs, lows)
  }

  /// What the centre said with it.
  private static func answer(with fact: Fact, in state: RepairState) -> Answer? {
    state.situation.facts.lazy.compactMap { other -> Answer? in
      guard case .answer(let answer) = other.body, answer.about == .soak, other.job == fact.job,
        other.order == fact.order
      else { return nil }
      return answer
    }.first
  }
}
