import Guide
import Plant
import Store

/// Adds what is remembered of earlier shifts to the faults that are due.
struct FaultMemory {
  let view: StoreView
  private let touches: [Fact]
  private let offenders: [RepeatOffender]
  private let trails: [ThingID: FaultTrail]

  /// How far back repeats are looked for.
  static let offenderDays = 30
  private static let touchDays = 8

  init(_ view: StoreView, nowMS: Int64) throws {
    self.view = view
    touches = try view.touches(sinceMS: nowMS - Int64(Self.touchDays) * 86_400_000)
    let found = try FaultTrails(view: view, ports: nil).since(
      nowMS - Int64(Self.offenderDays) * 86_400_000)
    offenders = RepeatOffender.among(found, days: Self.offenderDays)
    trails = Dictionary(
      found.flatMap { trail in ([trail.fault] + trail.also).map { ($0, trail) } }
    ) { first, _ in first }
  }

  /// The items, open faults with what was touched near them and which part is bad again and again.
  func added(to items: [DueItem]) throws -> [DueItem] {
    // A link may have hundreds of faults: its way is gone once.
    var known: [ThingID: [NearbyTouch]] = [:]
    var spots: [ThingID: Spot?] = [:]
    return try items.map { item in
      guard item.kind == .openFault, let fault = item.fault else { return item }
      if known[item.link] == nil {
        known[item.link] = try view.link(item.link).map { try nearby($0, &spots) }
      }
      guard let near = known[item.link] else { return item }
      var item = item
      item.touch = NearbyTouch.likely(near, before: item.sinceMS)
      let parts = Set(trails[fault]?.parts.map(\.id) ?? [])
      item.offender = offenders.first { $0.part.map(parts.contains) ?? false }
      return item
    }
  }

  /// A position on a panel that was touched.
  private struct Spot {
    var panel: ThingID
    var label: String
  }

  /// The position a joint is, read once; nil for a port.
  private func spot(_ joint: ThingID, _ spots: inout [ThingID: Spot?]) throws -> Spot? {
    if let known = spots[joint] { return known }
    let panel = try view.panel(ofPosition: joint)
    let spot = try panel.flatMap { panel in
      try view.position(joint).map { Spot(panel: panel, label: $0.label) }
    }
    spots[joint] = .some(spot)
    return spot
  }

  private func nearby(_ link: LinkRecord, _ spots: inout [ThingID: Spot?]) throws -> [NearbyTouch] {
    guard !touches.isEmpty else { return [] }
    var near: [ThingID: (nearness: NearbyTouch.Nearness, ref: String)] = [:]
    var panels: Set<ThingID> = []
    for hop in try view.way(ofLink: link, from: link.portA.id).hops {
      guard case .position(let position) = hop else { continue }
      near[position.id] = (.onTheWay, position.label)
      panels.insert(position.panel)
    }
    for port in [link.portA, link.portB] {
      near[port.id] = (.onTheWay, port.label)
      for other in try view.cage(of: port) where other.id != port.id {
        near[other.id] = (.sameModule, other.label)
      }
    }
    return try touches.compactMap { fact in
      guard let joint = Self.joint(fact.body) else { return nil }
      if let (nearness, ref) = near[joint] {
        return NearbyTouch(ref: ref, nearness: nearness, atMS: fact.atMS)
      }
      guard !panels.isEmpty, let spot = try spot(joint, &spots), panels.contains(spot.panel)
      else { return nil }
      return NearbyTouch(ref: spot.label, nearness: .samePanel, atMS: fact.atMS)
    }
  }

  private static func joint(_ body: FactBody) -> ThingID? {
    switch body {
    case .plugging(let plugging): plugging.joint
    case .disturbance(let disturbance): disturbance.joint
    case .partMove(let move): move.place.id
    default: nil
    }
  }
}
