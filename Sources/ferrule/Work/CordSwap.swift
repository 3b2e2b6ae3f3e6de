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
  /// a cord with two ends is recorded in the port, or was before it came out, or goes in.
  func isDue(for part: NewPart?) throws -> Bool {
    if saysBothEnds { return true }
    let situation = here.situation
    guard !situation.isOnPanel else { return false }
    if try view.cord(inPort: situation.port.id) != nil { return true }
    if try isRecorded(part) { return true }
    guard let old = here.lastOut[.plug], let cable = try view.cable(ofEnd: old) else {
      return false
    }
    return try view.cable(cable.id)?.isLegged == false
  }

  /// Whether a part is a cord both ends of which have a record.
  private func isRecorded(_ part: NewPart?) throws -> Bool {
    let cable: ThingID? =
      switch part {
      case .end(let cable, _): cable
      case .known(let id): try view.cable(ofEnd: id)?.id
      case .coded, .nameless, nil: nil
      }
    guard let cable, try view.cable(cable)?.isLegged == false else { return false }
    return try view.ends(ofCable: cable).count == 2
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
      let end = try view.identity(ofPart: move.part)
      // Where a cord went in elsewhere since, that is where it is.
      if try !view.isCableEnd(end, elsewhereThan: move.place.id) { try coil(end) }
      if !saysBothEnds, let near = try view.cord(inPort: move.place.id)?.near.id { try coil(near) }
      left = end
    case .into:
      let wasElsewhere = try view.isCableEnd(move.part, elsewhereThan: move.place.id)
      try land(move.part, at: move.place)
      guard move.place.id == here.situation.port.id else { return }
      let old = try (left ?? here.lastOut[.plug]).map { try view.identity(ofPart: $0) }
      let service = try old.flatMap { try view.cordService(of: $0, at: move.place.id) }
      if let service { try serve(move.part, insteadOf: service) }
      guard !saysBothEnds else { return try takeAlong(move.part, insteadOf: old) }
      guard old != move.part else { return }
      if let old, service?.isElsewhere != true { try coil(old) }
      try carryOver(from: service, to: move.part, wasElsewhere)
    }
  }

  /// The other end of a cord that is in hand is not where it was in service, until it goes in here.
  private func takeAlong(_ new: ThingID, insteadOf old: ThingID?) throws {
    guard let other = try otherEnd(of: new), other.isLanded else { return }
    let before = try old.flatMap { try view.cable(ofEnd: $0) }
    if before?.id != other.cable { try coil(other.id) }
  }

  /// Records the other end of a cord where that of another was; of one that was in service elsewhere it came
  /// out there, whether or not that is known.
  private func carryOver(
    from old: CordService?, to new: ThingID, _ wasElsewhere: Bool
  ) throws {
    guard let other = try otherEnd(of: new)?.id ?? draftedEnd(besides: new) else { return }
    if let old, let place = old.otherPlace, try !old.isElsewhere || isFree(place, for: other) {
      // A cord may have been turned round.
      if !old.isElsewhere, let end = old.otherEnd, end != new { try coil(end) }
      try land(other, at: place)
    } else if wasElsewhere {
      try coil(other)
    }
  }

  /// Whether no cord but that of an end is recorded at a place.
  private func isFree(_ place: Subject, for end: ThingID) throws -> Bool {
    try view.cableEnds(at: place.id).allSatisfy { there in
      try there.id == end || view.cable(there.cable)?.isLegged == true
    }
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
  private func serve(_ end: ThingID, insteadOf old: CordService) throws {
    let link = here.situation.link
    guard let ordinal = old.ordinal, old.link == link,
      let now = try made ?? view.cable(ofEnd: end)?.id, now != old.cable
    else { return }
    if old.isElsewhere {
      let others = try view.cables(ofLink: link).filter { $0.id != now }
      guard !others.contains(where: { $0.ordinal == ordinal }) else { return }
    } else {
      try draft.update(.cable, old.cable, ["link": .missing, "ordinal": .missing])
    }
    try draft.update(.cable, now, ["link": .id(link), "ordinal": .integer(Int64(ordinal))])
  }
}
