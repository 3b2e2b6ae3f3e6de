import Guide
import Plant

/// What a job did that moves a link from one leg to another.
extension HandWork {
  /// The position whose face in the panel it is, where a cord comes from or went back from.
  static func left(_ face: Face, at state: RepairState) -> PanelSpot? {
    state.situation.cordMove?.panel.flatMap { $0.from.face == face ? $0.from : nil }
  }

  /// For which fibres the leg is left; empty where none is, or none is known to be broken.
  var brokenFibres: [String] {
    guard let leg = head.situation.leaves else { return [] }
    let isUnknown = facts.contains { fact in
      guard case .step(let step) = fact.body else { return false }
      return step.name == StepName.brokenFibres.rawValue && step.outcome == "unknown"
    }
    guard !leg.broken.isEmpty else {
      return isUnknown ? ["broken fibre of \(leg.name), not known which"] : []
    }
    let numbers = leg.broken.sorted().map(String.init).joined(separator: " ")
    return ["broken fibre \(numbers) of \(leg.name)"]
  }

  /// That the cords are at the leg they were to go to, or back where they were, and why.
  var moved: String? {
    let panels = joints.filter { $0.situation.cordMove?.panel != nil }
    guard let first = panels.first, let move = first.situation.cordMove?.panel else { return nil }
    let isDone = panels.allSatisfy { $0.isThere && $0.isPlugged }
    let leg = first.situation.portPartName ?? (move.isWayBack ? "the old leg" : "another leg")
    guard move.isWayBack else { return isDone ? "moved to \(leg)" : nil }
    let why = facts.lazy.compactMap { fact in
      guard case .step(let step) = fact.body, step.outcome == StepOutcome.goBack.rawValue else {
        return String?.none
      }
      return step.reason
    }.first
    return (isDone ? "moved back to \(leg)" : "going back to \(leg)")
      + (why.map { ": \($0)" } ?? "")
  }
}
