import Guide
import Plant
import Store

/// Writes an answer: all its facts in one change, on the disk when the call returns.
struct AnswerWriter {
  let store: Store
  let author: String

  /// What the screen that was answered was made of.
  let shown: ShownJob

  /// A new link that somebody accepted is in service from then on.
  private func putInService(
    _ bodies: [FactBody], of state: JobState, _ view: StoreView, _ draft: Draft
  ) throws {
    let isAccepted = bodies.contains { body in
      if case .signature(let signature) = body { signature.kind == .accepted } else { false }
    }
    let id = state.here.situation.link
    guard isAccepted, state.procedure.start == .unplugged, let link = try view.link(id),
      link.service != "in-service"
    else { return }
    try draft.update(.link, id, ["service": .text("in-service")])
  }

  /// Records the facts of an answer.
  ///
  /// - Returns: the job it began elsewhere, if it began one.
  /// - Throws: ``AnsweredSince`` if the screen was an old one; then nothing is recorded.
  func write(_ bodies: [FactBody], part: NewPart?, of state: JobState) throws -> ThingID? {
    let situation = state.current.situation
    let job = situation.job.id
    let step = state.answeredStep
    return try store.write(author: author) { view, draft in
      try shown.check(state, view)
      let landing = CordLanding(view: view, draft: draft, state: state)
      guard situation.cordMove?.panel == nil else {
        for body in bodies {
          try draft.record(body, job: job, step: step)
          try landing.follow(body, job: job, step: step)
        }
        return nil
      }
      guard let port = try view.port(situation.port.id) else {
        throw StoreError(.noSuchThing, "The port \(situation.port.label) is gone.")
      }
      try draft.ensureParts(view, at: port)
      var moves = PartMoves(view, draft, at: port, part: part, after: situation.facts)
      var begun: ThingID?
      for body in bodies {
        switch body {
        case .partMove(let move): try moves.record(move, job: job, step: step)
        case .job(let other):
          begun = try draft.record(body, job: job, step: step)
          if let joint = try view.port(other.joint) { try draft.ensureParts(view, at: joint) }
        default: try draft.record(body, job: job, step: step)
        }
        try landing.follow(body, job: job, step: step)
      }
      try putInService(bodies, of: state, view, draft)
      return begun
    }
  }
}
