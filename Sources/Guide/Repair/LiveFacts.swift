public import Plant

/// The facts that count: neither withdrawn nor corrected, in the order they are folded.
public enum LiveFacts {
  /// Sorts by `Fact.precedes`, drops what was taken back, and puts a correction where the fact it
  /// corrects was: it says what happened then, not what happened when somebody noticed.
  public static func of(_ facts: [Fact]) -> [Fact] {
    if isPlain(facts) { return facts }
    var byID: [ThingID: Fact] = [:]
    for fact in facts {
      // The same id twice is the same fact twice; should the two differ, every store drops one.
      if let other = byID[fact.id], !Fact.precedes(fact, other) { continue }
      byID[fact.id] = fact
    }
    let latestFirst = byID.values.sorted { Fact.precedes($1, $0) }

    var withdrawn: Set<ThingID> = []
    for fact in latestFirst where !withdrawn.contains(fact.id) {
      if case .withdrawal(let withdrawal) = fact.body { withdrawn.insert(withdrawal.fact) }
    }
    var corrected: Set<ThingID> = []
    var live: [Fact] = []
    for fact in latestFirst where !withdrawn.contains(fact.id) {
      if let target = Self.corrected(by: fact, byID) { corrected.insert(target.id) }
      if case .withdrawal = fact.body { continue }
      live.append(fact)
    }
    live.removeAll { corrected.contains($0.id) }

    let placed = live.map { (place: root(of: $0, byID), fact: $0) }
    return
      placed
      .sorted { left, right in
        if left.place.id != right.place.id { return Fact.precedes(left.place, right.place) }
        return Fact.precedes(left.fact, right.fact)
      }
      .map(\.fact)
  }

  /// Whether they are in order, each once, and none of them is about another: they all count.
  private static func isPlain(_ facts: [Fact]) -> Bool {
    var ids = Set<ThingID>(minimumCapacity: facts.count)
    for (place, fact) in facts.enumerated() {
      if place > 0, !Fact.precedes(facts[place - 1], fact) { return false }
      if fact.supersedes != nil || !ids.insert(fact.id).inserted { return false }
      if case .withdrawal = fact.body { return false }
    }
    return true
  }

  /// The fact that a fact corrects; one of another kind is not corrected.
  private static func corrected(by fact: Fact, _ byID: [ThingID: Fact]) -> Fact? {
    guard let target = fact.supersedes.flatMap({ byID[$0] }),
      FactTable.name(target.body) == FactTable.name(fact.body)
    else { return nil }
    return target
  }

  /// The first fact of a chain of corrections.
  private static func root(of fact: Fact, _ byID: [ThingID: Fact]) -> Fact {
    var root = fact
    var met: Set<ThingID> = [fact.id]
    while let earlier = Self.corrected(by: root, byID), met.insert(earlier.id).inserted,
      Fact.precedes(earlier, root)
    {
      root = earlier
    }
    return root
  }
}
