import Guide
import Plant
import Store

/// Says which part a move is of, and makes the part's record where there is none.
///
/// A part nobody has identified is keyed by the fact that took the one before it out: that fact is
/// in the same change or an earlier one, so whoever has the move has the key, and every laptop
/// means the same face. A module is kept under the first port of its cage, whichever connector the
/// repair is at.
struct PartMoves {
  let view: StoreView
  let draft: Draft
  let port: PortRecord
  /// The part that goes in, if it was asked for; nil puts the old one back, or the end that arrives in.
  let part: NewPart?
  /// The end that goes in without being asked for: the other one of a cord that went in at its first port.
  var arriving: ThingID?
  /// The facts of the repair so far.
  let facts: [Fact]
  /// Keeps the records of the cord that comes out and of the one that goes in; nil where none is recorded.
  var swap: CordSwap?
  /// Makes the record of a cord that has none.
  var newCord: NewCord?
  private var out: [PartKind: (fact: ThingID, part: ThingID)] = [:]

  init(
    _ view: StoreView, _ draft: Draft, at port: PortRecord, part: NewPart?, after facts: [Fact]
  ) {
    self.view = view
    self.draft = draft
    self.port = port
    self.part = part
    self.facts = facts
  }

  /// Records a move with its part and place put right.
  mutating func record(_ given: PartMove, job: ThingID, step: String?) throws {
    var move = given
    let holder = try holder(of: move.kind)
    move.place = Subject(kind: .port, id: holder.id)
    switch move.direction {
    case .into: move.part = try incoming(move, holder)
    case .outOf:
      if move.kind == .plug, let swap { move.part = try swap.leaving(move) }
      // Its own history has to tell of the bag, and not only that of the cage.
      if move.kind == .module { move.part = try view.identity(ofPart: move.part) }
    }
    let fact = try draft.record(.partMove(move), job: job, step: step)
    try swap?.follow(.partMove(move))
    if move.direction == .outOf { out[move.kind] = (fact, move.part) }
  }

  private func holder(of kind: PartKind) throws -> PortRecord {
    kind == .module ? try view.moduleHolder(port) : port
  }

  private mutating func incoming(_ move: PartMove, _ holder: PortRecord) throws -> ThingID {
    if move.kind == .plug, let swap, let newCord {
      switch part {
      case .known(let id): try newCord.ensureEnds(ofEnd: id)
      case .end(let cable, _):
        self.swap?.made = cable
        for side in ["a", "b"] { try newCord.ensure(cable, side) }
      case .coded(let code, _): return try made(newCord, code, swap.state.current.medium)
      case .nameless: return try made(newCord, nil, swap.state.current.medium)
      case nil: break
      }
    }
    switch part {
    case nil: return move.part == arriving ? move.part : old(move.kind, holder) ?? move.part
    case .known(let id): return id
    case .end(let cable, let side):
      let id = move.part
      if try view.thing(.cableEnd, id) == nil {
        try draft.insert(
          .cableEnd, id, ["cable": .id(cable), "side": .text(side), "leg": .integer(1)])
      }
      return id
    case .nameless: return try unidentified(move.kind, holder)
    case .coded(let code, let origin):
      let id = try unidentified(move.kind, holder)
      try draft.insert(
        .alias, RecordKey.alias(code: code, target: id).id,
        [
          "code": .text(code), "target_kind": .text(ThingKind.part.rawValue), "target": .id(id),
          "origin": .text(origin.rawValue),
        ])
      return id
    }
  }

  private mutating func made(_ cord: NewCord, _ serial: String?, _ medium: Medium?) throws
    -> ThingID
  {
    let (cable, end) = try cord.make(serial, medium)
    swap?.made = cable
    return end
  }

  /// The part that came out last and is not in again.
  private func old(_ kind: PartKind, _ holder: PortRecord) -> ThingID? {
    if let out = out[kind] { return out.part }
    for fact in facts.reversed() {
      guard case .partMove(let move) = fact.body, move.kind == kind, move.place.id == holder.id
      else { continue }
      return move.direction == .outOf ? move.part : nil
    }
    return nil
  }

  private func unidentified(_ kind: PartKind, _ holder: PortRecord) throws -> ThingID {
    // Taken out in an earlier change: what is there now is keyed by that already.
    guard let putBy = out[kind]?.fact else { return try view.currentPart(kind, at: port) }
    let id = RecordKey.part(holder: holder.id, kind: kind, putBy: putBy).id
    try draft.insert(
      .part, id, ["kind": .text(kind.rawValue), "holder": .id(holder.id), "put_by": .id(putBy)])
    return id
  }
}
