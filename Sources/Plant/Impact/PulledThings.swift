/// What a hand pulls, as the places and parts of a plan that it breaks.
struct PulledThings {
  /// Ports whose plug or module comes out.
  var ports: Set<ThingID> = []
  /// Whole cables.
  var cables: Set<ThingID> = []
  /// Single ends: one leg of a trunk or harness.
  var ends: Set<ThingID> = []
  /// What is plugged into those ports, and the cords it belongs to: a cord out of one port leaves its link
  /// dark, whichever link that port is said to have.
  private(set) var plugs: Set<ThingID> = []
  private(set) var plugged: Set<ThingID> = []
  /// Panel positions, alone, with their cassette or with their panel.
  var positions: Set<ThingID> = []

  /// The kinds of things that can be pulled.
  static let kinds: [ThingKind] = [
    .port, .device, .module, .cable, .cableEnd, .cassette, .panelPosition, .panel,
  ]

  init(_ fabric: Fabric, _ things: [Subject]) {
    for thing in things { add(thing, fabric) }
    for end in ports.flatMap(fabric.landedEnds(at:)) {
      plugs.insert(end.id)
      if fabric.cables[end.cable]?.isLegged == false { plugged.insert(end.cable) }
    }
  }

  private mutating func add(_ thing: Subject, _ fabric: Fabric) {
    switch thing.kind {
    case .port: ports.formUnion(fabric.sharers(of: thing.id))
    case .device: ports.formUnion(fabric.ports.values.filter { $0.device == thing.id }.map(\.id))
    case .module: ports.formUnion(fabric.ports.values.filter { $0.module == thing.id }.map(\.id))
    case .cable: cables.insert(thing.id)
    case .cableEnd: ends.insert(thing.id)
    case .cassette: positions.formUnion(fabric.positions(of: thing.id).map(\.id))
    case .panelPosition: positions.insert(thing.id)
    case .panel:
      positions.formUnion(fabric.positions.values.filter { $0.panel == thing.id }.map(\.id))
    case .hall, .rackRow, .rack, .link, .strand, .fibreMap, .part, .alias, .tool, .policy,
      .procedure, .fault, .job:
      break
    }
  }

  /// Whether a way through the plan can decide what goes dark.
  var hasHops: Bool { !(cables.isEmpty && ends.isEmpty && positions.isEmpty && plugs.isEmpty) }

  /// The cord or leg a hop is, if it is plugged into a port whose plug or module comes out.
  func plug(of hop: PathHop) -> String? {
    guard case .cable(let cable, let from, let to) = hop,
      plugs.contains(from.id) || plugs.contains(to.id)
    else { return nil }
    return cable.isLegged ? "\(cable.label) leg \(max(from.leg, to.leg))" : cable.label
  }

  /// What of it a hop is, by what people call it; nil if the hop is none of it.
  func label(of hop: PathHop) -> String? {
    switch hop {
    case .cable(let cable, let from, let to):
      guard cables.contains(cable.id) || ends.contains(from.id) || ends.contains(to.id) else {
        return nil
      }
      return cable.isLegged ? "\(cable.label) leg \(max(from.leg, to.leg))" : cable.label
    case .position(let position):
      return positions.contains(position.id) ? position.label : nil
    }
  }
}
