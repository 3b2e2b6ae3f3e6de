internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// The modules and cords of a link, as they were when something was recorded.
///
/// What is recorded now is set back by the moves since. A link's way and its moves are read once.
public struct LinkParts {
  /// A module or a cord that was in a link.
  public struct Part: Hashable, Sendable {
    /// The module, the cable, or the part nobody has identified.
    public var id: ThingID
    /// Its serial; nil where nobody has said which it is.
    public var name: String?
    /// The port it was in; nil on a panel and of a cord without a port.
    public var port: PortRecord?
    /// The port or position it was in, by its label.
    public var at: String
  }

  /// The way of the link now.
  public let way: FabricPath
  private let view: StoreView
  private let ports: [(port: PortRecord, holder: ThingID)]
  private let places: [(id: ThingID, label: String)]
  private let moves: [ThingID: [Fact]]

  /// - Throws: a ``StoreError`` if the store cannot be read.
  public init(_ view: StoreView, _ link: LinkRecord) throws {
    self.view = view
    way = try view.way(ofLink: link, from: link.portA.id)
    ports = try [link.portA, link.portB].map { ($0, try view.moduleHolder($0).id) }
    let positions = way.positions.map { ($0.id, $0.label) }
    places =
      [(link.portA.id, link.portA.label)] + positions + [(link.portB.id, link.portB.label)]
    var moves: [ThingID: [Fact]] = [:]
    for place in places.map(\.id) + ports.map(\.holder) where moves[place] == nil {
      moves[place] = LiveFacts.of(
        try view.settled(view.facts(in: "part_move", where: "place = ?", [place.data])))
    }
    self.moves = moves
  }

  /// How many parts had come and gone at the places of the link when a fault was reported: as long as it is the
  /// same number, the parts are the same.
  public func moves(before fault: Recorded<Fault>) -> Int {
    moves.values.joined().count { isBefore($0, fault) }
  }

  /// The modules at both ends and the cords on the way when a fault was reported, each once.
  public func parts(at fault: Recorded<Fault>) throws -> [Part] {
    var found = try ports.map { try module(in: $0.port, $0.holder, fault) }
    for place in places {
      let (known, _) = part(.plug, at: place.id, fault)
      guard let cable = try known.flatMap({ try view.recordThing(ofPart: $0) }),
        cable.kind == .cable, try view.cable(cable.id)?.kind != .trunk
      else { continue }
      found.append(Part(id: cable.id, name: cable.label, port: port(place.id), at: place.label))
    }
    for case .cable(let cable, let from, let to) in way.hops where cable.kind != .trunk {
      guard try ![from, to].contains(where: { try cameLater($0, fault) }) else { continue }
      let place = places.first { $0.id == from.place?.id || $0.id == to.place?.id }
      found.append(
        Part(
          id: cable.id, name: cable.label, port: place.flatMap { port($0.id) },
          at: place?.label ?? cable.label))
    }
    var met: Set<ThingID> = []
    return found.filter { met.insert($0.id).inserted }
  }

  private func port(_ place: ThingID) -> PortRecord? {
    ports.first { $0.port.id == place }?.port
  }

  private func module(in port: PortRecord, _ holder: ThingID, _ fault: Recorded<Fault>) throws
    -> Part
  {
    let (known, last) = part(.module, at: holder, fault)
    let part = try view.identity(
      ofPart: known ?? RecordKey.part(holder: holder, kind: .module, putBy: last).id)
    let thing = try view.thing(.module, part).map(view.eldest(joinedTo:))
    return Part(id: thing?.id ?? part, name: thing?.label, port: port, at: port.label)
  }

  /// The part the moves at a place say was there, and the last move there before.
  ///
  /// It is the one that had gone in last, else the one that came out first since; nil if they do not tell.
  private func part(_ kind: PartKind, at place: ThingID, _ fault: Recorded<Fault>) -> (
    part: ThingID?, last: ThingID?
  ) {
    var (before, since): ((ThingID, PartMove)?, PartMove?)
    for fact in moves[place] ?? [] {
      guard case .partMove(let move) = fact.body, move.kind == kind else { continue }
      if isBefore(fact, fault) { before = (fact.id, move) } else { since = since ?? move }
    }
    if let before, before.1.direction == .into { return (before.1.part, before.0) }
    return (since?.direction == .outOf ? since?.part : nil, before?.0)
  }

  /// Whether an end was put where it is only after the fault.
  private func cameLater(_ end: CableEnd, _ fault: Recorded<Fault>) throws -> Bool {
    try end.place.flatMap { moves[$0.id] }?.contains { fact in
      guard case .partMove(let move) = fact.body, move.direction == .into else { return false }
      return try !isBefore(fact, fault) && view.identity(ofPart: move.part) == end.id
    } ?? false
  }

  private func isBefore(_ fact: Fact, _ fault: Recorded<Fault>) -> Bool {
    (fact.order, fact.id) < (fault.order, fault.id)
  }
}
