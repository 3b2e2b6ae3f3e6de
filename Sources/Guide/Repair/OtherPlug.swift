public import Plant

/// A plug that was pulled although it is not the one on record.
public enum OtherPlug {
  /// What somebody saw in a joint instead of the plug on record, where that was pulled all the same.
  ///
  /// From then on the plug there is one nobody has named, until a part goes in or comes out. Nil where it is the one
  /// on record, as far as anybody knows.
  ///
  /// - Parameters:
  ///   - joints: the ports of the plug.
  ///   - facts: what was seen and pulled there, which parts went in and came out, and the steps of the jobs that
  ///     were looking; in any order.
  public static func found(at joints: Set<ThingID>, in facts: [Fact]) -> Fact? {
    var (found, pulled): (Fact?, Fact?) = (nil, nil)
    for fact in LiveFacts.of(facts) {
      switch fact.body {
      case .seen(let seen) where seen.found != nil && joints.contains(seen.subject.id):
        if fact.job != nil { found = fact }
      case .step(let step) where step.name == StepName.open.rawValue && step.outcome == "found":
        if fact.job == found?.job { found = nil }
      case .plugging(let plugging) where joints.contains(plugging.joint):
        guard plugging.action == .unplug else { continue }
        // Whoever pulls it all the same names none.
        if plugging.cordPart == nil, fact.job != nil, fact.job == found?.job { pulled = found }
        found = nil
      case .partMove(let move) where move.kind == .plug && joints.contains(move.place.id):
        (found, pulled) = (nil, nil)
      default: continue
      }
    }
    return pulled
  }
}
