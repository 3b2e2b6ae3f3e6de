import Plant
import Store

/// Where an end of a cord is by record once it moved: a cord is nowhere twice.
struct MovedCordEnd {
  let end: ThingID
  let place: Thing
  /// Where it was recorded until now; nil if nowhere else.
  private let before: String?

  /// Nil for what is no end of a cord both of whose ends have a record, and where it has no place of that kind.
  init?(_ part: MovedPart, at place: Thing, _ view: StoreView) throws {
    guard part.kind == .plug, place.kind == .port || place.kind == .panelPosition else {
      return nil
    }
    let end = try view.identity(ofPart: part.reference.id)
    (self.end, self.place) = (end, place)
    guard let known = try view.cable(ofEnd: end), let cable = try view.cable(known.id),
      !cable.isLegged
    else { return nil }
    let ends = try view.ends(ofCable: cable.id)
    guard ends.count == 2 else { return nil }
    let there = ends.first { $0.id == end }?.place
    before =
      try view.isCableEnd(end, elsewhereThan: place.id)
      ? there.flatMap { try view.thing($0.kind, $0.id)?.label } : nil
  }

  /// Drafts it.
  ///
  /// - Returns: what the person should know.
  func follow(isIn: Bool, _ draft: Draft) throws -> [String] {
    if isIn {
      try draft.update(
        .cableEnd, end,
        [
          "state": .text(CableEndState.landed.rawValue), "at_kind": .text(place.kind.rawValue),
          "at": .id(place.id),
        ])
      return before.map { ["It was recorded in \($0) until now."] } ?? []
    }
    // What went in elsewhere since is there.
    guard before == nil else { return [] }
    try draft.update(
      .cableEnd, end,
      ["state": .text(CableEndState.coiled.rawValue), "at_kind": .missing, "at": .missing])
    return []
  }
}
