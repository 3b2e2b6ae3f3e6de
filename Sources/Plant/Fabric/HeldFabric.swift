/// A plan held by reference: who follows its ways keeps one word, not all that the plan is made of.
final class HeldFabric: FabricSource, Sendable {
  private let fabric: Fabric

  init(_ fabric: Fabric) { self.fabric = fabric }

  func sharers(of port: ThingID) -> [ThingID] { fabric.sharers(of: port) }
  func landedEnds(at place: ThingID) -> [CableEnd] { fabric.landedEnds(at: place) }
  func ends(of cable: ThingID) -> [CableEnd] { fabric.ends(of: cable) }
  func otherEnds(of end: CableEnd, acrossLegs: Bool) -> [CableEnd] {
    fabric.otherEnds(of: end, acrossLegs: acrossLegs)
  }
  func cable(_ id: ThingID) -> Cable? { fabric.cable(id) }
  func position(_ id: ThingID) -> PanelPosition? { fabric.position(id) }
  func positions(of cassette: ThingID, onPanel panel: ThingID) -> [PanelPosition] {
    fabric.positions(of: cassette, onPanel: panel)
  }
  func cassette(_ id: ThingID) -> Cassette? { fabric.cassette(id) }
  func brokenFibres(of cable: ThingID, leg: Int) -> [Int] {
    fabric.brokenFibres(of: cable, leg: leg)
  }
  func writtenFibres(of part: ThingID) -> [WrittenFibre] { fabric.writtenFibres(of: part) }
  func port(_ id: ThingID) -> FabricPort? { fabric.port(id) }
  func device(_ id: ThingID) -> Device? { fabric.device(id) }
  func module(_ id: ThingID) -> FabricModule? { fabric.module(id) }
}
