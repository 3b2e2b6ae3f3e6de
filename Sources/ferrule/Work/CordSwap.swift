import Guide
import Plant
import Store

/// Keeps the records right while another cord goes in: where the ends of both are, and which serves the link.
///
/// A job that changes a cord at both its ends says of each when it is in. In any other the end at the port is
/// all that is said: the other one is then recorded where the old one's was, for no other cord carries the link,
/// and a look at it stays owed.
struct CordSwap {
  let view: StoreView
  let draft: Draft
  let state: JobState
  /// The cord that goes in, where this answer makes its records.
  var made: ThingID?
  /// The end that came out in this answer; what is drafted is not in the view yet.
  private var left: ThingID?
  /// The joint at which the answer was given.
  private var here: RepairState { saysBothEnds ? state.here : state.current }

  init(view: StoreView, draft: Draft, state: JobState) {
    self.view = view
    self.draft = draft
    self.state = state
  }

  /// Whether the job changes a cord at both its ends.
  private var saysBothEnds: Bool { state.here.situation.cordChange != nil }

  /// Whether records are kept: everywhere in a job that changes a cord at both its ends; in another one where
  /// a cord with two ends is recorded in the port, or was before it came out.
  func isDue() throws -> Bool {
    if saysBothEnds { return true }
    let situation = here.situation
    guard !situation.isOnPanel else { return false }
    if try view.cord(inPort: situation.port.id) != nil { return true }
    guard let old = here.lastOut[.plug], let cable = try view.cable(ofEnd: old) else {
      return false
    }
    return try view.cable(cable.id)?.isLegged == false
  }

  /// The end that comes out with a move: of a port the one that is recorded there.
  func leaving(_ move: PartMove) throws -> ThingID {
    guard move.place.kind == .port, let cord = try view.cord(inPort: move.place.id) else {
      return move.part
    }
    if !saysBothEnds, try isEnd(move.part) { return move.part }
    return cord.near.id
  }

  /// Records what follows from one fact of an answer, after it; ``PartsBack`` undoes it.
  mutating func follow(_ body: FactBody) throws {
    guard case .partMove(let move) = body, move.kind == .plug else { return }
    switch move.direction {
    case .outOf:
      try coil(move.part)
      if !saysBothEnds, let near = try view.cord(inPort: move.place.id)?.near.id { try coil(near) }
      left = move.part
    case .into:
      try land(move.part, at: move.place)
      let old = left ?? here.lastOut[.plug]
      if move.place.id == here.situation.port.id { try serve(move.part, insteadOf: old) }
      if !saysBothEnds, let old { try carryOver(from: old, to: move.part) }
    }
  }

  /// Records the other end of a cord where that of another was.
  private func carryOver(from old: ThingID, to new: ThingID) throws {
    guard old != new else { return }
    try coil(old)
    guard let left = try otherEnd(of: old), left.isLanded, let place = left.place,
      let other = try otherEnd(of: new)?.id ?? draftedEnd(besides: new)
    else { return }
    // A cord may have been turned round.
    if left.id != new { try coil(left.id) }
    try land(other, at: place)
  }

  /// The other end of the cord whose records this answer makes.
  private func draftedEnd(besides end: ThingID) -> ThingID? {
    guard let made else { return nil }
    return CableSide.allCases.map {
      RecordKey.cableEnd(cable: made, side: $0.rawValue, leg: 1).id
    }.first { $0 != end && draft.inserts(.cableEnd, $0) }
  }

  /// The one other end of the cord of an end.
  private func otherEnd(of end: ThingID) throws -> CableEnd? {
    guard let cable = try view.cable(ofEnd: end) else { return nil }
    let others = try view.ends(ofCable: cable.id).filter { $0.id != end }
    return others.count == 1 ? others.first : nil
  }

  private func isEnd(_ part: ThingID) throws -> Bool {
    try draft.inserts(.cableEnd, part) || view.thing(.cableEnd, part) != nil
  }

  private func coil(_ end: ThingID) throws {
    guard try isEnd(end) else { return }
    try draft.update(
      .cableEnd, end,
      ["state": .text(CableEndState.coiled.rawValue), "at_kind": .missing, "at": .missing])
  }

  private func land(_ end: ThingID, at place: Subject) throws {
    guard try isEnd(end) else { return }
    try draft.update(
      .cableEnd, end,
      [
        "state": .text(CableEndState.landed.rawValue), "at_kind": .text(place.kind.rawValue),
        "at": .id(place.id),
      ])
  }

  /// The cord that goes in serves the link in the place of the one that came out.
  private func serve(_ end: ThingID, insteadOf old: ThingID?) throws {
    let before = try old.flatMap { try view.cable(ofEnd: $0) }.flatMap { try view.cable($0.id) }
    guard let before, let ordinal = before.ordinal, before.link == here.situation.link,
      let now = try made ?? view.cable(ofEnd: end)?.id, now != before.id
    else { return }
    try draft.update(.cable, before.id, ["link": .missing, "ordinal": .missing])
    try draft.update(
      .cable, now,
      ["link": .id(here.situation.link), "ordinal": .integer(Int64(ordinal))])
  }
}
