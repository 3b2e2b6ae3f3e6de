import Guide
import Plant
import Store

/// Keeps the records right while another cord goes in: where the ends of both are, and which serves the link.
struct CordSwap {
  let view: StoreView
  let draft: Draft
  let state: JobState
  /// The cord that goes in, where this answer makes its records.
  var made: ThingID?
  /// The end that came out in this answer; what is drafted is not in the view yet.
  private var left: ThingID?

  init(view: StoreView, draft: Draft, state: JobState) {
    self.view = view
    self.draft = draft
    self.state = state
  }

  /// Whether the job changes a cord at both its ends.
  var isDue: Bool { state.here.situation.cordChange != nil }

  /// The end that comes out with a move: of a port the one that is recorded there.
  func leaving(_ move: PartMove) throws -> ThingID {
    guard move.place.kind == .port, let cord = try view.cord(inPort: move.place.id) else {
      return move.part
    }
    return cord.near.id
  }

  /// Records what follows from one fact of an answer, after it.
  mutating func follow(_ body: FactBody) throws {
    switch body {
    case .partMove(let move) where move.kind == .plug:
      switch move.direction {
      case .outOf:
        try coil(move.part)
        left = move.part
      case .into:
        try land(move.part, at: move.place)
        if isNamed(move) { try serve(move.part, insteadOf: left ?? state.here.lastOut[.plug]) }
      }
    case .withdrawal(let withdrawal):
      guard let fact = state.lastAnswer.first(where: { $0.id == withdrawal.fact }),
        case .partMove(let move) = fact.body, move.kind == .plug
      else { return }
      switch move.direction {
      case .outOf: try land(move.part, at: move.place)
      case .into:
        try coil(move.part)
        if isNamed(move), let old = state.here.lastOut[.plug] {
          try serve(old, insteadOf: move.part)
        }
      }
    default: return
    }
  }

  private func isNamed(_ move: PartMove) -> Bool { move.place.id == state.here.situation.port.id }

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
    guard let before, let ordinal = before.ordinal, before.link == state.here.situation.link,
      let now = try made ?? view.cable(ofEnd: end)?.id, now != before.id
    else { return }
    try draft.update(.cable, before.id, ["link": .missing, "ordinal": .missing])
    try draft.update(
      .cable, now,
      ["link": .id(state.here.situation.link), "ordinal": .integer(Int64(ordinal))])
  }
}
