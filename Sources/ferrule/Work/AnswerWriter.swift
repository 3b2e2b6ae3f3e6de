import Guide
import Plant
import Store

/// Writes an answer: all its facts in one change, on the disk when the call returns.
struct AnswerWriter {
  let store: Store
  let author: String

  /// Records the facts of an answer.
  ///
  /// - Returns: the job it began elsewhere, if it began one.
  func write(_ bodies: [FactBody], part: NewPart?, of state: JobState) throws -> ThingID? {
    let situation = state.current.situation
    let job = situation.job.id
    let step = state.answeredStep
    return try store.write(author: author) { view, draft in
      let landing = CordLanding(view: view, draft: draft, state: state)
      var swap = CordSwap(view: view, draft: draft, state: state)
      guard !situation.isOnPanel else {
        for body in bodies {
          let known = try named(body)
          try draft.record(known, job: job, step: step)
          try landing.follow(known, job: job, step: step)
          if swap.isDue { try swap.follow(known) }
        }
        return nil
      }
      guard let port = try view.port(situation.port.id) else {
        throw StoreError(.noSuchThing, "The port \(situation.port.label) is gone.")
      }
      try draft.ensureParts(view, at: port)
      var moves = PartMoves(view, draft, at: port, part: part, after: situation.facts)
      if swap.isDue {
        moves.swap = swap
        moves.newCord = NewCord(view: view, draft: draft, makeID: makeID)
      }
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
        if swap.isDue, case .withdrawal = body { try swap.follow(body) }
      }
      return begun
    }
  }

  /// A move at a panel is of an end that has a record: it is the other end of one that went in at the port.
  private func named(_ body: FactBody) throws -> FactBody {
    guard case .partMove(let move) = body, move.part == .zero else { return body }
    throw CommandError(
      .badInput, "unknown-cord", "Which cord went in at the port is not recorded.",
      next: "u takes back what was said, or name an end that is recorded, such as C-9002:b")
  }

  private func makeID() throws -> ThingID {
    guard let id = ThingID(bytes: store.environment.randomBytes(16)) else {
      throw StoreError(.fault, "The random source gave too few bytes.")
    }
    return id
  }
}
