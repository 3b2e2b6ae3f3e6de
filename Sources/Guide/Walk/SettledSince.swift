import Plant

/// Why nothing is to be opened in a job any more: since it began somebody accepted its link, or closed its fault, and
/// nothing is open or shut in it.
public struct SettledSince: Hashable, Sendable {
  /// What somebody said, and when.
  public struct Word: Hashable, Sendable {
    /// Who.
    public var who: String
    /// When; ms UTC.
    public var atMS: Int64
  }

  /// Who accepted the link; nil if nobody has.
  public let accepted: Word?
  /// Who closed the fault it was begun for; nil if nobody has.
  public let closed: Word?
  /// That fault's ticket.
  public let ticket: String?
  /// Whether a hand was at a joint in it before: then it has more to end than its beginning.
  public let hasOwnWork: Bool

  /// Why, if it is so: nil while a joint is open in it, a port or a part is its own, or the link is not known to be well.
  ///
  /// A link that is moved by a task is moved also where it works, and a link that is new is in service by nobody's word.
  init?(_ procedure: Procedure, _ joints: [JobJoint]) {
    let states = joints.map(\.state)
    guard procedure.start == .plugged, let here = states.first, here.situation.cordMove == nil,
      here.openFaults.isEmpty, states.contains(where: { $0.isPlugged && $0.wantsOpening }),
      states.allSatisfy({ Self.isAtRest($0, states) }),
      here.topics[.linkUp]?.answer?.outcome != .no, !here.hasLinkFailed
    else { return nil }
    let (job, facts) = (here.situation.job, here.situation.facts)
    let own = states.flatMap(\.situation.facts).filter { $0.job == job.id }
    hasOwnWork = own.contains(where: Self.isWork)
    // What was said before it was begun did not keep anybody from beginning it.
    func isSince(_ fact: Fact) -> Bool { Fact.precedes(job, fact) }
    let signed = here.acceptance.flatMap { isSince($0) ? $0 : nil }
    let closing =
      here.isFaultClosed ? facts.last { Self.isClosing($0, of: job) && isSince($0) } : nil
    guard let last = [signed, closing].compactMap(\.self).max(by: Fact.precedes),
      signed != nil || !hasOwnWork,
      !own.contains(where: { Self.isOpenedAllTheSame($0) && Fact.precedes(last, $0) })
    else { return nil }
    accepted = signed.map { Word(who: Self.signer($0), atMS: $0.atMS) }
    closed = closing.map { Word(who: $0.technician, atMS: $0.atMS) }
    ticket = here.fault?.ticket
  }

  /// Whether a plug is in, and neither its port, nor one beside it, nor a part is the job's to give back.
  private static func isAtRest(_ state: RepairState, _ all: [RepairState]) -> Bool {
    state.isPlugged && !state.gate.isShutForUs && state.partsOut.isEmpty && state.cameOut.isEmpty
      && state.heldNeighbours(besides: all).isEmpty
  }

  private static func signer(_ fact: Fact) -> String {
    if case .signature(let signature) = fact.body { signature.byWhom } else { fact.technician }
  }

  private static func isClosing(_ fact: Fact, of job: Fact) -> Bool {
    guard case .job(let job) = job.body, case .faultClose(let close) = fact.body else {
      return false
    }
    return close.fault == job.fault
  }

  /// Whether a hand was at a joint.
  private static func isWork(_ fact: Fact) -> Bool {
    switch fact.body {
    case .plugging, .partMove, .inspection, .cleaning, .capping, .disturbance: true
    default: false
    }
  }

  /// Whether somebody who was told so opens it all the same, or for a test that is owed.
  private static func isOpenedAllTheSame(_ fact: Fact) -> Bool {
    guard case .step(let step) = fact.body else { return false }
    return switch (StepName(rawValue: step.name), step.outcome) {
    case (.settled, "open"), (.accept, "test-first"): true
    default: false
    }
  }

  /// Why, in a few words, such as `accepted by Dana at 00:40`.
  func words(_ clock: FloorClock, nowMS: Int64) -> String {
    if let accepted {
      return "accepted by \(accepted.who) at \(clock.moment(accepted.atMS, near: nowMS))"
    }
    let by = closed.map { " by \($0.who) at \(clock.moment($0.atMS, near: nowMS))" } ?? ""
    return "fault closed\(by)"
  }
}
