import Plant
import Store

/// The plan of the fictitious hall.
///
/// Source of the counts: NVIDIA DGX SuperPOD reference architecture, H100, table of sizes; one
/// scalable unit is 32 nodes of 8 GPUs, 8 leaves and 4 spines, and leaf and spine are joined by as
/// many links as leaf and nodes.
struct DemoHall {
  var scalableUnits: Int

  var nodes: Int { 32 * scalableUnits }
  var leaves: Int { 8 * scalableUnits }
  var spines: Int { 4 * scalableUnits }
  var links: Int { 2 * 8 * nodes }

  private static let hall = RecordKey.hall(name: "H1").id

  func build(_ draft: Draft) throws {
    try draft.insert(.hall, Self.hall, ["name": .text("H1")])
    for row in 1...(2 * scalableUnits + 1) { try insertRow(draft, row) }
    for unit in 0..<scalableUnits { try insertNodes(draft, unit) }
    try insertSwitches(draft)
    var cord = 0
    for node in 0..<nodes {
      let unit = node / 32
      for rail in 0..<8 {
        cord += 1
        try insertLink(
          draft, cord: cord, near: (nodeName(node), Self.nodePort(rail)),
          far: (leafName(unit * 8 + rail), node % 32 + 1))
      }
    }
    let uplinks = 32 / spines
    for leaf in 0..<leaves {
      for spine in 0..<spines {
        for strand in 0..<uplinks {
          cord += 1
          try insertLink(
            draft, cord: cord, near: (spineName(spine), nil),
            nearNumber: leaf * uplinks + strand + 1,
            far: (leafName(leaf), 33 + spine * uplinks + strand))
        }
      }
    }
  }

  func nodeName(_ node: Int) -> String { "dgx-" + Self.digits(node + 1, scalableUnits > 3 ? 3 : 2) }
  func leafName(_ leaf: Int) -> String { "S\(leaf / 8 + 1)-L\(leaf % 8 + 1)" }
  func spineName(_ spine: Int) -> String { "S\(spine / 4 + 1)-P\(spine % 4 + 1)" }

  /// The adapter of each rail, in the order of the GPUs.
  ///
  /// Source: NVIDIA DGX H100/H200 user guide, table of network port mapping.
  private static func nodePort(_ rail: Int) -> String {
    ["mlx5_0", "mlx5_3", "mlx5_4", "mlx5_5", "mlx5_6", "mlx5_9", "mlx5_10", "mlx5_11"][rail]
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  // MARK: Places

  private func rowName(_ row: Int) -> String { "R" + Self.digits(row, 2) }

  private func insertRow(_ draft: Draft, _ row: Int) throws {
    let name = rowName(row)
    let id = RecordKey.rackRow(hall: Self.hall, name: name).id
    try draft.insert(
      .rackRow, id, ["hall": .id(Self.hall), "name": .text(name), "walk_order": .integer(row)])
    let racks = row <= 2 * scalableUnits ? 4 : 1 + scalableUnits
    for rack in 1...racks {
      let rackName = "\(name)-\(Self.digits(rack, 2))"
      try draft.insert(
        .rack, RecordKey.rack(hall: Self.hall, name: rackName).id,
        [
          "rack_row": .id(id), "name": .text(rackName), "walk_order": .integer(rack),
          "height_u": .integer(48),
        ])
    }
  }

  private func place(row: Int, rack: Int, lowestU: Int, heightU: Int) -> [String: Cell] {
    let name = "\(rowName(row))-\(Self.digits(rack, 2))"
    return [
      "rack": .id(RecordKey.rack(hall: Self.hall, name: name).id), "lowest_u": .integer(lowestU),
      "height_u": .integer(heightU), "port_side": .text("rear"),
    ]
  }

  // MARK: Devices

  /// Four nodes a rack, four racks a row, two rows a scalable unit.
  private func insertNodes(_ draft: Draft, _ unit: Int) throws {
    for place in 0..<32 {
      let name = nodeName(unit * 32 + place)
      let cells = self.place(
        row: unit * 2 + place / 16 + 1, rack: place % 16 / 4 + 1, lowestU: 2 + place % 4 * 10,
        heightU: 8)
      try draft.insert(
        .device, RecordKey.device(name: name).id,
        cells.merging([
          "name": .text(name), "kind": .text("host"), "maker": .text("NVIDIA"),
          "model": .text("DGX H100"),
        ]) { $1 })
    }
  }

  private func insertSwitches(_ draft: Draft) throws {
    let row = 2 * scalableUnits + 1
    func insert(_ name: String, rack: Int, lowestU: Int) throws {
      let cells = place(row: row, rack: rack, lowestU: lowestU, heightU: 1)
      try draft.insert(
        .device, RecordKey.device(name: name).id,
        cells.merging([
          "name": .text(name), "kind": .text("switch"), "maker": .text("NVIDIA"),
          "model": .text("MQM9700"),
        ]) { $1 })
    }
    for leaf in 0..<leaves {
      try insert(leafName(leaf), rack: 2 + leaf / 8, lowestU: 30 + leaf % 8)
    }
    for spine in 0..<spines { try insert(spineName(spine), rack: 1, lowestU: 20 + spine) }
  }

  // MARK: Links

  private func insertPort(_ draft: Draft, _ device: String, name: String?, number: Int?) throws
    -> ThingID
  {
    let model = name == nil ? "MQM9700" : "DGX H100"
    let names = PortNames.names(model: model, portName: name ?? "", number: number)
    let deviceID = RecordKey.device(name: device).id
    let id = RecordKey.port(device: deviceID, name: names.canonical).id
    try draft.insert(
      .port, id,
      [
        "device": .id(deviceID), "name": .text(names.canonical), "number": .integer(number),
        "cage": .text(names.cage), "connector": .integer(names.connector),
        "cage_side": .text(names.side?.rawValue), "port_class": .text("module"),
        "rate": .text("4xNDR"),
      ])
    return id
  }

  private func insertLink(
    _ draft: Draft, cord: Int, near: (device: String, port: String?), nearNumber: Int? = nil,
    far: (device: String, number: Int)
  ) throws {
    let one = try insertPort(draft, near.device, name: near.port, number: nearNumber)
    let other = try insertPort(draft, far.device, name: nil, number: far.number)
    let link = RecordKey.link(one, other).id
    try draft.insert(
      .link, link,
      [
        "port_a": .id(min(one, other)), "port_b": .id(max(one, other)), "medium": .text("fibre"),
        "service": .text("in-service"), "rate": .text("4xNDR"),
      ])
    let serial = "C-" + Self.digits(cord, 4)
    let cable = RecordKey.cable(maker: "Lumenor", serial: serial).id
    try draft.insert(
      .cable, cable,
      [
        "kind": .text("cord"), "maker": .text("Lumenor"), "serial": .text(serial),
        "part_number": .text("LM-MPO12-B-APC"), "fibre_count": .integer(8),
        "fibre_grade": .text("om4"), "polarity": .text("b"),
        "length_mm": .integer(near.port == nil ? 5_000 : 20_000), "link": .id(link),
        "ordinal": .integer(1),
      ])
    for (side, port) in [("a", min(one, other)), ("b", max(one, other))] {
      try draft.insert(
        .cableEnd, RecordKey.cableEnd(cable: cable, side: side, leg: 1).id,
        [
          "cable": .id(cable), "side": .text(side), "leg": .integer(1),
          "connector_kind": .text("mpo12"), "pinned": .integer(0), "polish": .text("apc"),
          "state": .text("landed"), "at_kind": .text("port"), "at": .id(port),
        ])
    }
  }
}
