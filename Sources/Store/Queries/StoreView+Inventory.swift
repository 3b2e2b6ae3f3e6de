internal import Change
internal import Foundation
internal import GRDB
public import Plant

/// Devices, ports, links and where they are.
extension StoreView {
  private static let portColumns = """
    port.id AS id, port.device AS device, device.name AS device_name, device.kind AS device_kind,
    device.model AS model, port.name AS name, port.number AS number, port.cage AS cage,
    port.connector AS connector, port.cage_side AS cage_side, port.port_class AS port_class,
    port.rate AS rate, port.retired_at AS retired_at,
    hall.name AS hall, rack_row.name AS row_name, rack_row.walk_order AS row_order,
    rack.name AS rack, rack.walk_order AS rack_order, device.lowest_u AS lowest_u,
    device.height_u AS height_u, device.port_side AS port_side
    """

  private static let portTables = """
    port JOIN device ON device.id = port.device
      LEFT JOIN rack ON rack.id = device.rack
      LEFT JOIN rack_row ON rack_row.id = rack.rack_row
      LEFT JOIN hall ON hall.id = rack_row.hall
    """

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [CellRow] {
    try CellRow.all(db.cachedStatement(sql: sql), arguments)
  }

  /// The port of an id.
  public func port(_ id: ThingID) throws -> PortRecord? {
    try rows(
      "SELECT \(Self.portColumns) FROM \(Self.portTables) WHERE port.id = ?", [id.data]
    ).first.map(Self.port)
  }

  /// The ports of a device, in natural order of their names.
  public func ports(ofDevice device: ThingID) throws -> [PortRecord] {
    try rows(
      "SELECT \(Self.portColumns) FROM \(Self.portTables) WHERE port.device = ?", [device.data]
    ).map(Self.port).sorted { NaturalOrder.precedes($0.name, $1.name) }
  }

  /// The ports whose devices stand in a row of racks, retired ones left out.
  public func ports(inRow row: ThingID) throws -> [PortRecord] {
    try rows(
      """
      SELECT \(Self.portColumns)
      FROM rack AS standing
        JOIN device AS placed ON placed.rack = standing.id
        JOIN port ON port.device = placed.id
        JOIN device ON device.id = placed.id
        LEFT JOIN rack ON rack.id = device.rack
        LEFT JOIN rack_row ON rack_row.id = rack.rack_row
        LEFT JOIN hall ON hall.id = rack_row.hall
      WHERE standing.rack_row = ? AND port.retired_at IS NULL
      """, [row.data]
    ).map(Self.port)
  }

  /// The ports that share this port's module, itself included, by connector.
  public func cage(of port: PortRecord) throws -> [PortRecord] {
    guard let cage = port.cage else { return [port] }
    return try rows(
      """
      SELECT \(Self.portColumns) FROM \(Self.portTables)
      WHERE port.device = ? AND port.cage = ? AND (port.retired_at IS NULL OR port.id = ?)
      ORDER BY COALESCE(port.connector, 1), port.id
      """, [port.device.data, cage, port.id.data]
    ).map(Self.port)
  }

  private static func port(_ row: CellRow) -> PortRecord {
    PortRecord(
      id: row.need("id"), device: row.need("device"), deviceName: row.text("device_name") ?? "?",
      deviceKind: row.text("device_kind"), model: row.text("model"),
      name: row.text("name") ?? "?", number: row.int("number"), cage: row.text("cage"),
      connector: row.int("connector") ?? 1, cageSide: row.text("cage_side"),
      portClass: row.text("port_class"), rate: row.text("rate"), place: place(row),
      retiredAtMS: row.int64("retired_at"))
  }

  static func place(_ row: CellRow) -> Place? {
    guard let rack = row.text("rack") else { return nil }
    return Place(
      hall: row.text("hall") ?? "-", row: row.text("row_name") ?? "-",
      rowOrder: row.int("row_order"), rack: rack, rackOrder: row.int("rack_order"),
      lowestU: row.int("lowest_u"), heightU: row.int("height_u"), side: row.value("port_side"))
  }

  /// The link of an id.
  public func link(_ id: ThingID) throws -> LinkRecord? {
    try rows("SELECT * FROM link WHERE id = ?", [id.data]).first.flatMap(link)
  }

  /// The live links of a port; more than one means it is double-booked.
  public func links(ofPort port: ThingID) throws -> [LinkRecord] {
    try rows(
      """
      SELECT * FROM link WHERE port_a = ?1 AND retired_at IS NULL AND same_as IS NULL
      UNION ALL
      SELECT * FROM link WHERE port_b = ?1 AND retired_at IS NULL AND same_as IS NULL
      """, [port.data]
    ).compactMap(link)
  }

  /// The links of a port that are out of use.
  func retiredLinks(ofPort port: ThingID) throws -> [LinkRecord] {
    try rows(
      """
      SELECT * FROM link WHERE port_a = ?1 AND retired_at IS NOT NULL
      UNION ALL
      SELECT * FROM link WHERE port_b = ?1 AND retired_at IS NOT NULL
      """, [port.data]
    ).compactMap(link)
  }

  private func link(_ row: CellRow) throws -> LinkRecord? {
    guard let a = try row.id("port_a").flatMap(port), let b = try row.id("port_b").flatMap(port)
    else { return nil }
    return LinkRecord(
      id: row.need("id"), portA: a, portB: b, medium: row.value("medium"),
      service: row.text("service"), rate: row.text("rate"), owner: row.text("owner"),
      retiredAtMS: row.int64("retired_at"))
  }

  /// The rows of racks, in walking order: id, hall and name.
  public func rackRows() throws -> [(id: ThingID, hall: String, name: String)] {
    try rows(
      """
      SELECT rack_row.id AS id, hall.name AS hall, rack_row.name AS name,
        rack_row.walk_order AS walk_order
      FROM rack_row LEFT JOIN hall ON hall.id = rack_row.hall
      WHERE rack_row.retired_at IS NULL
      """
    ).map { row in
      (
        row.need("id"),
        Place(
          hall: row.text("hall") ?? "-", row: row.text("name") ?? "-",
          rowOrder: row.int("walk_order"), rack: "")
      )
    }.sorted { Place.walkPrecedes($0.1, $1.1) }.map { ($0.0, $0.1.hall, $0.1.row) }
  }

  /// How many live records of each kind there are.
  public func counts() throws -> [(kind: ThingKind, count: Int)] {
    try catalogue.tables.compactMap { table in
      guard table.kind == .record, let kind = ThingKind(rawValue: table.name) else { return nil }
      let count = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(table.name) WHERE retired_at IS NULL")
      return (kind, count ?? 0)
    }
  }
}
