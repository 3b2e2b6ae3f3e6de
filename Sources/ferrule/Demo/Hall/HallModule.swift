import Plant
import Store

/// A module of the plan, and how the plan says that it is in a port: the unidentified part there is
/// known to be this one, so that its face keeps its name when it is swapped.
struct HallModule {
  var serial: String
  var partNumber: String
  var top: String?
  var connectors: Int
  var kind: String
  var pinned: Int?
  var polish: String

  var id: ThingID { RecordKey.module(maker: "NVIDIA", serial: serial).id }

  /// Twin-port, two MPO-12 APC, guide pins; switches take finned tops, nodes flat ones.
  ///
  /// Source: NVIDIA MMA4Z00-NS data sheet.
  static func twin(_ serial: String, for model: HallModel) -> HallModule {
    let isFlat = model == .node
    return HallModule(
      serial: serial, partNumber: isFlat ? "MMA4Z00-NS-FLT" : "MMA4Z00-NS",
      top: isFlat ? "flat" : "fin", connectors: 2, kind: "mpo12", pinned: 1, polish: "apc")
  }

  /// 100G over one pair of LC.
  static func duplex(_ serial: String) -> HallModule {
    HallModule(
      serial: serial, partNumber: "MMS1V70-CM", top: nil, connectors: 1, kind: "lc", pinned: nil,
      polish: "upc")
  }

  /// 400G over one MPO-12, to be fanned out into four of 100G.
  static func fanned(_ serial: String) -> HallModule {
    HallModule(
      serial: serial, partNumber: "MMS1V00-WM", top: nil, connectors: 1, kind: "mpo12", pinned: 1,
      polish: "apc")
  }

  var record: PlannedRecord {
    PlannedRecord(
      kind: .module, id: id,
      cells: [
        "maker": .text("NVIDIA"), "serial": .text(serial), "part_number": .text(partNumber),
        "top": .text(top), "connectors": .integer(connectors), "connector_kind": .text(kind),
        "pinned": .integer(pinned), "polish": .text(polish),
      ])
  }

  /// The part that a port holds, as the records name it.
  func held(by port: HallPort) -> PlannedRecord {
    Self.part(.module, holder: port.id, found: .module, id)
  }

  static func plug(in port: HallPort, _ end: ThingID) -> PlannedRecord {
    part(.plug, holder: port.id, found: .cableEnd, end)
  }

  private static func part(
    _ kind: PartKind, holder: ThingID, found: ThingKind, _ id: ThingID
  ) -> PlannedRecord {
    PlannedRecord(
      kind: .part, id: RecordKey.part(holder: holder, kind: kind, putBy: nil).id,
      cells: [
        "kind": .text(kind.rawValue), "holder": .id(holder),
        "identified_kind": .text(found.rawValue), "identified_as": .id(id),
      ])
  }
}
