import Guide
import Plant
import Store

/// What was passed on to somebody and waits for a yes or no.
struct HandedTo {
  var place: LoosePlace
  var passings: [PassedOn]

  /// All of it, by place in walking order; what is loose no more is left out.
  static func all(_ view: StoreView, _ technician: String, nowMS: Int64) throws -> [HandedTo] {
    let own = NameFolding.fold(technician)
    let things = Set(
      try view.openPassings().filter { $0.body.forWhom.map(NameFolding.fold) == own }
        .map(\.body.subject.id))
    guard !things.isEmpty else { return [] }
    let passed = try view.passedOn(Dictionary(uniqueKeysWithValues: things.map { ($0, []) }))
    let spots = try LooseWork.spots(view, row: nil, nowMS: nowMS, clock: .here(nowMS))
    return LoosePlace.all(spots).compactMap { place in
      let passings = place.passings(for: technician, passed[place.subject.id]?.facts ?? [])
      return passings.isEmpty ? nil : HandedTo(place: place, passings: passings)
    }
  }

  /// What `next` says of it; nil if nothing waits.
  static func item(_ view: StoreView, _ technician: String, nowMS: Int64) throws -> DueItem? {
    let handed = try all(view, technician, nowMS: nowMS)
    let own = NameFolding.fold(technician)
    let ends = handed.flatMap(\.place.ends).count { end in
      if case .passed(let to, _, _, _, _) = end.hand { NameFolding.fold(to) == own } else { false }
    }
    return Due.handover(
      try view.situations(of: handed.compactMap(\.passings.last?.task)), ends: ends)
  }
}
