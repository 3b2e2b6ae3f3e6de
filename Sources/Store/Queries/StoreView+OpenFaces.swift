internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// What was seen of a face at a joint, and whether a cap is on it.
extension StoreView {
  /// The latest look at a face at a joint, under whichever of its ports.
  ///
  /// A clean look that was made elsewhere says nothing here: the part was there before, or another one has its code. Dirt
  /// and damage go along with the part.
  func inspection(of face: Face, at joint: Set<ThingID>) throws -> Recorded<Inspection>? {
    func look(_ fact: Fact) -> Recorded<Inspection>? {
      if case .inspection(let body) = fact.body { Recorded(fact, body) } else { nil }
    }
    let last = try latest(face.latestSubject, .inspected, "inspection") { look($0) }
    guard let said = last?.body, let place = said.joint, !joint.contains(place),
      ![.dirt, .damage].contains(said.verdict)
    else { return last }
    return try happened(to: face, in: "inspection").compactMap(look).last {
      $0.body.joint.map(joint.contains) ?? true
    }
  }

  /// A look as a repair takes it: one that says nothing of a damage makes no face clean.
  func judged(_ look: Recorded<Inspection>?) throws -> Recorded<Inspection>? {
    guard var look, look.body.verdict == .clean,
      try damageMemory(of: look.body.face)[look.body.face] != nil
    else { return look }
    look.body.verdict = .damage
    return look
  }

  /// The cap that is on a face at a joint; nil where it is off, or a look or a cleaning came later: nobody sees or cleans a
  /// face through a cap.
  func capping(of face: Face, at joint: Set<ThingID>) throws -> Recorded<Capping>? {
    guard let last = try lastCapping(of: face, at: joint), last.body.action == .capped else {
      return nil
    }
    let isWorkedAt = try ["inspection", "cleaning"].contains { table in
      try happened(to: face, in: table).contains { fact in
        (fact.order, fact.id) > (last.order, last.id) && fact.isWork(at: joint)
      }
    }
    return isWorkedAt ? nil : last
  }

  /// The latest capping of a face at a joint, as ``inspection(of:at:)`` has the latest look.
  private func lastCapping(of face: Face, at joint: Set<ThingID>) throws -> Recorded<Capping>? {
    func capping(_ fact: Fact) -> Recorded<Capping>? {
      if case .capping(let body) = fact.body { Recorded(fact, body) } else { nil }
    }
    let last = try latest(face.latestSubject, .capped, "capping") { capping($0) }
    guard let place = last?.body.joint, !joint.contains(place) else { return last }
    return try happened(to: face, in: "capping").compactMap(capping).last {
      $0.body.joint.map(joint.contains) ?? true
    }
  }

  /// What one table has of a face, wherever that was, and nobody took back; in order.
  private func happened(to face: Face, in table: String) throws -> [Fact] {
    LiveFacts.of(
      try settled(
        facts(in: table, where: "part = ? AND connector = ?", [face.part.data, face.connector])))
  }
}

extension Fact {
  /// Whether somebody worked on a face at a joint, which may have several ports, or did not say where.
  func isWork(at joint: Set<ThingID>) -> Bool {
    switch body {
    case .inspection(let look): look.joint.map(joint.contains) ?? true
    case .cleaning(let cleaning): cleaning.joint.map(joint.contains) ?? true
    default: false
    }
  }
}
