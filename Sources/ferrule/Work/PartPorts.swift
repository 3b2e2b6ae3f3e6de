import Plant
import Store

/// Where a part is that was named where a port or a position on a panel is wanted.
struct PartPorts {
  /// A place it is in.
  struct Spot {
    var id: ThingID
    var label: String
    var place: Place?
    /// What is open there, shown instead of its place.
    var note: String?
    /// The job that is gone on with there; nil where the place tells which.
    var repair: OpenRepair?
    /// The procedure of a new job there, where another one would be gone on with; nil elsewhere.
    var procedure: String?
  }

  /// The ports it is in, then the positions on panels.
  let places: [Spot]
  /// What it is and where, such as `C-0668 (cable) is in S1-P2:11/2 and P03A:22`.
  let words: String
  /// Whether a ticket was named: where that is of one port, nobody has to choose it.
  var isOfTicket = false

  init(_ thing: Thing, _ view: StoreView) throws {
    var ports: [Spot] = []
    var positions: [Spot] = []
    func add(_ port: PortRecord) {
      guard !ports.contains(where: { $0.id == port.id }) else { return }
      ports.append(Spot(id: port.id, label: port.label, place: port.place))
    }
    if thing.kind == .module, let port = try view.portOfModule(thing.id) {
      try view.cage(of: port).forEach(add)
    }
    for (part, connectors) in try Self.parts(thing, view) {
      for connector in connectors {
        try view.port(holding: part, connector: connector).map(add)
      }
    }
    for end in try Self.ends(thing, view) where end.state == .landed {
      switch end.place?.kind {
      case .port?: try end.place.flatMap { try view.port($0.id) }.map(add)
      case .panelPosition?:
        if let position = try end.place.flatMap({ try view.position($0.id) }) {
          positions.append(Spot(id: position.id, label: position.label, place: position.place))
        }
      default: continue
      }
    }
    places = ports + positions
    let all = places.map(\.label)
    let shown = all.joined(separator: " and ")
    words =
      "\(thing.label) (\(thing.kind.word))"
      + (all.isEmpty ? ": no place to work at" : " is in \(shown)")
  }

  /// Where all the things are that one label is on, each place with which of them is there.
  init(named name: String, _ things: [Thing], _ view: StoreView) throws {
    places = try things.reduce(into: []) { places, thing in
      for var spot in try PartPorts(thing, view).places
      where !places.contains(where: { $0.id == spot.id }) {
        spot.note = thing.label
        places.append(spot)
      }
    }
    let all = things.map { "\($0.label) (\($0.kind.word))" }.joined(separator: " and ")
    words =
      "\(name) is on \(things.count) things: \(all)"
      + (places.isEmpty ? ": no place to work at" : "")
  }

  private static func ends(_ thing: Thing, _ view: StoreView) throws -> [CableEnd] {
    switch thing.kind {
    case .cable: return try view.ends(ofCable: thing.id)
    case .cableEnd:
      guard let cable = try view.cable(ofEnd: thing.id) else { return [] }
      return try view.ends(ofCable: cable.id).filter { $0.id == thing.id }
    default: return []
    }
  }

  /// The parts it is, each with the connectors it may have.
  private static func parts(_ thing: Thing, _ view: StoreView) throws -> [(ThingID, [Int])] {
    switch thing.kind {
    case .cable, .cableEnd: try ends(thing, view).map { ($0.id, [1]) }
    case .part: [(thing.id, [1, 2])]
    default: []
    }
  }
}
