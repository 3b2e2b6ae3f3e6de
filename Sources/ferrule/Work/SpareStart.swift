import Guide
import Paper
import Plant
import Store

/// From the open task that moves a link onto a spare leg to a job that does it.
struct SpareStart {
  let view: StoreView
  let link: LinkRecord
  let port: PortRecord

  /// Whether a job by that procedure is begun for such a task.
  static func isNeeded(_ procedure: Procedure) -> Bool {
    procedure.sites.contains(where: \.isPanel)
  }

  /// The task in its own words and which re-patch is nearer, as the job keeps them.
  ///
  /// - Throws: an error that says what has to be settled first.
  func step() throws -> Step {
    let task = try task()
    let errand = try errand(task)
    try checkClaims(task)
    let moves = try view.spareMoves(errand)
    for move in moves where move.cord.place?.id != move.from.card.id {
      throw CommandError(
        .badInput, "not-there",
        "\(move.cordName) is recorded at \(move.to.card.ref), not at \(move.from.card.ref): it was moved already.",
        next: "ferrule trace \(ref); if both ends are done: ferrule task close \(id(task))")
    }
    for move in moves { try checkFree(move, task) }
    for move in moves { try checkAlone(move, task) }
    return Step(
      name: StepName.task.rawValue, outcome: try order(moves).rawValue, reason: task.body.text)
  }

  /// Two laptops may have taken one leg before either knew of the other.
  private func checkClaims(_ task: Recorded<Task>) throws {
    guard let claim = SpareClaim(task: task.id, task.body) else { return }
    let others = try view.openTasks().compactMap { SpareClaim(task: $0.id, $0.body) }
    guard let other = others.first(where: claim.conflicts) else { return }
    let label = try LegClaims.label(other.link, view)
    throw CommandError(
      .badInput, "taken",
      SafeLine.text(
        "Task \(FaultRow.shortID(other.task)) takes \(claim.legName) for \(label), and task \(id(task)) "
          + "for this link."),
      next: "keep one: ferrule task close \(FaultRow.shortID(other.task)) --dropped, or "
        + "\(id(task)) and take another leg: ferrule spares PANEL PANEL --take \(ref)")
  }

  /// Somebody else's cord may have been moved to the leg first.
  private func checkFree(_ move: SpareMove, _ task: Recorded<Task>) throws {
    guard let name = try LegClaims.cord(at: move, view) else { return }
    throw CommandError(
      .badInput, "taken",
      SafeLine.text("\(name) is recorded at \(move.to.card.ref): the leg is not free."),
      next: "ferrule task close \(id(task)) --dropped, and take another leg: "
        + "ferrule spares PANEL PANEL --take \(ref)")
  }

  /// The leg is tested for one link: the others that pass the cord would come back untested.
  private func checkAlone(_ move: SpareMove, _ task: Recorded<Task>) throws {
    let others = try view.others(passing: move.cord, besides: link)
    guard !others.isEmpty else { return }
    let ports = [port.label] + others
    throw CommandError(
      .badInput, "cord-end-unknown",
      SafeLine.text(
        "\(move.cordName) carries \(ports.count) links, and no job of one of them moves it: it is moved once "
          + "\(ports.joined(separator: ", ")) are shut, and each is tested after."),
      next:
        "ferrule task close \(id(task)) --dropped; or move the cords by hand with all of them shut, then "
        + "ferrule task close \(id(task))")
  }

  private var ref: String { ShellWord.quoted(port.label) }

  private func id(_ task: Recorded<Task>) -> String { FaultRow.shortID(task.id) }

  private func task() throws -> Recorded<Task> {
    let open = try view.openTasks().filter {
      $0.body.kind == .repatch && $0.body.subject.id == link.id
    }
    guard let task = open.first else {
      throw CommandError(
        .missing, "no-task",
        "No open task moves \(link.label) onto a spare leg: which leg, and is it free?",
        next: "ferrule spares PANEL PANEL --take \(ref)")
    }
    guard open.count == 1 else {
      throw CommandError(
        .badInput, "ambiguous",
        "\(open.count) open tasks move \(link.label): \(open.map(id).joined(separator: ", ")).",
        next: "ferrule task close \(id(task)) --dropped, or another of them")
    }
    return task
  }

  private func errand(_ task: Recorded<Task>) throws -> SpareErrand {
    do throws(SpareErrand.Unsettled) {
      return try SpareErrand(task.body.text)
    } catch {
      switch error {
      case .otherTask:
        throw CommandError(
          .badInput, "other-task",
          SafeLine.text(
            "Task \(id(task)) does not say which cord goes where: \(task.body.text)."),
          next: "ferrule task close \(id(task)) --dropped, then "
            + "ferrule spares PANEL PANEL --take \(ref)")
      case .notLanded(let leg):
        throw CommandError(
          .badInput, "not-landed", SafeLine.text("\(leg) has to be landed first, at both panels."),
          next: "land it, ferrule edit CABLE:END state=landed at=PANEL:POSITION, "
            + "ferrule task close \(id(task)) --dropped, and take it again")
      case .noPair(let leg):
        throw CommandError(
          .badInput, "no-pair",
          SafeLine.text("Task \(id(task)) does not say which pair of \(leg) is taken."),
          next: "ferrule task close \(id(task)) --dropped, then "
            + "ferrule spares PANEL PANEL --take \(ref) --pair POSITION")
      }
    }
  }

  /// Which re-patch the light from this port comes to first.
  private func order(_ moves: [SpareMove]) throws -> SpareOrder {
    let way = try view.way(ofLink: link, from: port.id)
    for case .position(let position) in way.hops {
      switch position.id {
      case moves[0].from.card.id: return .firstNear
      case moves[1].from.card.id: return .secondNear
      default: continue
      }
    }
    throw CommandError(
      .badInput, "other-way",
      "\(link.label) does not run through \(moves[0].from.card.ref), as far as is recorded.",
      next: "ferrule trace \(ref)")
  }
}
