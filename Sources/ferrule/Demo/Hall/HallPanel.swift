import Plant
import Store

/// A panel of MPO adapters with opposed keys: what APC needs.
struct HallPanel: Hashable {
  var name: String
  var rack: String
  var lowestU: Int
  var positions: Int

  var id: ThingID { RecordKey.panel(name: name).id }

  func position(_ number: Int) -> ThingID {
    RecordKey.panelPosition(panel: id, name: String(number)).id
  }

  var records: [PlannedRecord] {
    let panel = PlannedRecord(
      kind: .panel, id: id,
      cells: HallPlaces.cells(rack: rack, lowestU: lowestU, heightU: 2).merging([
        "name": .text(name), "part_number": .text("LM-P2U-72MPO"),
      ]) { $1 })
    let all = (1...positions).map { number in
      PlannedRecord(
        kind: .panelPosition, id: position(number),
        cells: [
          "panel": .id(id), "name": .text(String(number)), "adapter": .text("opposed"),
          "connector_kind": .text("mpo12"),
        ])
    }
    return [panel] + all
  }
}
