public import Plant

/// Whose a loose end is when a shift goes home.
public enum LooseHand: Hashable, Sendable {
  /// Nobody's by name.
  case open
  /// Passed on, and not accepted yet; `holder` is who accepted it before and has it still.
  case passed(to: String, by: String, atMS: Int64, note: String?, holder: String?)
  /// Somebody took it over by name.
  case accepted(by: String, from: String, atMS: Int64, note: String?)
  /// Who was to have it said why not; `holder` is who accepted it before and has it still.
  case refused(by: String, atMS: Int64, why: String?, holder: String?)

  /// What is passed on where nothing is said about it.
  public static let plainText = "take it over"

  /// Who has it by an acceptance of their own; nil if nobody has.
  public var holder: String? {
    switch self {
    case .open: nil
    case .passed(_, _, _, _, let holder), .refused(_, _, _, let holder): holder
    case .accepted(let by, _, _, _): by
    }
  }

  /// In a word for programs.
  public var state: String {
    switch self {
    case .open: "open"
    case .passed: "passed"
    case .accepted: "accepted"
    case .refused: "refused"
    }
  }

  /// In a few words, such as `ACCEPTED Ana 06:52: waits for a spare cord`.
  public func text(_ clock: FloorClock) -> String {
    func said(_ text: String?) -> String { text.map { ": \($0)" } ?? "" }
    func still(_ holder: String?) -> String { holder.map { ", still \($0)'s" } ?? "" }
    return switch self {
    case .open: "open"
    case .passed(let to, let by, let atMS, let note, let holder):
      "passed to \(to) by \(by) \(clock.hourMinute(atMS))\(still(holder))\(said(note))"
    case .accepted(let by, _, let atMS, let note):
      "ACCEPTED \(by) \(clock.hourMinute(atMS))\(said(note))"
    case .refused(let by, let atMS, let why, let holder):
      "REFUSED \(by) \(clock.hourMinute(atMS))\(still(holder))\(said(why))"
    }
  }

  /// What the passings of a thing mean for something that is loose there since a time.
  ///
  /// What its author did not know of was not passed on. A passing that somebody else than
  /// the one it is for ended unaccepted was taken back, as if it had never been.
  ///
  /// - Parameters:
  ///   - passed: what was passed on of the thing.
  ///   - sinceMS: since when it is loose; ms UTC.
  ///   - fact: the fact since which it is; nil if none says so.
  public static func of(_ passed: Passings, sinceMS: Int64, fact since: ThingID? = nil)
    -> LooseHand
  {
    let passings = PassedOn.all(passed.facts)
    var hand = LooseHand.open
    var known: Set<ThingID> = []
    for fact in passed.facts {
      switch fact.body {
      case .task(let task):
        guard let passing = passings[fact.id], !passing.isTakenBack,
          passed.covers(fact, since: since, atMS: sinceMS)
        else { continue }
        known.insert(fact.id)
        hand = .passed(
          to: task.forWhom ?? "anyone", by: fact.technician, atMS: fact.atMS, note: passing.note,
          holder: hand.holder)
      case .taskClose(let close):
        guard let passing = passings[close.task], known.contains(close.task) else { continue }
        switch close.outcome {
        case .done:
          hand = .accepted(
            by: fact.technician, from: passing.task.technician, atMS: fact.atMS,
            note: passing.note)
        case .dropped where passing.isFor(fact.technician):
          hand = .refused(
            by: fact.technician, atMS: fact.atMS, why: close.found, holder: hand.holder)
        // Taken back too late: it was accepted.
        case .dropped: continue
        }
      default: continue
      }
    }
    return hand
  }
}
