internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// Where a part was, and what it went through.
extension StoreView {
  /// The parts in return bags with the text in the bag's number; of several moves of a part its last
  /// one counts.
  ///
  /// - Parameter isWhole: whether the text is the whole number.
  func parts(inBag text: String, isWhole: Bool) throws -> [Thing] {
    let folded = text.folded
    guard !folded.isEmpty else { return [] }
    // Parts in bags are few: the index holds no other moves.
    let named = try rows("SELECT part, bag FROM part_move WHERE bag IS NOT NULL ORDER BY bag")
      .filter {
        let bag = $0.string("bag").folded
        return isWhole ? bag == folded : bag.contains(folded)
      }
    var met: Set<ThingID> = []
    return try named.compactMap { row -> Thing? in
      let part = try identity(ofPart: row.need("part"))
      guard met.insert(part).inserted, let thing = try thing(ofPart: part),
        let bag = try lastMove(of: thing).flatMap(\.bag)?.folded
      else { return nil }
      return (isWhole ? bag == folded : bag.contains(folded)) ? thing : nil
    }
  }

  private func thing(ofPart part: ThingID) throws -> Thing? {
    for kind in [ThingKind.module, .part, .cableEnd, .cable, .cassette] {
      if let thing = try thing(kind, part) { return thing }
    }
    return nil
  }

  /// What was recorded last of where a part went; nil if nothing was.
  public func lastMove(of part: Thing) throws -> PartMove? {
    if case .partMove(let move)? = try moves(of: part).last?.body { return move }
    return nil
  }

  /// The moves of a part, of its other records, and of those nobody had identified that were found to be it.
  private func moves(of part: Thing) throws -> [Fact] {
    let records = try ([part] + joined(to: part)).map(\.id)
    let parts = try records + records.flatMap(parts(foundToBe:))
    return LiveFacts.of(
      try settled(parts.flatMap { try facts(in: "part_move", where: "part = ?", [$0.data]) }))
  }

  /// Every time a part was in a port, oldest first; no time before anything was recorded of it.
  public func stays(of part: Thing) throws -> [PartStay] {
    var stays: [PartStay] = []
    for fact in try moves(of: part) {
      guard case .partMove(let move) = fact.body, move.place.kind == .port,
        let port = try port(move.place.id)
      else { continue }
      if move.direction == .outOf, let last = stays.indices.last, stays[last].wentOut == nil,
        stays[last].port.id == port.id
      {
        stays[last].wentOut = fact
      } else {
        stays.append(
          PartStay(
            port: port, cameIn: move.direction == .into ? fact : nil,
            wentOut: move.direction == .outOf ? fact : nil))
        let last = stays.count - 1
        let served = move.kind == .module ? try cage(of: port) : [port]
        stays[last].links = try served.flatMap {
          try links(ofPort: $0.id) + retiredLinks(ofPort: $0.id)
        }
      }
    }
    for place in stays.indices { stays[place].faults = try faults(during: stays[place]) }
    return stays
  }

  private func faults(during stay: PartStay) throws -> [Fact] {
    let all = try stay.links.flatMap { try facts(in: "fault", where: "link = ?", [$0.id.data]) }
    return LiveFacts.of(try settled(all)).filter { fact in
      guard case .fault = fact.body else { return false }
      if let cameIn = stay.cameIn, Fact.precedes(fact, cameIn) { return false }
      if let wentOut = stay.wentOut, Fact.precedes(wentOut, fact) { return false }
      return true
    }
  }
}
