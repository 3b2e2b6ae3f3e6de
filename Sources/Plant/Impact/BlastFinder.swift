/// Finds what goes dark if things are pulled.
public struct BlastFinder {
  private let fabric: Fabric
  private let site: SiteRules
  private let pulled: PulledThings
  private let shut: Set<ThingID>
  private var radius = BlastRadius()
  /// The links in service at each position, for those beside what is pulled.
  private var linksAtPosition: [ThingID: [FabricLink]] = [:]

  /// The kinds of things that can be pulled.
  public static var kinds: [ThingKind] { PulledThings.kinds }

  /// What goes dark if all of these are pulled together.
  ///
  /// A link counts by the hops that are known. Where not all are, and nothing known is pulled, it may
  /// go dark too: it is among the unknown, unless what is pulled serves one link that is known.
  ///
  /// - Parameter shut: the ports that are shut.
  public static func radius(
    _ fabric: Fabric, _ site: SiteRules, pulling things: [Subject], shut: Set<ThingID> = []
  ) -> BlastRadius {
    var finder = BlastFinder(fabric, site, things, shut)
    for link in fabric.links { finder.look(at: link) }
    return finder.finished(things)
  }

  private init(
    _ fabric: Fabric, _ site: SiteRules, _ things: [Subject], _ shut: Set<ThingID>
  ) {
    self.shut = shut
    self.fabric = fabric
    self.site = site
    pulled = PulledThings(fabric, things)
  }

  private mutating func look(at link: FabricLink) {
    var passes = [link.portA, link.portB].filter(pulled.ports.contains).map(fabric.label(ofPort:))
    guard pulled.hasHops else {
      if !passes.isEmpty { radius.dark.append(darkLink(link, passes)) }
      return
    }
    let known = KnownHops(link, fabric)
    let (hops, isWhole) = (known.hops, known.isWhole)
    passes += hops.compactMap(pulled.label(of:))
    passes += pulled.cables.compactMap { fabric.cables[$0] }.filter { $0.link == link.id }
      .map(\.label)
    if passes.isEmpty {
      passes += hops.compactMap(pulled.plug(of:))
      passes += pulled.plugged.compactMap { fabric.cables[$0] }.filter { $0.link == link.id }
        .map(\.label)
    }
    if passes.isEmpty {
      if !isWhole { radius.unknown.append(darkLink(link, [])) }
    } else {
      radius.dark.append(darkLink(link, passes))
    }
    guard isLive(link) else { return }
    for case .position(let position) in hops {
      linksAtPosition[position.id, default: []].append(link)
    }
  }

  private func isShut(_ link: FabricLink) -> Bool {
    shut.contains(link.portA) || shut.contains(link.portB)
  }

  private func isLive(_ link: FabricLink) -> Bool { link.isInService && !isShut(link) }

  private func darkLink(_ link: FabricLink, _ passes: [String]) -> DarkLink {
    let ports = [link.portA, link.portB].compactMap { fabric.ports[$0] }
    let devices = ports.compactMap { fabric.devices[$0.device] }
    let hosts = devices.filter { $0.kind == .host }
    let (lanes, most) = lanes(of: link, ports)
    var named: Set<String> = []
    return DarkLink(
      link: link.id, label: fabric.label(of: link), isInService: link.isInService,
      isShut: isShut(link),
      owner: link.owner ?? hosts.compactMap(\.owner).first ?? devices.compactMap(\.owner).first,
      hosts: hosts.map(\.name), rail: ports.compactMap(rail).first, lanes: lanes,
      lanesOfPort: most, passes: passes.filter { named.insert($0).inserted })
  }

  /// The lanes a link uses, and those of the bigger of its ports.
  private func lanes(of link: FabricLink, _ ports: [FabricPort]) -> (Int?, Int?) {
    let optics = ports.compactMap { port in
      port.module.flatMap { fabric.modules[$0]?.partNumber }.flatMap(site.optic(ofModule:))
    }
    guard let most = optics.map(\.layout.lanes).max() else { return (nil, nil) }
    let reading = try? ChannelMaker(fabric, site).reading(of: link, from: link.portA)
    let used = [reading?.channel?.near.lanes, reading?.channel?.far.lanes].compactMap(\.self)
    return (used.map(\.count).min() ?? optics.map(\.layout.lanes).min(), most)
  }

  /// The GPU a host's port belongs to, as its model names it.
  private func rail(_ port: FabricPort) -> Int? {
    guard let device = fabric.devices[port.device], device.kind == .host,
      port.label.hasPrefix("\(device.name):")
    else { return nil }
    let name = String(port.label.dropFirst(device.name.count + 1))
    return PortNames.names(model: device.model, portName: name).aliases.lazy.compactMap {
      $0.hasPrefix("GPU") ? Int($0.dropFirst(3)) : nil
    }.first
  }

  // MARK: What is beside it

  private mutating func finished(_ things: [Subject]) -> BlastRadius {
    if servesOneLink(things), !radius.dark.isEmpty { radius.unknown = [] }
    let dark = Set(radius.dark.map(\.link))
    let found = inSameModule(dark) + inNextPosition(dark)
    var named: Set<ThingID> = []
    radius.neighbours = found.filter { named.insert($0.link).inserted }
    radius.dark = Self.sorted(radius.dark)
    radius.unknown = Self.sorted(radius.unknown)
    return radius
  }

  /// Whether all that is pulled is cords and what is in a port: each serves the link it is known for.
  private func servesOneLink(_ things: [Subject]) -> Bool {
    things.allSatisfy { thing in
      switch thing.kind {
      case .cable: fabric.cables[thing.id].map { !$0.isLegged } ?? false
      case .port, .device, .module: true
      default: false
      }
    }
  }

  /// The ports and positions where a hand takes hold.
  private var touched: (ports: Set<ThingID>, positions: Set<ThingID>) {
    let ends =
      pulled.cables.flatMap(fabric.ends(of:))
      + fabric.cables.keys.flatMap { cable in
        pulled.ends.isEmpty ? [] : fabric.ends(of: cable).filter { pulled.ends.contains($0.id) }
      }
    let places = ends.filter(\.isLanded).compactMap(\.place)
    return (
      pulled.ports.union(places.filter { $0.kind == .port }.map(\.id)),
      pulled.positions.union(places.filter { $0.kind == .panelPosition }.map(\.id))
    )
  }

  private func inSameModule(_ dark: Set<ThingID>) -> [LiveNeighbour] {
    let ports = touched.ports
    let cages = Set(ports.flatMap(fabric.ports(inCageOf:)))
    return Self.sorted(
      fabric.links.compactMap { link in
        guard isLive(link), !dark.contains(link.id),
          let port = [link.portA, link.portB].first(where: cages.contains)
        else { return nil }
        return LiveNeighbour(
          link: link.id, label: fabric.label(of: link), at: fabric.label(ofPort: port),
          why: .sameModule)
      })
  }

  private func inNextPosition(_ dark: Set<ThingID>) -> [LiveNeighbour] {
    let own = touched.positions
    let panels = Set(own.compactMap { fabric.positions[$0]?.panel })
    let all = Dictionary(
      grouping: fabric.positions.values.filter { panels.contains($0.panel) }, by: \.panel
    ).values.map { $0.sorted { NaturalOrder.precedes($0.label, $1.label) } }
    let next = all.flatMap { row in
      row.indices.filter { own.contains(row[$0].id) }.flatMap { [$0 - 1, $0 + 1] }
        .filter(row.indices.contains).map { row[$0] }
    }
    return Self.sorted(
      next.filter { !own.contains($0.id) }.flatMap { position in
        (linksAtPosition[position.id] ?? []).filter { !dark.contains($0.id) }.map {
          LiveNeighbour(
            link: $0.id, label: fabric.label(of: $0), at: position.label, why: .nextPosition)
        }
      })
  }

  private static func sorted(_ links: [DarkLink]) -> [DarkLink] {
    links.sorted {
      if $0.isLive != $1.isLive { return $0.isLive }
      if $0.isInService != $1.isInService { return $0.isInService }
      return NaturalOrder.precedes($0.label, $1.label)
    }
  }

  private static func sorted(_ neighbours: [LiveNeighbour]) -> [LiveNeighbour] {
    neighbours.sorted { NaturalOrder.precedes($0.at, $1.at) }
  }
}
