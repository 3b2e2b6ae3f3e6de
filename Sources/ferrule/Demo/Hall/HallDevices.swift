import Plant
import Store

/// The nodes, the switches and the few machines beside them.
struct HallDevices {
  let size: HallSize

  var records: [PlannedRecord] {
    (0..<size.nodes).map(node) + (0..<size.leaves).map(leaf) + (0..<size.spines).map(spine)
      + service
  }

  private func node(_ node: Int) -> PlannedRecord {
    let rack = size.rackName(node / 16 + 1, node % 16 / 4 + 1)
    return device(
      size.nodeName(node), .node, rack, lowestU: 2 + node % 4 * 10, heightU: 8,
      tag: 10_001 + node)
  }

  private func leaf(_ leaf: Int) -> PlannedRecord {
    device(
      size.leafName(leaf), .fabricSwitch, size.leafRack(leaf / 8), lowestU: 30 + leaf % 8,
      heightU: 1, tag: 20_001 + leaf)
  }

  private func spine(_ spine: Int) -> PlannedRecord {
    device(
      size.spineName(spine), .fabricSwitch, size.spineRack(spine / 4), lowestU: 20 + spine % 4,
      heightU: 1, tag: 21_001 + spine)
  }

  private var service: [PlannedRecord] {
    let names = ["ufm-1", "ufm-2"] + (1...4).map { "store-\($0)" }
    return [
      device(
        HallService.switchName, .serviceSwitch, size.serviceRack, lowestU: 40, heightU: 1,
        tag: 22_001)
    ]
      + names.enumerated().map { place, name in
        device(
          name, .server, size.serviceRack, lowestU: 2 + 3 * place, heightU: 2, tag: 30_001 + place)
      }
  }

  private func device(
    _ name: String, _ model: HallModel, _ rack: String, lowestU: Int, heightU: Int, tag: Int
  ) -> PlannedRecord {
    PlannedRecord(
      kind: .device, id: RecordKey.device(name: name).id,
      cells: HallPlaces.cells(rack: rack, lowestU: lowestU, heightU: heightU).merging([
        "name": .text(name), "kind": .text(model.isSwitch ? "switch" : "host"),
        "maker": .text(model.maker), "model": .text(model.rawValue),
        "serial": .text("MT2409X\(tag)"), "asset_tag": .text("A-\(tag)"),
      ]) { $1 })
  }
}
