import Plant
import Store

/// What lies in the cupboard and on the carts, the labels people read, and the rules of the site.
struct HallStock {
  let size: HallSize
  let links: [HallLink]

  var records: [PlannedRecord] { spares + tools + labels + policies }

  /// Spare modules of both tops, spare cords, and one cord with pins that fits nowhere here.
  private var spares: [PlannedRecord] {
    let modules = (1...4).map { number in
      HallModule.twin("MT2417VS9000\(number)", for: number <= 2 ? .fabricSwitch : .node).record
    }
    let rack = Subject(kind: .rack, id: HallPlaces.rack(size.serviceRack))
    let cords = (1...4).flatMap { number -> [PlannedRecord] in
      let serial = "C-900\(number)"
      let isOdd = number == 4
      let id = RecordKey.cable(maker: HallCord.maker, serial: serial).id
      var cells = HallCord.cells(serial: serial, lengthMM: 5_000)
      if isOdd { cells["note"] = .text("pinned at both ends: fits no module and no panel here") }
      return [PlannedRecord(kind: .cable, id: id, cells: cells)]
        + ["a", "b"].map {
          HallCord.end(
            of: id, side: $0, leg: 1, pinned: isOdd ? 1 : 0, state: "coiled", at: rack)
        }
    }
    return modules + cords
  }

  private var tools: [PlannedRecord] {
    let all: [(kind: String, label: String, cells: [String: Cell])] = [
      ("pen", "pen 4", ["fits": .text("unpinned"), "polish": .text("apc")]),
      ("pen", "pen 7", ["fits": .text("pinned"), "polish": .text("apc")]),
      ("scope", "scope 2", ["serial": .text("SC-0102")]),
      (
        "tip", "tip MPO-APC long",
        [
          "fits": .text("pinned"), "polish": .text("apc"), "mirrored": .integer(1),
          "turned": .integer(0),
        ]
      ),
      (
        "tip", "tip MPO-APC cord",
        [
          "fits": .text("unpinned"), "polish": .text("apc"), "mirrored": .integer(0),
          "turned": .integer(0),
        ]
      ),
      ("tester", "tester 1", ["serial": .text("OL-2203")]),
      ("cord", "test cord 5m B", ["fits": .text("unpinned"), "polish": .text("apc")]),
    ]
    return all.map { tool in
      PlannedRecord(
        kind: .tool, id: RecordKey.tool(kind: tool.kind, label: tool.label).id,
        cells: tool.cells.merging(["kind": .text(tool.kind), "label": .text(tool.label)]) { $1 })
    }
  }

  /// The installer's labels on the cords of the first rack.
  ///
  /// One of them is on two cords, and one was typed with the letter O for a zero.
  private var labels: [PlannedRecord] {
    links.prefix(32).enumerated().flatMap { place, link -> [PlannedRecord] in
      let code =
        switch place {
        case 12: "K-1012"
        case 20: "K-1O21"
        default: "K-\(1001 + place)"
        }
      return [Self.label(code, on: link.cords[0].id, .cable, origin: place == 20 ? .typed : .file)]
    }
  }

  static func label(_ code: String, on target: ThingID, _ kind: ThingKind, origin: Origin)
    -> PlannedRecord
  {
    PlannedRecord(
      kind: .alias, id: RecordKey.alias(code: code, target: target).id,
      cells: [
        "code": .text(code), "target_kind": .text(kind.rawValue), "target": .id(target),
        "origin": .text(origin.rawValue),
      ])
  }

  private var policies: [PlannedRecord] {
    [("soak-minutes", "125"), ("wet-clean-port", "no")].map { name, value in
      PlannedRecord(
        kind: .policy, id: RecordKey.policy(name: name).id,
        cells: ["name": .text(name), "value": .text(value)])
    }
  }
}
