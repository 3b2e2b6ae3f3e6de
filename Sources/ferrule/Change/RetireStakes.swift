import Guide
import Plant
import Store

/// What hangs on a thing that is to go out of use: what is out or shut there stays so.
struct RetireStakes {
  /// The links in service that pass it, by what people call them; not those that go out of use with it.
  private(set) var passing: [String] = []
  /// What is loose there.
  private(set) var loose: [LooseSpot] = []
  /// The ports and positions at which something may be loose.
  private var places: Set<ThingID> = []

  /// Whether nobody has to be asked.
  var isEmpty: Bool { passing.isEmpty && loose.isEmpty }

  init(_ thing: Thing, _ store: Store) throws {
    guard thing.retiredAtMS == nil else { return }
    switch thing.kind {
    case .link:
      guard let link = try store.read({ try $0.link(thing.id) }) else { return }
      if link.service != "planned" { passing = [link.label] }
      places = [link.portA.id, link.portB.id]
    case .port, .device: places = try store.read { try Self.ports(of: thing, $0) }
    default:
      guard BlastFinder.kinds.contains(thing.kind) else { return }
      (passing, places) = try store.readPlan { view, fabric in
        let dark = BlastFinder.radius(fabric, try view.siteRules(), pulling: [thing.subject]).dark
          .filter(\.isInService)
        let links = Set(dark.map(\.link))
        let ends = fabric.links.filter { links.contains($0.id) }.flatMap { [$0.portA, $0.portB] }
        return (dark.map(\.label), Self.places(of: thing, fabric).union(ends))
      }
    }
    loose = try left(store)
  }

  /// What is loose there now.
  func left(_ store: Store) throws -> [LooseSpot] {
    guard !places.isEmpty else { return [] }
    let nowMS = store.environment.nowMS()
    return try store.read {
      try LooseWork.spots($0, row: nil, nowMS: nowMS, clock: .here(nowMS))
    }.filter { $0.subject.map { places.contains($0.id) } ?? false }
  }

  /// What to say before it is done; nil where there is nothing.
  func sentence(_ thing: Thing) -> String? {
    guard !isEmpty else { return nil }
    var parts: [String] = []
    if thing.kind == .link {
      if !passing.isEmpty { parts.append("\(thing.label) is in service.") }
    } else if !passing.isEmpty {
      let shown = passing.prefix(8).joined(separator: ", ")
      let more = passing.count > 8 ? " and \(passing.count - 8) more" : ""
      let links =
        passing.count == 1 ? "1 link in service passes" : "\(passing.count) links in service pass"
      parts.append("\(links) \(thing.label): \(shown)\(more).")
    }
    if !loose.isEmpty { parts.append("Loose there: \(LooseLines.sentence(loose)).") }
    return parts.joined(separator: " ")
  }

  /// The ports of a thing and those at the other end of their links.
  private static func ports(of thing: Thing, _ view: StoreView) throws -> Set<ThingID> {
    let own =
      thing.kind == .port ? [thing.id] : try view.ports(ofDevice: thing.id).map(\.id)
    let links = try own.flatMap { try view.links(ofPort: $0) }
    return Set(own + links.flatMap { [$0.portA.id, $0.portB.id] })
  }

  /// The ports and positions that a hand touches to take it away.
  private static func places(of thing: Thing, _ fabric: Fabric) -> Set<ThingID> {
    switch thing.kind {
    case .cable: Set(fabric.ends(of: thing.id).compactMap(\.place?.id))
    case .cableEnd:
      Set(
        fabric.cables.keys.flatMap(fabric.ends(of:)).filter { $0.id == thing.id }
          .compactMap(\.place?.id))
    case .cassette: Set(fabric.positions(of: thing.id).map(\.id))
    case .panelPosition: [thing.id]
    case .panel: Set(fabric.positions.values.filter { $0.panel == thing.id }.map(\.id))
    case .module: Set(fabric.ports.values.filter { $0.module == thing.id }.map(\.id))
    default: []
    }
  }
}
