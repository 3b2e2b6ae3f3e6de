import Guide
import Plant
import Store

/// The records of a cord nobody has written down before: it has two ends, and both go in.
struct NewCord {
  let view: StoreView
  let draft: Draft
  /// A new id, which no other laptop makes.
  let makeID: () throws -> ThingID

  /// Drafts a cord with both its ends.
  ///
  /// - Parameters:
  ///   - serial: the code on it; nil if it has none.
  ///   - medium: what the link is made of; nil if nobody has said.
  /// - Returns: the cord and its end a.
  func make(_ serial: String?, _ medium: Medium?) throws -> (cable: ThingID, end: ThingID) {
    let cable = try makeID()
    let kind: CableKind =
      switch medium {
      case .aoc: .aoc
      case .dac: .dac
      case .fibre, nil: .cord
      }
    var cells: [String: Cell] = ["kind": .text(kind.rawValue)]
    if let serial { cells["serial"] = .text(serial) }
    try draft.insert(.cable, cable, cells)
    for side in ["b", "a"] { try ensure(cable, side) }
    return (cable, RecordKey.cableEnd(cable: cable, side: "a", leg: 1).id)
  }

  /// Drafts the ends a cord has no record of.
  func ensureEnds(ofEnd end: ThingID) throws {
    guard let cable = try view.cable(ofEnd: end) else { return }
    for side in ["a", "b"] { try ensure(cable.id, side) }
  }

  func ensure(_ cable: ThingID, _ side: String) throws {
    let id = RecordKey.cableEnd(cable: cable, side: side, leg: 1).id
    guard try view.thing(.cableEnd, id) == nil else { return }
    try draft.insert(
      .cableEnd, id, ["cable": .id(cable), "side": .text(side), "leg": .integer(1)])
  }
}
