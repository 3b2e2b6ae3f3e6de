import Guide
import Plant
import Store

/// What the procedures of a link's jobs say of them: the store cannot read their texts.
struct LinkJobs {
  private let view: StoreView
  private let shelf: ProcedureShelf

  init(_ view: StoreView) {
    self.view = view
    shelf = ProcedureShelf(view)
  }

  /// The same link as its jobs have it.
  ///
  /// Of those that open nothing those are left out that have come to their end, also by what was done in others, and the
  /// rest are marked; a soak that was taken back since is no more. A joint is open by a look only where its job says so.
  func read(_ situation: LinkSituation) throws -> LinkSituation {
    var situation = situation
    let looks = [situation.near, situation.far].compactMap(\.latestLook)
    situation.jobs = try situation.jobs.compactMap { job in
      let isLookedAt = looks.contains { $0 > job.job.order }
      guard job.accepted == nil, let procedure = try shelf.procedure(of: job.job.body),
        procedure.start == .untouched || !job.opened.isEmpty
          || isLookedAt && Self.opensBothEnds(procedure),
        let found = try view.jobSituation(job: job.job.id, procedure: procedure)
      else { return job }
      let state = JobState.fold(found)
      var job = job
      job.opened = state.openedByLook
      guard procedure.start == .untouched else { return job }
      if state.phase == .done { return nil }
      job.opens = state.opens
      return job
    }
    if let soak = situation.soak { try judge(soak, &situation) }
    situation.unmadeTests = try situation.unmadeTests.compactMap(owed)
    situation.dropped = try situation.dropped.filter { try !$0.isByLook || isDropped($0) }
    return situation
  }

  private static func opensBothEnds(_ procedure: Procedure) -> Bool {
    procedure.start == .plugged && procedure.sites.contains { $0 == .far || $0 == .cordEnd }
  }

  /// A test that could not be made, and why it is still owed to its job; nil if it is not.
  private func owed(_ test: UnmadeTest) throws -> UnmadeTest? {
    guard let id = test.said.job, let (_, body) = try view.job(id),
      let procedure = try shelf.procedure(of: body),
      let found = try view.jobSituation(job: id, procedure: procedure)
    else { return test }
    guard let reason = JobState.fold(found).unmade(test.topic) else { return nil }
    var test = test
    test.reason = reason
    return test
  }

  /// Whether the repair that takes a plug to be out, by a look, is one that opens it: then what it carries went dark.
  private func isDropped(_ dropped: DroppedLink) throws -> Bool {
    guard let job = dropped.job?.job, let procedure = try shelf.procedure(of: job.body) else {
      return true
    }
    return procedure.start == .plugged
  }

  /// Leaves the soak as the job has it in which the last word on it was said.
  private func judge(_ soak: Recorded<Soak>, _ situation: inout LinkSituation) throws {
    // One that passed matters to those who have still to accept the link.
    let isAsked = soak.body.action != .passed || situation.jobs.contains { $0.accepted == nil }
    guard isAsked, let id = soak.job, let (_, body) = try view.job(id) else { return }
    let standing: (soak: SoakState?, fact: Fact?)
    if let procedure = try shelf.procedure(of: body),
      let found = try view.jobSituation(job: id, procedure: procedure)
    {
      let job = JobState.fold(found)
      standing = (job.soak(of: situation.link), job.soakFact(of: situation.link))
    } else if let found = try view.repairSituation(job: id) {
      let state = RepairState.fold(found)
      standing = (state.soak, state.soakFact)
    } else {
      return
    }
    guard standing.soak != .notStarted, let fact = standing.fact else {
      situation.soak = nil
      return
    }
    // Counters may have been said to be cleared in an answer alone.
    guard fact.id != soak.id, case .soak(let body) = fact.body else { return }
    situation.soak = Recorded(fact, body)
    if case .running(let time)? = standing.soak { situation.soakHeardMS = time.startedMS }
  }
}

extension LinkEnd {
  /// The place in the order of all facts of the latest look at a face here, if nobody has plugged in or out since; nil
  /// if nobody has looked.
  fileprivate var latestLook: Int64? {
    let last = [portInspection?.order, cordInspection?.order].compactMap(\.self).max()
    return last.flatMap { order in plugging.map { $0.order < order } ?? true ? order : nil }
  }
}
