/// Everything of a plan that light passes, in memory.
public struct Fabric: Sendable {
  /// The devices by id.
  public private(set) var devices = ThingTable<Device>()
  /// The ports by id.
  public private(set) var ports = ThingTable<FabricPort>()
  /// The links, in natural order of their ends' names if ``sortLinks()`` was called.
  public private(set) var links: [FabricLink] = []
  /// The modules by id.
  public private(set) var modules = ThingTable<FabricModule>()
  /// The cables, their ends and fibres.
  public private(set) var cabling = Cabling()
  /// The panels by id.
  public private(set) var panels = ThingTable<Panel>()
  /// The panel positions by id.
  public private(set) var positions = ThingTable<PanelPosition>()
  /// The cassettes by id.
  public private(set) var cassettes = ThingTable<Cassette>()

  private(set) var positionsByCassette: [ThingID: [PanelPosition]] = [:]
  private(set) var portsByConnector: [ConnectorKey: [ThingID]] = [:]

  struct ConnectorKey: Hashable {
    var device: ThingID
    var cage: String
    var connector: Int
  }

  /// A plan with nothing in it.
  public init() {}

  /// Takes cables that were read by themselves, in place of its own.
  public mutating func take(_ cabling: Cabling) { self.cabling = cabling }

  /// The cables by id.
  public var cables: ThingTable<Cable> { cabling.cables }

  /// Makes room for so many links and what is at their ends, so that a big plan is not moved while it is
  /// read.
  public mutating func reserve(links count: Int) {
    links.reserveCapacity(count)
    ports.reserve(2 * count)
    modules.reserve(2 * count)
    positions.reserve(2 * count)
  }

  /// Adds a device, in place of one of the same id; so do all that follow.
  public mutating func add(_ device: Device) { devices.add(device) }

  /// Adds a module.
  public mutating func add(_ module: FabricModule) { modules.add(module) }

  /// Adds a panel.
  public mutating func add(_ panel: Panel) { panels.add(panel) }

  /// Adds a cassette.
  public mutating func add(_ cassette: Cassette) { cassettes.add(cassette) }

  /// Adds a cable.
  public mutating func add(_ cable: Cable) { cabling.add(cable) }

  /// Adds a port.
  public mutating func add(_ port: FabricPort) {
    guard ports.add(port), let key = Self.key(port) else { return }
    portsByConnector[key, default: []].append(port.id)
  }

  /// Says which module is in a port, and so in all ports of its cage; nothing if the port is not there.
  public mutating func setModule(_ module: ThingID?, inCageOf port: ThingID) {
    for port in ports(inCageOf: port) { ports.change(port) { $0.module = module } }
  }

  /// Adds a link.
  public mutating func add(_ link: FabricLink) { links.append(link) }

  /// Puts the links in natural order of their ends' names.
  public mutating func sortLinks() {
    let keyed = links.map { link in
      let (one, other) = (rank(ofPort: link.portA), rank(ofPort: link.portB))
      return (low: min(one, other), high: max(one, other), link: link)
    }
    links = keyed.sorted { ($0.low, $0.high, $0.link.id) < ($1.low, $1.high, $1.link.id) }
      .map(\.link)
  }

  /// Adds an end of a cable that was added before, once.
  public mutating func add(_ end: CableEnd) { cabling.add(end) }

  /// Adds a panel position, once.
  public mutating func add(_ position: PanelPosition) {
    positions.add(position)
    if let cassette = position.cassette {
      positionsByCassette[cassette, default: []].append(position)
    }
  }

  /// Says that a fibre of a leg is broken.
  public mutating func addBroken(fibre: Int, of cable: ThingID, leg: Int) {
    cabling.addBroken(fibre: fibre, of: cable, leg: leg)
  }

  /// Adds a fibre of a part whose map is written down.
  public mutating func add(_ fibre: WrittenFibre, of part: ThingID) {
    cabling.add(fibre, of: part)
  }

  /// The ports that share a module with this one, itself among them.
  public func ports(inCageOf port: ThingID) -> [ThingID] {
    guard let own = ports[port], let cage = own.cage else { return [port] }
    return (1...2).flatMap { connector in
      portsByConnector[ConnectorKey(device: own.device, cage: cage, connector: connector)] ?? []
    }
  }

  /// The positions in front of a cassette and behind it, in natural order of their names.
  public func positions(of cassette: ThingID) -> [PanelPosition] {
    (positionsByCassette[cassette] ?? []).sorted {
      NaturalOrder.precedes($0.label, $1.label)
    }
  }

  /// What a person calls a port.
  public func label(ofPort id: ThingID) -> String { ports[id]?.label ?? "an unknown port" }

  /// The end of a link that is named first.
  public func first(of link: FabricLink) -> ThingID {
    rank(ofPort: link.portB) < rank(ofPort: link.portA) ? link.portB : link.portA
  }

  private func rank(ofPort id: ThingID) -> Int {
    ports.number(of: id).map { ports.values[$0].rank } ?? .max
  }

  /// What a person calls a link: both ends.
  public func label(of link: FabricLink) -> String {
    let first = first(of: link)
    return "\(label(ofPort: first)) > \(label(ofPort: link.far(from: first)))"
  }

  /// Ports and positions with more plugs than they have room for, in order of their names: a port and
  /// a cassette's connector take one, an adapter two.
  var crowdedPlaces: [(label: String, ends: [CableEnd])] {
    cabling.ends.sharedPlaces.compactMap { place, count -> (String, [CableEnd])? in
      if let port = ports[place] { return (port.label, landedEnds(at: place)) }
      guard let position = positions[place], count > (position.cassette == nil ? 2 : 1) else {
        return nil
      }
      return (position.label, landedEnds(at: place))
    }.sorted { NaturalOrder.precedes($0.0, $1.0) }
  }

  static func key(_ port: FabricPort) -> ConnectorKey? {
    port.cage.map { ConnectorKey(device: port.device, cage: $0, connector: port.connector) }
  }
}
