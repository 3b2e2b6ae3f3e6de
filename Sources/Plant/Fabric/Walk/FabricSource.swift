/// Answers what is plugged in where: a whole plan in memory, or a store that is asked row by row.
public protocol FabricSource {
  /// The ports that a plug in this port serves: those on the same connector of its module, itself
  /// among them, in order.
  func sharers(of port: ThingID) throws -> [ThingID]
  /// The cable ends that are landed at a port or a panel position, by id.
  func landedEnds(at place: ThingID) throws -> [CableEnd]
  /// The ends of a cable, by side and leg.
  func ends(of cable: ThingID) throws -> [CableEnd]
  /// The ends of its cable by which light leaves that comes in at this end, by leg: those on the other
  /// side of its leg, or of all legs.
  func otherEnds(of end: CableEnd, acrossLegs: Bool) throws -> [CableEnd]
  /// A cable; nil if it is not there.
  func cable(_ id: ThingID) throws -> Cable?
  /// A panel position; nil if it is not there.
  func position(_ id: ThingID) throws -> PanelPosition?
  /// The positions of a panel in front of a cassette and behind it, in natural order of their names.
  func positions(of cassette: ThingID, onPanel panel: ThingID) throws -> [PanelPosition]
  /// A cassette; nil if it is not there.
  func cassette(_ id: ThingID) throws -> Cassette?
  /// The fibres of a leg that are broken, in order.
  func brokenFibres(of cable: ThingID, leg: Int) throws -> [Int]
  /// The fibres of a part whose map is written down; empty if it is not.
  func writtenFibres(of part: ThingID) throws -> [WrittenFibre]
  /// A port; nil if it is not there.
  func port(_ id: ThingID) throws -> FabricPort?
  /// A device; nil if it is not there.
  func device(_ id: ThingID) throws -> Device?
  /// A module; nil if it is not there.
  func module(_ id: ThingID) throws -> FabricModule?
}

extension FabricSource {
  /// Asks for all ends of the cable.
  public func otherEnds(of end: CableEnd, acrossLegs: Bool) throws -> [CableEnd] {
    try ends(of: end.cable).filter { $0.isOpposite(end, acrossLegs: acrossLegs) }
  }
}
