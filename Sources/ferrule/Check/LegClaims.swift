import Guide
import Plant
import Store

/// Legs that an open task takes for a link, and another one or another link's cord has too: two laptops that
/// knew nothing of each other.
enum LegClaims {
  /// What is claimed twice, oldest task first; of some links, or of all if `chosen` is nil.
  static func findings(_ view: StoreView, _ chosen: Set<ThingID>?) throws -> [PlanFinding] {
    let claims = try view.openTasks().compactMap { SpareClaim(task: $0.id, $0.body) }
    return try claims.indices.flatMap { place in
      let claim = claims[place]
      let twice = try claims[..<place].compactMap { first in
        let links = [first.link, claim.link]
        guard claim.conflicts(with: first), chosen?.isDisjoint(with: links) != true else {
          return nil as PlanFinding?
        }
        return try finding(first, claim, view)
      }
      guard chosen?.contains(claim.link) != false, let taken = try taken(claim, view) else {
        return twice
      }
      return twice + [taken]
    }
  }

  /// The cord of another link that is recorded where a cord is to be moved; nil if there is none.
  static func cord(at move: SpareMove, _ view: StoreView) throws -> String? {
    try view.cableEnds(at: move.to.card.id).first { end in
      try end.id != move.cord.id && view.cable(end.cable)?.kind != .trunk
    }.flatMap { try view.partName($0.id) }
  }

  private static func taken(_ claim: SpareClaim, _ view: StoreView) throws -> PlanFinding? {
    // What a task names may be gone or not settled: then whoever begins it is told.
    guard let errand = try? SpareErrand(claim.text), let moves = try? view.spareMoves(errand) else {
      return nil
    }
    for move in moves {
      guard let cord = try cord(at: move, view) else { continue }
      let task = FaultRow.shortID(claim.task)
      return PlanFinding(
        .plan(.doubleBookedLeg), links: [], place: claim.legName, parts: [cord],
        what: "\(cord) is recorded at \(move.to.card.ref), where an open task, \(task), moves "
          + "\(move.cordName) of \(try label(claim.link, view)).",
        fix: "ferrule task close \(task) --dropped, and take another leg for that link")
    }
    return nil
  }

  private static func finding(_ first: SpareClaim, _ second: SpareClaim, _ view: StoreView) throws
    -> PlanFinding
  {
    let tasks = [first, second].map { FaultRow.shortID($0.task) }
    let links = try [first, second].map { try label($0.link, view) }
    return PlanFinding(
      .plan(.doubleBookedLeg), links: [], place: first.legName, parts: [],
      what: "Two open tasks take it: \(tasks[0]) for \(links[0]), \(tasks[1]) for \(links[1]).",
      fix:
        "keep one: ferrule task close \(tasks[1]) --dropped, or \(tasks[0]), and take another leg "
        + "for that link")
  }

  static func label(_ link: ThingID, _ view: StoreView) throws -> String {
    try view.thing(.link, link)?.label ?? "a link"
  }
}
