internal import Plant

extension Loose {
  /// What was loose before and is on no list after, at the place where it was.
  ///
  /// What is loose still for another reason, such as a cord that an earlier fact says is out, is not gone.
  public static func gone(from before: [LooseSpot], to after: [LooseSpot]) -> [LooseSpot] {
    func key(_ spot: LooseSpot) -> String { spot.subject?.id.description ?? spot.ref }
    let left = Dictionary(grouping: after, by: key).mapValues { $0.flatMap(\.ends) }
    return Dictionary(grouping: before, by: key).values.flatMap { spots -> [LooseSpot] in
      var known = spots.first.flatMap { left[key($0)] } ?? []
      func leave(_ isSame: (LooseEnd, LooseEnd) -> Bool, of spots: [LooseSpot]) -> [LooseSpot] {
        spots.map { spot in
          var spot = spot
          spot.ends.removeAll { end in
            guard let place = known.firstIndex(where: { isSame($0, end) }) else { return false }
            known.remove(at: place)
            return true
          }
          return spot
        }
      }
      // One and the same first; then one that stands for it.
      let others = leave({ $0.kind == $1.kind && $0.sinceFact == $1.sinceFact }, of: spots)
      return leave(isAlike, of: others)
    }.filter { !$0.ends.isEmpty }.sorted { NaturalOrder.precedes($0.ref, $1.ref) }
  }

  /// Whether who finds the one still knows of the other: a repair by its code, what is so of a joint by what it is.
  private static func isAlike(_ one: LooseEnd, _ other: LooseEnd) -> Bool {
    switch other.kind {
    case .repairOpen, .parked, .setAside: one.kind.isRepair && one.code == other.code
    case .noCap, .notSeen: one.kind == .noCap || one.kind == .notSeen
    case .task, .borrowed: false
    case .cordOut, .portShut, .unseen, .untested, .notSeenUp: one.kind == other.kind
    }
  }
}
