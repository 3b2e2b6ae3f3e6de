import Guide
import Plant
import Store

/// Writes an answer: all its facts in one change, on the disk when the call returns.
struct AnswerWriter {
  let store: Store
  let author: String

  /// What the screen that was answered was made of.
  let shown: ShownJob

  /// Records the facts of an answer.
  ///
  /// - Parameter besides: what is recorded with them in no job.
  /// - Returns: the job it goes on with elsewhere, if it does; one that is open there goes before a new one.
  /// - Throws: ``AnsweredSince`` if the screen was an old one; then nothing is recorded.
  func write(
    _ bodies: [FactBody], besides: [FactBody] = [], part: NewPart?, of state: JobState
  ) throws -> (job: ThingID, isNew: Bool)? {
    let situation = state.current.situation
    let job = situation.job.id
    let step = state.answeredStep
    return try store.write(author: author) { view, draft in
      try shown.check(state, view)
      for body in besides { try draft.record(body) }
      let bodies = try bodies.map { try withPen($0, view, draft) }
      let landing = CordLanding(view: view, draft: draft, state: state)
      var swap = CordSwap(view: view, draft: draft, state: state)
      let isSwapDue = try swap.isDue(for: part)
      let back = PartsBack(view: view, draft: draft, state: state)
      guard !situation.isOnPanel else {
        var begun: (job: ThingID, isNew: Bool)?
        for body in bodies {
          if case .job(let other) = body {
            begun = try begin(other, from: state, view, draft)
            continue
          }
          let known = try named(body)
          try draft.record(known, job: job, step: step)
          try landing.follow(known, job: job, step: step)
          if isSwapDue { try swap.follow(known) }
          try back.follow(known)
        }
        return begun
      }
      guard let port = try view.port(situation.port.id) else {
        throw StoreError(.noSuchThing, "The port \(situation.port.label) is gone.")
      }
      try draft.ensureParts(view, at: port)
      var moves = PartMoves(view, draft, at: port, part: part, after: situation.facts)
      moves.arriving = situation.cordChange?.arrival?.end
      if isSwapDue {
        moves.swap = swap
        moves.newCord = NewCord(view: view, draft: draft, makeID: makeID)
      }
      // What is drafted is not in the view: where the part was is read before it is recorded here.
      let left = try errands(part, bodies, state.current, at: port, view)
      var begun: (job: ThingID, isNew: Bool)?
      for body in bodies {
        switch body {
        case .partMove(let move): try moves.record(move, job: job, step: step)
        case .job(let other):
          begun = try begin(other, from: state, view, draft)
          if begun?.isNew == false { continue }
        default: try draft.record(body, job: job, step: step)
        }
        try landing.follow(body, job: job, step: step)
        try back.follow(body)
      }
      for errand in left { try draft.record(.task(errand), job: job, step: step) }
      try NewLinkService(view: view, draft: draft, state: state).follow(bodies)
      return begun
    }
  }

  /// To look where a part was recorded that goes in here.
  private func errands(
    _ part: NewPart?, _ bodies: [FactBody], _ state: RepairState, at port: PortRecord,
    _ view: StoreView
  ) throws -> [Task] {
    let isIn = bodies.contains { body in
      if case .partMove(let move) = body { move.direction == .into } else { false }
    }
    guard let part, isIn else { return [] }
    return try PartTaken(view: view, port: port, old: state.lastOut[.plug]).errands(part)
  }

  /// A dry cleaning is made with the pen in hand.
  private func withPen(_ body: FactBody, _ view: StoreView, _ draft: Draft) throws -> FactBody {
    guard case .cleaning(var cleaning) = body, cleaning.tool == nil, cleaning.method == .dry else {
      return body
    }
    cleaning.tool = try view.penInUse(by: author, atMS: draft.nowMS, face: cleaning.face)
    return .cleaning(cleaning)
  }

  /// Goes on with the repair that is open at another joint of the link, or begins one there.
  private func begin(
    _ other: Job, from state: JobState, _ view: StoreView, _ draft: Draft
  ) throws -> (job: ThingID, isNew: Bool) {
    let (here, job) = (state.current.situation.port.id, state.current.situation.job.id)
    let open = try OpenRepair.all(view, ofLink: other.link)
    // Of its own joint a job that opens none wants a repair, and not another one of its kind.
    let known = open.last {
      $0.job.joint == other.joint && $0.fact.id != job
        && (other.joint != here || $0.job.procedure != state.procedure.name)
    }
    if let known { return (known.fact.id, false) }
    let id = try draft.record(
      .job(try repair(other, view, draft)), job: job, step: state.answeredStep)
    if let joint = try view.port(other.joint) { try draft.ensureParts(view, at: joint) }
    return (id, true)
  }

  /// Another joint is repaired, whatever the job goes by that looks there.
  private func repair(_ job: Job, _ view: StoreView, _ draft: Draft) throws -> Job {
    let isOnPanel = try view.port(job.joint) == nil
    let entry = try ProcedureShelf(view).named(isOnPanel ? PanelStart.procedure : "repair")
    var repair = job
    repair.procedure = entry.procedure.name
    repair.version = entry.procedure.version
    repair.text = try draft.keepProcedure(
      view, name: entry.procedure.name, version: entry.procedure.version, text: entry.text,
      isOfSite: entry.isOfSite)
    return repair
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
