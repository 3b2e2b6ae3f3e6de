import Plant
import Store

/// A panel of cassettes: in each, one MPO-12 behind becomes six pairs of LC in front.
///
/// APC needs opposed keys, so the maps are universal ones (U1 of TIA-568.3-E): the same cassette at
/// both ends, a trunk of type B, A-to-B cords.
struct HallCassettes {
  static let pairs = 6

  var name: String
  var rack: String
  var lowestU: Int
  var slots: Int
  var firstSerial: Int

  var id: ThingID { RecordKey.panel(name: name).id }

  private func cassette(_ slot: Int) -> (id: ThingID, serial: String) {
    let serial = "U-" + HallSize.digits(firstSerial + slot - 1, 4)
    return (RecordKey.cassette(maker: HallCord.maker, serial: serial).id, serial)
  }

  /// The position of a circuit, from 1.
  func front(_ circuit: Int) -> ThingID {
    let (slot, pair) = ((circuit - 1) / Self.pairs + 1, (circuit - 1) % Self.pairs + 1)
    return RecordKey.panelPosition(panel: id, name: "\(slot)/\(pair)").id
  }

  func rear(_ slot: Int) -> ThingID { RecordKey.panelPosition(panel: id, name: "\(slot)R").id }

  var records: [PlannedRecord] {
    let panel = PlannedRecord(
      kind: .panel, id: id,
      cells: HallPlaces.cells(rack: rack, lowestU: lowestU, heightU: 1).merging([
        "name": .text(name), "part_number": .text("LM-P1U-3CASS"),
      ]) { $1 })
    return [panel] + (1...slots).flatMap(slot)
  }

  private func slot(_ slot: Int) -> [PlannedRecord] {
    let (cassette, serial) = cassette(slot)
    func position(_ id: ThingID, _ name: String, _ kind: String, _ port: String) -> PlannedRecord {
      PlannedRecord(
        kind: .panelPosition, id: id,
        cells: [
          "panel": .id(self.id), "name": .text(name),
          "adapter": .text(kind == "lc" ? "cassette" : "opposed"),
          "connector_kind": .text(kind), "cassette": .id(cassette), "cassette_port": .text(port),
        ])
    }
    let record = PlannedRecord(
      kind: .cassette, id: cassette,
      cells: [
        "panel": .id(id), "slot": .text(String(slot)), "maker": .text(HallCord.maker),
        "serial": .text(serial), "part_number": .text("LM-CAS-U1-6LC-OS2"),
        "fibre_map": .text("universal"),
      ])
    let fronts = (1...Self.pairs).map { pair in
      position(front((slot - 1) * Self.pairs + pair), "\(slot)/\(pair)", "lc", String(pair))
    }
    return [record] + fronts + [position(rear(slot), "\(slot)R", "mpo12", "rear")]
  }
}
