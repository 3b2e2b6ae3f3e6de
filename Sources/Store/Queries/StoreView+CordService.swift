internal import Change
internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What a cord does, or did until it went in elsewhere.
extension StoreView {
  /// Whether an end of a cable is landed in another place than this one, by record.
  ///
  /// Ports that share a plug are one place.
  public func isCableEnd(_ end: ThingID, elsewhereThan place: ThingID) throws -> Bool {
    guard let cable = try cable(ofEnd: end) else { return false }
    let fabric = StoreFabric(self)
    guard let near = try fabric.ends(of: cable.id).first(where: { $0.id == end }), near.isLanded,
      let there = near.place
    else { return false }
    return try there.id != place && !fabric.sharers(of: place).contains(there.id)
  }

  /// What the cord of an end does with that end at a place; where it went in elsewhere since, what it did
  /// until then.
  ///
  /// - Returns: nil for what is no end of a cord; no place and no link where what it did is not known any more.
  public func cordService(of end: ThingID, at place: ThingID) throws -> CordService? {
    let fabric = StoreFabric(self)
    guard let known = try cable(ofEnd: end), let cable = try fabric.cable(known.id),
      !cable.isLegged
    else { return nil }
    let others = try fabric.ends(of: cable.id).filter { $0.id != end }
    let other = others.count == 1 ? others.first : nil
    guard try isCableEnd(end, elsewhereThan: place) else {
      return CordService(
        cable: cable.id, otherEnd: other?.id,
        otherPlace: other.flatMap { $0.isLanded ? $0.place : nil },
        link: cable.link, ordinal: cable.ordinal, isElsewhere: false)
    }
    let before = try recordsBeforeTaking(end)
    func cells(_ id: ThingID?) -> [String: Cell] { before.first { $0.id == id }?.cells ?? [:] }
    let isKnown = cells(end)["at"] == .id(place)
    let service = isKnown ? cells(cable.id) : [:]
    return CordService(
      cable: cable.id, otherEnd: other?.id,
      otherPlace: isKnown ? Self.landing(cells(other?.id)) : nil, link: Self.id(service["link"]),
      ordinal: Self.number(service["ordinal"]), isElsewhere: true)
  }

  /// What the records were before the last answer by which an end went in somewhere.
  private func recordsBeforeTaking(_ end: ThingID) throws -> [RecordBefore] {
    let moves = LiveFacts.of(try settled(facts(in: "part_move", where: "part = ?", [end.data])))
    let taking = moves.last { fact in
      guard case .partMove(let move) = fact.body else { return false }
      return move.direction == .into
    }
    return try taking.map { try records(before: $0.id, in: "part_move") } ?? []
  }

  private static func landing(_ cells: [String: Cell]) -> Subject? {
    guard case .text(CableEndState.landed.rawValue)? = cells["state"]?.value,
      case .text(let name)? = cells["at_kind"]?.value, let kind = ThingKind(rawValue: name),
      let place = id(cells["at"])
    else { return nil }
    return Subject(kind: kind, id: place)
  }

  private static func id(_ cell: Cell?) -> ThingID? {
    guard case .blob(let bytes)? = cell?.value else { return nil }
    return ThingID(bytes: bytes)
  }

  private static func number(_ cell: Cell?) -> Int? {
    guard case .integer(let number)? = cell?.value else { return nil }
    return Int(clamping: number)
  }
}
