/// What a soak needs to prove anything.
extension ProcedureCheck {
  /// Counters stand still on a port that is shut: the link is up, and every port given back, before it is soaked.
  mutating func checkSoak() {
    for (place, step) in main.enumerated() where step.verb == .counters || step.verb == .soak {
      let word = step.verb == .soak ? "a soak" : "counters cleared"
      if !isBefore(.linkUp, at: .here, place, whenever: step.scope) {
        find(.unsafe, step, "\(word) before link-up: nothing is counted on a port that is shut")
      }
      // The cage's other link has a soak of its own.
      for other in main.dropFirst(place + 1)
      where other.verb == .openPort && other.site != .cage
        || other.verb == .linkUp && other.site == .far
      {
        find(.unsafe, step, "\(word) before \(other.name): a port of the link may be shut")
      }
    }
  }
}
