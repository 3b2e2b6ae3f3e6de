import Change
import Plant
import Store
import TestSupport

/// One who writes facts by hand: as many as fit into a change, and of which each may name any other.
struct FactsByHand {
  /// A row of a fact's table, without its id and who says it when.
  typealias Row = (table: String, cells: [String: CellValue])

  let tables: TableCatalogue
  let device: DeviceID

  init(_ store: Store, number: UInt64 = 0xFAC7) throws {
    tables = store.tables
    device = try DeviceByHand(number).device
  }

  /// The id of the fact that an operation of the device's first change makes: later ones have greater ids.
  func id(_ operation: Int) -> CellValue {
    .blob(
      FactID.make(
        timeMS: StoreMoment.nowMS + Int64(operation),
        prev: .genesis(site: testSite, device: device), device: device, seq: 1,
        operation: operation
      ).bytes)
  }

  /// A first change of the device with these facts.
  func change(_ rows: [Row], hlc: Int64 = 1 << 20) throws -> SealedChange {
    var writer = ChangesetWriter(tables: tables)
    for (operation, row) in rows.enumerated() {
      guard let table = tables.table(row.table) else { continue }
      var cells = row.cells
      cells["id"] = id(operation)
      cells["at_ms"] = .integer(StoreMoment.nowMS)
      cells["technician"] = .text("Eve")
      try writer.append(
        .insert(into: row.table, table.columns.map { cells[$0.name] ?? .null }))
    }
    return try SealedChange(
      sealing: Change(
        site: testSite, device: device, seq: 1,
        prev: .genesis(site: testSite, device: device), hlc: hlc, schema: writer.schema,
        author: "Eve", body: writer.bytes))
  }

  /// That a face was dirty.
  func look(_ face: Face, supersedes: CellValue = .null) -> Row {
    (
      "inspection",
      [
        "part": .blob(face.part.bytes), "connector": .integer(Int64(face.connector)),
        "verdict": .text("dirt"), "supersedes": supersedes,
      ]
    )
  }

  /// That a fact is taken back.
  func withdrawal(of fact: CellValue, in table: String, supersedes: CellValue = .null) -> Row {
    ("withdrawal", ["fact_kind": .text(table), "fact": fact, "supersedes": supersedes])
  }

  /// A note on a device.
  func note(_ text: String, on device: ThingID) -> Row {
    (
      "note",
      ["subject_kind": .text("device"), "subject": .blob(device.bytes), "text": .text(text)]
    )
  }
}
