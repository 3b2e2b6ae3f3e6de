internal import Plant

/// Follows cable ends from place to place until a goal is met.
struct PathWalk {
  let view: StoreView
  let goals: Set<ThingID>
  let mostHops: Int
  /// The hops to a goal.
  private(set) var found: [PathHop]?
  /// The most hops met on any way.
  private(set) var longest: [PathHop] = []
  private var met: Set<ThingID> = []

  init(view: StoreView, goals: Set<ThingID>, mostHops: Int) {
    self.view = view
    self.goals = goals
    self.mostHops = mostHops
  }

  /// Goes through the cable that begins with this end.
  mutating func follow(_ end: CableEndRecord, _ hops: [PathHop]) throws {
    guard found == nil, hops.count < mostHops, met.insert(end.id).inserted,
      let cable = try view.cable(end.cable)
    else { return }
    let isHarness = cable.kind == "harness"
    for other in try view.ends(ofCable: end.cable)
    where other.side != end.side && (isHarness || other.leg == end.leg) {
      let hops = hops + [.cable(cable, from: end, to: other)]
      if hops.count > longest.count { longest = hops }
      guard let place = other.place else { continue }
      switch place.kind {
      case .port where goals.contains(place.id):
        found = found ?? hops
        return
      case .panelPosition:
        guard let position = try view.position(place.id) else { continue }
        try pass(position, besides: other, hops + [.position(position)])
      default: continue
      }
      if found != nil { return }
    }
  }

  /// Leaves a position on its other side: at the other plug in its adapter, or through its cassette.
  private mutating func pass(
    _ position: PositionRecord, besides end: CableEndRecord, _ hops: [PathHop]
  ) throws {
    if hops.count > longest.count { longest = hops }
    for next in try view.cableEnds(at: position.id) where next.id != end.id {
      try follow(next, hops)
    }
    guard found == nil, let cassette = position.cassette else { return }
    // In front of a cassette there is one kind of connector, behind it another.
    for other in try view.positions(ofCassette: cassette, onPanelOf: position)
    where other.id != position.id && other.connectorKind != position.connectorKind {
      for next in try view.cableEnds(at: other.id) {
        try follow(next, hops + [.position(other)])
      }
    }
  }
}
