import Plant
import Store

/// The hall, its rows and racks: four racks of four nodes a row, two rows a scalable unit, and the
/// switches in a row of their own.
struct HallPlaces {
  let size: HallSize

  static let hall = RecordKey.hall(name: "H1").id

  var records: [PlannedRecord] {
    [PlannedRecord(kind: .hall, id: Self.hall, cells: ["name": .text("H1")])]
      + (1...size.switchRow).flatMap(row)
  }

  private func row(_ number: Int) -> [PlannedRecord] {
    let id = RecordKey.rackRow(hall: Self.hall, name: size.rowName(number)).id
    let row = PlannedRecord(
      kind: .rackRow, id: id,
      cells: [
        "hall": .id(Self.hall), "name": .text(size.rowName(number)), "walk_order": .integer(number),
      ])
    let racks = (1...size.racks(inRow: number)).map { rack in
      PlannedRecord(
        kind: .rack, id: Self.rack(size.rackName(number, rack)),
        cells: [
          "rack_row": .id(id), "name": .text(size.rackName(number, rack)),
          "walk_order": .integer(rack), "height_u": .integer(48),
        ])
    }
    return [row] + racks
  }

  static func rack(_ name: String) -> ThingID { RecordKey.rack(hall: hall, name: name).id }

  /// The columns that say where a device or a panel stands; all fabric ports face the rear.
  static func cells(rack: String, lowestU: Int, heightU: Int) -> [String: Cell] {
    [
      "rack": .id(Self.rack(rack)), "lowest_u": .integer(lowestU), "height_u": .integer(heightU),
      "port_side": .text("rear"),
    ]
  }
}
