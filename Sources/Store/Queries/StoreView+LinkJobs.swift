internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// Jobs of a link, and how they stand.
extension StoreView {
  /// A repair and how it stands; nil if another repair of the same joint brought it to its end.
  func linkJob(_ job: Recorded<Job>) throws -> LinkJob? {
    var out = LinkJob(job: job, panel: try position(job.body.joint)?.label)
    out.resumedAt = try resumedAt(job.body)
    for fact in LiveFacts.of(try settled(factsOfJob(job.id) + signatures(of: job))) {
      switch fact.body {
      case .pause(let pause): out.pause = Recorded(fact, pause)
      case .signature(let signature) where signature.kind == .hands:
        out.hands = Recorded(fact, signature)
      case .signature(let signature): out.accepted = Recorded(fact, signature)
      default: break
      }
    }
    let isToBeRead = try out.accepted.map { try isDoubtful($0, of: job.body.link) } ?? true
    if isToBeRead, let situation = try repairSituation(job: job.id) {
      let state = RepairState.fold(situation)
      if out.accepted != nil {
        guard state.lostAcceptance != nil else { return out }
        out.accepted = nil
      }
      if state.isAccepted { return nil }
      out.setAside = state.asideWords
      if let opened = try opened(state, job) { out.opened[job.body.joint] = opened }
      out.isLookingElsewhere = state.lookingAt != nil
      // What a command records beside it has no step: whoever types that has nothing in hand.
      out.lastAnswer = LiveFacts.of(state.situation.facts).last {
        $0.job == job.id && $0.step != nil
      }
      // Whoever has plugged in this repair since the hands were done has it in hand again.
      if state.handsBy == nil, let hands = out.hands,
        state.situation.facts.contains(where: { Self.isPlugging($0, in: job.id, since: hands) })
      {
        out.hands = nil
      }
      // Somebody has gone on with it since, from memory.
      if state.parking == nil, out.pause?.body.action == .parked { out.pause = nil }
    }
    return out
  }

  /// Whether an acceptance may not stand: it is the last one of a link whose soak goes on, or failed.
  ///
  /// What of that is so its repair tells: see ``RepairState/lostAcceptance``.
  private func isDoubtful(_ accepted: Recorded<Signature>, of link: ThingID) throws -> Bool {
    let isSoakDue = try !rows(
      "SELECT 1 AS found FROM due WHERE topic = ? AND subject = ?",
      [LatestTopic.soak.rawValue, link.data]
    ).isEmpty
    guard isSoakDue else { return false }
    let signed = try facts(in: "signature", where: "subject = ?", [link.data])
    return !LiveFacts.of(try settled(signed)).contains { fact in
      guard case .signature(let signature) = fact.body, signature.kind == .accepted else {
        return false
      }
      return (fact.order, fact.id) > (accepted.order, accepted.id)
    }
  }

  /// Whether the acceptance of a job does not stand: its soak failed after all, or was of other counters.
  public func isAcceptanceLost(in job: ThingID) throws -> Bool {
    try lostAcceptance(in: job) != nil
  }

  /// The jobs whose acceptance does not stand, each with who accepted.
  public func lostAcceptances() throws -> [(job: Fact, by: String)] {
    try dueWords(.soak).flatMap { word in
      let jobs = try facts(in: "job", where: "link = ?", [word.subject.data])
      return try LiveFacts.of(try settled(jobs)).compactMap { job in
        try lostAcceptance(in: job.id).map { (job, $0) }
      }
    }
  }

  private func lostAcceptance(in job: ThingID) throws -> String? {
    guard let (fact, body) = try self.job(job) else { return nil }
    let signed = try factsOfJob(job) + signatures(of: Recorded(fact, body))
    let accepted = LiveFacts.of(try settled(signed)).compactMap { fact in
      if case .signature(let signature) = fact.body, signature.kind == .accepted {
        Recorded(fact, signature)
      } else {
        Recorded<Signature>?.none
      }
    }.last
    guard let accepted, try isDoubtful(accepted, of: body.link),
      let situation = try repairSituation(job: job)
    else { return nil }
    return RepairState.fold(situation).lostAcceptance
  }

  /// The joint of a job as it takes it to be open though nobody has recorded that its cord came out; nil if it does not.
  ///
  /// - Parameter state: of the port it was begun at, or of a port of its link where it was begun at a panel.
  private func opened(_ state: RepairState, _ job: Recorded<Job>) throws -> Recorded<Plugging>? {
    let joint = job.body.joint
    if joint == state.situation.port.id { return state.seenOpen }
    guard state.situation.facts.contains(where: { $0.isWork(at: [joint]) }),
      let position = try position(joint), let link = try link(job.body.link)
    else { return nil }
    return try panelState(of: job.id, link, at: position)?.seenOpen
  }

  /// Whether nobody has ended a job.
  func isOpen(_ job: ThingID) throws -> Bool {
    try !rows(
      "SELECT 1 AS found FROM due WHERE topic = ? AND subject = ?",
      [LatestTopic.job.rawValue, job.data]
    ).isEmpty
  }

  /// The joint of a job whose code an open one at another joint has too, as it is typed; nil where its code
  /// is of no other open one.
  public func resumedAt(_ job: Job) throws -> String? {
    let others = try facts(in: "job", where: "code = ? COLLATE NOCASE", [job.code.stored])
      .filter { fact in
        if case .job(let body) = fact.body { body.joint != job.joint } else { false }
      }
    guard !others.isEmpty else { return nil }
    let open = Set(try dueWords(.job).map(\.subject))
    guard others.contains(where: { open.contains($0.id.bytes) }) else { return nil }
    return try port(job.joint)?.label ?? position(job.joint)?.label
  }

  private static func isPlugging(
    _ fact: Fact, in job: ThingID, since hands: Recorded<Signature>
  ) -> Bool {
    guard case .plugging = fact.body, fact.job == job else { return false }
    return (fact.order, fact.id) > (hands.order, hands.id)
  }

  /// Signatures under a job that name the link rather than the job.
  private func signatures(of job: Recorded<Job>) throws -> [Fact] {
    try facts(in: "signature", where: "subject = ?", [job.body.link.data])
      .filter { $0.job == job.id }
  }
}
