import Interop
import Plant
import Store

/// A list of places as records: halls, rows, racks, and where each device stands.
enum PlacesPlan {
  static func rows(_ list: PlaceList, file: String) throws -> [PlanRow] {
    var rows: [PlanRow] = []
    var rowOfRack: [ThingID: PlaceRow] = [:]
    for place in list.rows {
      let hall = RecordKey.hall(name: place.hall).id
      let rackRow = RecordKey.rackRow(hall: hall, name: place.row).id
      let rack = RecordKey.rack(hall: hall, name: place.rack).id
      if let other = rowOfRack[rack], NameFolding.fold(other.row) != NameFolding.fold(place.row) {
        throw CommandError(
          .badInput, "rack-in-two-rows",
          """
          \(file):\(place.line): rack \(place.rack) is in row \(place.row) here and in row \
          \(other.row) on line \(other.line). Nothing was imported.
          """, next: "mend the file, then type the command again")
      }
      rowOfRack[rack] = place
      rows.append(
        PlanRow(
          kind: .hall, id: hall, label: place.hall, cells: ["name": .text(place.hall)],
          line: place.line))
      rows.append(
        PlanRow(
          kind: .rackRow, id: rackRow, label: place.row,
          cells: ["hall": .id(hall), "name": .text(place.row)], line: place.line))
      rows.append(
        PlanRow(
          kind: .rack, id: rack, label: place.rack,
          cells: ["rack_row": .id(rackRow), "name": .text(place.rack)], line: place.line))
      var cells: [String: Cell] = [
        "name": .text(place.device), "rack": .id(rack), "lowest_u": .integer(place.unit),
        "height_u": .integer(place.heightUnits),
      ]
      if let side = place.side { cells["port_side"] = .text(side.rawValue) }
      rows.append(
        PlanRow(
          kind: .device, id: RecordKey.device(name: place.device).id, label: place.device,
          cells: cells, line: place.line))
    }
    return rows
  }

  /// Two devices that claim one unit: taken over, and named.
  static func overlaps(_ list: PlaceList) -> [String] {
    list.overlaps.map {
      """
      \($0.first.device) (line \($0.first.line)) and \($0.second.device) (line \($0.second.line)) \
      both claim \($0.first.rack) u\($0.unit); ferrule conflicts lists them.
      """
    }
  }
}
