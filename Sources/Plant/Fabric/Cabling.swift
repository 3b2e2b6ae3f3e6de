/// The cables of a plan with their ends and fibres, and the fibres of its cassettes: all that is known
/// of parts without looking at ports and panels.
public struct Cabling: Sendable {
  /// The cables by id.
  public private(set) var cables = ThingTable<Cable>()

  private(set) var ends = CableEndLists()
  private(set) var broken: [ThingID: [BrokenFibre]] = [:]
  private(set) var written: [ThingID: [WrittenFibre]] = [:]

  struct BrokenFibre: Hashable {
    var leg: Int
    var fibre: Int
  }

  /// No cables.
  public init() {}

  /// Makes room for that many cables, so that a big plan is not moved while it is read.
  ///
  /// Of the ends there are two a cable, and those of the legs of trunks besides.
  public mutating func reserve(cables count: Int) {
    cables.reserve(count)
    ends.reserve(3 * count, places: 2 * count)
  }

  /// Adds a cable, in place of one of the same id.
  public mutating func add(_ cable: Cable) { cables.add(cable) }

  /// Adds an end of a cable that was added before, once.
  ///
  /// The ends of a cable that is out of use take no place.
  public mutating func add(_ end: CableEnd) {
    if let cable = cables.number(of: end.cable) { ends.append(end, ofCable: cable) }
  }

  /// Says that a fibre of a leg is broken.
  public mutating func addBroken(fibre: Int, of cable: ThingID, leg: Int) {
    broken[cable, default: []].append(BrokenFibre(leg: leg, fibre: fibre))
  }

  /// Adds a fibre of a part whose map is written down.
  public mutating func add(_ fibre: WrittenFibre, of part: ThingID) {
    written[part, default: []].append(fibre)
  }

  /// The ends of a cable, in no order.
  func ends(of cable: ThingID) -> [CableEnd] {
    cables.number(of: cable).map { ends.ofCable($0) } ?? []
  }

  /// The ends of its cable by which light leaves that comes in at this end, in no order.
  func otherEnds(of end: CableEnd, acrossLegs: Bool) -> [CableEnd] {
    guard let cable = cables.number(of: end.cable) else { return [] }
    return ends.ofCable(cable, opposite: end, acrossLegs: acrossLegs)
  }
}
