import Plant
import Store

/// A cord between two places: unpinned and APC at both ends, type B.
struct HallCord: Hashable {
  /// Who made the cables; nobody real.
  static let maker = "Lumenor"

  var serial: String
  var link: ThingID
  var ordinal: Int
  var lengthMM: Int
  var from: Subject
  var to: Subject

  var id: ThingID { RecordKey.cable(maker: Self.maker, serial: serial).id }
  func end(_ side: String) -> ThingID { RecordKey.cableEnd(cable: id, side: side, leg: 1).id }

  var records: [PlannedRecord] {
    [
      PlannedRecord(
        kind: .cable, id: id,
        cells: Self.cells(serial: serial, lengthMM: lengthMM).merging([
          "link": .id(link), "ordinal": .integer(ordinal),
        ]) { $1 }),
      Self.end(of: id, side: "a", leg: 1, pinned: 0, at: from),
      Self.end(of: id, side: "b", leg: 1, pinned: 0, at: to),
    ]
  }

  static func cells(serial: String, lengthMM: Int) -> [String: Cell] {
    [
      "kind": .text("cord"), "maker": .text(maker), "serial": .text(serial),
      "part_number": .text("LM-MPO12-B-APC-\(lengthMM / 1000)M"), "fibre_count": .integer(8),
      "fibre_grade": .text("om4"), "polarity": .text("b"), "length_mm": .integer(lengthMM),
    ]
  }

  static func end(
    of cable: ThingID, side: String, leg: Int, kind: String = "mpo12", pinned: Int?,
    polish: String? = "apc", state: String = "landed", at place: Subject
  ) -> PlannedRecord {
    PlannedRecord(
      kind: .cableEnd, id: RecordKey.cableEnd(cable: cable, side: side, leg: leg).id,
      cells: [
        "cable": .id(cable), "side": .text(side), "leg": .integer(leg),
        "connector_kind": .text(kind), "pinned": .integer(pinned), "polish": .text(polish),
        "state": .text(state), "at_kind": .text(place.kind.rawValue), "at": .id(place.id),
      ])
  }
}
