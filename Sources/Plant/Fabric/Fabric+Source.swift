extension Fabric: FabricSource {
  /// The ports on the same connector of the same module, itself among them, in order.
  public func sharers(of port: ThingID) -> [ThingID] {
    guard let key = ports[port].flatMap(Self.key), let all = portsByConnector[key] else {
      return [port]
    }
    return all.count == 1 ? all : all.sorted()
  }

  /// The cable ends landed at a port or a panel position, by id.
  public func landedEnds(at place: ThingID) -> [CableEnd] {
    let ends = cabling.ends.landed(at: place)
    return ends.count < 2 ? ends : ends.sorted { $0.id < $1.id }
  }

  /// The ends of a cable, by side and leg.
  public func ends(of cable: ThingID) -> [CableEnd] {
    cabling.ends(of: cable).sorted(by: CableEnd.precedes)
  }

  /// The ends of its cable by which light leaves that comes in at this end, by leg.
  public func otherEnds(of end: CableEnd, acrossLegs: Bool) -> [CableEnd] {
    let ends = cabling.otherEnds(of: end, acrossLegs: acrossLegs)
    return ends.count < 2 ? ends : ends.sorted(by: CableEnd.precedes)
  }

  /// A cable; nil if it is not there.
  public func cable(_ id: ThingID) -> Cable? { cables[id] }

  /// A panel position; nil if it is not there.
  public func position(_ id: ThingID) -> PanelPosition? { positions[id] }

  /// The positions of a panel in front of a cassette and behind it, in natural order of their names.
  public func positions(of cassette: ThingID, onPanel panel: ThingID) -> [PanelPosition] {
    positions(of: cassette).filter { $0.panel == panel }
  }

  /// A cassette; nil if it is not there.
  public func cassette(_ id: ThingID) -> Cassette? { cassettes[id] }

  /// The fibres of a leg that are broken, in order.
  public func brokenFibres(of cable: ThingID, leg: Int) -> [Int] {
    guard let all = cabling.broken[cable] else { return [] }
    return all.filter { $0.leg == leg }.map(\.fibre).sorted()
  }

  /// The fibres of a part whose map is written down.
  public func writtenFibres(of part: ThingID) -> [WrittenFibre] { cabling.written[part] ?? [] }

  /// A port; nil if it is not there.
  public func port(_ id: ThingID) -> FabricPort? { ports[id] }

  /// A device; nil if it is not there.
  public func device(_ id: ThingID) -> Device? { devices[id] }

  /// A module; nil if it is not there.
  public func module(_ id: ThingID) -> FabricModule? { modules[id] }
}
