internal import Foundation
internal import GRDB
internal import Plant

/// Reads everything of a plan that light passes, each table once.
///
/// Rows come without objects of their own: a plan of 49,152 links has half a million of them.
struct FabricReader {
  private let view: StoreView
  private let connection: OpaquePointer
  private let words = FabricWords()
  private var fabric = Fabric()
  private var places: [ThingID: Place] = [:]
  /// Where a rack stands, without units.
  private var racks: [ThingID: Place] = [:]
  /// Names of devices, and their places in natural order.
  private var deviceNames: [ThingID: (name: String, rank: Int)] = [:]
  private var unknownDevice = (name: "?", rank: 0)
  private var panelNames: [ThingID: String] = [:]

  /// - Parameter beside: who reads the cables meanwhile; nil if nobody does.
  static func fabric(_ view: StoreView, _ beside: CablingBeside? = nil) throws -> Fabric {
    guard let connection = view.db.sqliteConnection else { return Fabric() }
    return try Connection.readingOnce(view.db) {
      var reader = FabricReader(view, connection)
      try reader.readRacks()
      beside?.callerReads()
      try reader.readDevices()
      try reader.readLinks()
      try reader.readModules()
      try reader.readPorts()
      try reader.readModulesHeld()
      try reader.readPanels()
      reader.fabric.sortLinks()
      reader.fabric.take(try beside?.result() ?? CablingReader.cabling(connection))
      return reader.fabric
    }
  }

  private init(_ view: StoreView, _ connection: OpaquePointer) {
    self.view = view
    self.connection = connection
  }

  private mutating func readRacks() throws {
    for row in try view.rows(
      """
      SELECT rack.id AS id, rack.name AS rack, rack.walk_order AS rack_order, hall.name AS hall,
        rack_row.name AS row_name, rack_row.walk_order AS row_order
      FROM rack LEFT JOIN rack_row ON rack_row.id = rack.rack_row
        LEFT JOIN hall ON hall.id = rack_row.hall
      """)
    {
      racks[row.need("id")] = Place(
        hall: row.text("hall") ?? "-", row: row.text("row_name") ?? "-",
        rowOrder: row.int("row_order"), rack: row.text("rack") ?? "-",
        rackOrder: row.int("rack_order"))
    }
  }

  private func place(_ row: RawStatement, from column: Int) -> Place? {
    guard let rack = row.thing(column), var place = racks[rack] else { return nil }
    place.lowestU = row.number(column + 1)
    place.heightU = row.number(column + 2)
    place.side = row.word(column + 3).flatMap(RackSide.init(rawValue:))
    return place
  }

  private mutating func readDevices() throws {
    var devices: [Device] = []
    try RawStatement.each(
      connection,
      """
      SELECT id, name, kind, model, owner, rack, lowest_u, height_u, port_side FROM device
      WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      guard let id = row.thing(0) else { return }
      devices.append(
        Device(
          id: id, name: row.word(1) ?? "?", kind: row.word(2).flatMap(DeviceKind.init),
          model: row.word(3), owner: row.word(4), place: place(row, from: 5)))
    }
    // Names are ranked once, few as they are, so that no two links are compared by text.
    let ranks = ranks(of: devices.map(\.name))
    unknownDevice.rank = ranks[unknownDevice.name] ?? 0
    for device in devices {
      deviceNames[device.id] = (device.name, ranks[device.name] ?? 0)
      fabric.add(device)
    }
  }

  private mutating func readModules() throws {
    try RawStatement.each(
      connection,
      """
      SELECT id, serial, part_number, connector_kind, pinned, polish FROM module
      WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      guard let id = row.thing(0) else { return }
      fabric.add(
        FabricModule(
          id: id, label: row.word(1) ?? "module", partNumber: row.word(2), face: row.face(3, words))
      )
    }
  }

  private mutating func readPorts() throws {
    var ports: [(port: FabricPort, name: String)] = []
    try RawStatement.each(
      connection,
      """
      SELECT id, device, name, cage, connector FROM port
      WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      guard let id = row.thing(0), let device = row.thing(1) else { return }
      let name = row.word(2) ?? "?"
      let (deviceName, rank) = deviceNames[device] ?? unknownDevice
      ports.append(
        (
          FabricPort(
            id: id, device: device, label: deviceName + ":" + name, cage: row.word(3),
            connector: row.number(4) ?? 1, rank: rank), name
        ))
    }
    let names = ranks(of: ports.map(\.name))
    for (var port, name) in ports {
      port.rank = port.rank * names.count + (names[name] ?? 0)
      fabric.add(port)
    }
  }

  private func ranks(of names: some Sequence<String>) -> [String: Int] {
    Dictionary(
      zip(NaturalOrder.sorted(Set(names)), 0...), uniquingKeysWith: { first, _ in first })
  }

  /// Which modules are in the ports: by the plan, or by the last move since.
  ///
  /// A module is recorded under the first port of its cage, and is in all of them.
  private mutating func readModulesHeld() throws {
    try RawStatement.each(
      connection,
      """
      SELECT holder, identified_as FROM part
      WHERE kind = 'module' AND put_by IS NULL AND identified_as IS NOT NULL
        AND retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      if let holder = row.thing(0), let module = row.thing(1) {
        fabric.setModule(module, inCageOf: holder)
      }
    }
    var moved: [ThingID] = []
    try RawStatement.each(
      connection, "SELECT DISTINCT place FROM part_move WHERE kind = 'module'"
    ) { row in
      if let place = row.thing(0) { moved.append(place) }
    }
    for holder in moved {
      guard let port = try view.port(holder) else { continue }
      let module = try view.identity(ofPart: try view.currentPart(.module, at: port))
      fabric.setModule(module, inCageOf: holder)
    }
  }

  private mutating func readLinks() throws {
    var looked: [ThingID: Medium] = [:]
    var subjects: [ThingID] = []
    try RawStatement.each(
      connection,
      "SELECT DISTINCT subject FROM seen WHERE medium IS NOT NULL AND subject_kind = 'link'"
    ) { row in
      if let subject = row.thing(0) { subjects.append(subject) }
    }
    for subject in subjects {
      looked[subject] = try view.latestWord(subject.bytes, .medium)
        .flatMap { Medium(rawValue: $0.value) }
    }
    try RawStatement.each(connection, "SELECT count(*) FROM link") { row in
      fabric.reserve(links: Int(clamping: row.integer(0)))
    }
    try RawStatement.each(
      connection,
      """
      SELECT id, port_a, port_b, medium, service, owner FROM link
      WHERE retired_at IS NULL AND same_as IS NULL ORDER BY id
      """
    ) { row in
      guard let id = row.thing(0), let a = row.thing(1), let b = row.thing(2) else { return }
      fabric.add(
        FabricLink(
          id: id, portA: a, portB: b, medium: looked[id] ?? row.word(3, words.medium),
          isInService: row.word(4) != "planned", owner: row.word(5)))
    }
  }

  private mutating func readPanels() throws {
    var panels: [Panel] = []
    try RawStatement.each(
      connection,
      """
      SELECT id, name, rack, lowest_u, height_u, port_side FROM panel
      WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      guard let id = row.thing(0) else { return }
      panels.append(Panel(id: id, name: row.word(1) ?? "?", place: place(row, from: 2)))
    }
    for panel in panels {
      panelNames[panel.id] = panel.name
      fabric.add(panel)
    }
    try RawStatement.each(
      connection,
      """
      SELECT id, serial, slot, part_number, fibre_map, panel FROM cassette
      WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      guard let id = row.thing(0) else { return }
      let panel = row.thing(5)
      let slot = "\(panel.flatMap { panelNames[$0] } ?? "?") slot \(row.word(2) ?? "?")"
      fabric.add(
        Cassette(
          id: id, label: row.word(1) ?? slot, partNumber: row.word(3),
          map: row.word(4).flatMap(Cassette.Map.init), panel: panel))
    }
    try RawStatement.each(
      connection,
      """
      SELECT id, panel, name, adapter, connector_kind, cassette, cassette_port FROM panel_position
      WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      guard let id = row.thing(0), let panel = row.thing(1) else { return }
      fabric.add(
        PanelPosition(
          id: id, panel: panel, label: (panelNames[panel] ?? "?") + ":" + (row.word(2) ?? "?"),
          adapter: row.word(3, words.adapter),
          kind: row.word(4, words.connector), cassette: row.thing(5),
          cassettePort: row.word(6)))
    }
  }
}
