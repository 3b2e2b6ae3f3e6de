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

  /// The same link; of its jobs that open nothing those are left out that have come to their end, also by what
  /// was done in others, and the rest are marked.
  func read(_ situation: LinkSituation) throws -> LinkSituation {
    var situation = situation
    situation.jobs = try situation.jobs.compactMap { job in
      guard job.accepted == nil, let procedure = try shelf.procedure(of: job.job.body),
        procedure.start == .untouched,
        let found = try view.jobSituation(job: job.job.id, procedure: procedure)
      else { return job }
      let state = JobState.fold(found)
      if state.phase == .done { return nil }
      var job = job
      job.opens = state.opens
      return job
    }
    return situation
  }
}
