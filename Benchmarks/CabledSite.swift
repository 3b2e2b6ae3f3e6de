import Plant
import Store

/// The links of a ``BigSite`` with everything light passes: at each end a cord, between two panels one
/// leg of a trunk of twelve, and a module in every cage.
struct CabledSite {
  let links: Int

  private let site: BigSite
  private static let maker = "Bench"
  private static let legs = 12
  private static let positionsPerPanel = 72

  init(links: Int) {
    self.links = links
    site = BigSite(links: links)
  }

  /// The records, link by link, a trunk's before those of its first leg.
  func draft(_ draft: Draft) throws {
    for (number, link) in site.cabled.enumerated() {
      try add(number, link, draft)
    }
  }

  private func add(_ number: Int, _ link: (id: ThingID, ports: [ThingID]), _ draft: Draft) throws {
    let (panel, position) = (
      number / Self.positionsPerPanel, number % Self.positionsPerPanel + 1
    )
    let trunk = RecordKey.cable(maker: Self.maker, serial: "T\(number / Self.legs)").id
    let leg = number % Self.legs + 1
    if leg == 1 { try cable(trunk, "trunk", "T\(number / Self.legs)", 20_000, draft) }
    for (side, port) in zip(["a", "b"], link.ports) {
      let panelID = RecordKey.panel(name: "P\(side)\(panel)").id
      if position == 1 {
        try draft.insert(.panel, panelID, ["name": .text("P\(side)\(panel)")])
      }
      let place = RecordKey.panelPosition(panel: panelID, name: "\(position)").id
      try draft.insert(
        .panelPosition, place,
        [
          "panel": .id(panelID), "name": .text("\(position)"), "adapter": .text("opposed"),
          "connector_kind": .text("mpo12"),
        ])
      let cord = RecordKey.cable(maker: Self.maker, serial: "C\(number)\(side)").id
      try cable(cord, "cord", "C\(number)\(side)", 3_000, draft, link: link.id)
      try end(cord, "a", 1, pinned: 0, Subject(kind: .port, id: port), draft)
      try end(cord, "b", 1, pinned: 0, Subject(kind: .panelPosition, id: place), draft)
      try end(trunk, side, leg, pinned: 1, Subject(kind: .panelPosition, id: place), draft)
      try module(number, side, port, draft)
    }
  }

  private func cable(
    _ id: ThingID, _ kind: String, _ serial: String, _ lengthMM: Int, _ draft: Draft,
    link: ThingID? = nil
  ) throws {
    var cells: [String: Cell] = [
      "kind": .text(kind), "maker": .text(Self.maker), "serial": .text(serial),
      "fibre_grade": .text("om4"), "polarity": .text("b"), "length_mm": .integer(lengthMM),
    ]
    if let link { cells["link"] = .id(link) }
    try draft.insert(.cable, id, cells)
  }

  private func end(
    _ cable: ThingID, _ side: String, _ leg: Int, pinned: Int, _ place: Subject, _ draft: Draft
  ) throws {
    try draft.insert(
      .cableEnd, RecordKey.cableEnd(cable: cable, side: side, leg: leg).id,
      [
        "cable": .id(cable), "side": .text(side), "leg": .integer(leg),
        "connector_kind": .text("mpo12"), "pinned": .integer(pinned), "polish": .text("apc"),
        "state": .text("landed"), "at_kind": .text(place.kind.rawValue), "at": .id(place.id),
      ])
  }

  private func module(_ number: Int, _ side: String, _ port: ThingID, _ draft: Draft) throws {
    let serial = "M\(number)\(side)"
    let id = RecordKey.module(maker: Self.maker, serial: serial).id
    try draft.insert(
      .module, id,
      [
        "maker": .text(Self.maker), "serial": .text(serial), "part_number": .text("MMA4Z00-NS400"),
        "connectors": .integer(1), "connector_kind": .text("mpo12"), "pinned": .integer(1),
        "polish": .text("apc"),
      ])
    try draft.insert(
      .part, RecordKey.part(holder: port, kind: .module, putBy: nil).id,
      [
        "kind": .text("module"), "holder": .id(port), "identified_kind": .text("module"),
        "identified_as": .id(id),
      ])
  }
}
