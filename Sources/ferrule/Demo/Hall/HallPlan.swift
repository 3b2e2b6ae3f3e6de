import Plant
import Store

/// The plan of the fictitious hall: every record of it, as values.
struct HallPlan {
  let size: HallSize
  let links: [HallLink]
  let service: HallService
  private let cabling: HallCabling

  init(_ size: HallSize) {
    self.size = size
    cabling = HallCabling(size)
    links = cabling.links
    service = HallService(
      size: size, firstTrunk: cabling.nextTrunk, panelIndex: cabling.switchPanels)
  }

  var records: [PlannedRecord] {
    HallPlaces(size: size).records + HallDevices(size: size).records + cabling.records
      + service.records + HallStock(size: size, links: links).records
  }

  func draft(_ draft: Draft) throws {
    for record in records { try draft.insert(record.kind, record.id, record.cells) }
  }

  /// The link of a port, by the port's label.
  func link(at label: String) -> HallLink? {
    links.first { $0.near.label == label || $0.far.label == label }
  }
}
