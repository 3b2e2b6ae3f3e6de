import Interop
import Plant
import Store

/// A list of places as records: halls, rows, racks, and where each device stands.
enum PlacesPlan {
  static func rows(_ list: PlaceList) -> [PlanRow] {
    var rows: [PlanRow] = []
    for place in list.rows {
      let hall = RecordKey.hall(name: place.hall).id
      let rackRow = RecordKey.rackRow(hall: hall, name: place.row).id
      let rack = RecordKey.rack(hall: hall, name: place.rack).id
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
