import Guide
import Plant

/// Which parts were changed.
extension HandWork {
  /// Parts in whose place another one is.
  var changes: [String] {
    var first: [PartKind: [ThingID: ThingID]] = [:]
    var last: [PartKind: [ThingID: ThingID]] = [:]
    var order: [(kind: PartKind, spot: ThingID)] = []
    for fact in facts {
      guard case .partMove(let move) = fact.body, isHere(move) else { continue }
      let spot = spot(of: move)
      switch move.direction {
      case .outOf:
        if first[move.kind]?[spot] == nil, last[move.kind]?[spot] == nil {
          first[move.kind, default: [:]][spot] = move.part
        }
      case .into:
        if !order.contains(where: { $0 == (move.kind, spot) }) { order.append((move.kind, spot)) }
        last[move.kind, default: [:]][spot] = move.part
      }
    }
    return PartKind.allCases.compactMap { kind in
      let spots = order.filter { $0.kind == kind }.map(\.spot)
        .filter { first[kind]?[$0] != last[kind]?[$0] }
      let word =
        switch kind {
        case .module: "module"
        case .plug: "cord"
        case .cassette, .other: "part"
        }
      return spots.isEmpty ? nil : named("\(word) changed", spots)
    }
  }

  /// Where a part went in or came out: a module at the port the job was begun at, whichever of its cage it is
  /// recorded at.
  private func spot(of move: PartMove) -> ThingID {
    let isOwn = move.kind == .module && Self.spots(head).contains(move.place.id)
    return isOwn ? head.situation.port.id : move.place.id
  }

  /// The parts that came out and into which bag, and those that went in, by name.
  var parts: [String] {
    guard !changes.isEmpty else { return [] }
    var (out, into): ([String], [String]) = ([], [])
    for fact in facts {
      guard case .partMove(let move) = fact.body, isHere(move), let name = partNames[move.part]
      else { continue }
      switch move.direction {
      case .outOf: out.append("\(name) out" + (move.bag.map { ", bag \($0)" } ?? ""))
      case .into: into.append("\(name) in")
      }
    }
    let others = joints.filter { $0.otherPlugDue == nil }.compactMap(\.changedAtOtherPort)
    into += others.map { "its other plug in \($0.label)" }
    return (out + into).reduce(into: []) { all, words in
      if !all.contains(words) { all.append(words) }
    }
  }

  /// A module may be recorded at any port of its cage.
  private func isHere(_ move: PartMove) -> Bool {
    if joint(move.place.id) != nil { return true }
    return move.kind == .module
      && joints.contains { Self.spots($0).contains(move.place.id) }
  }
}
