import Change
import TestSupport
import Testing

/// What is written is what SQLite's session extension writes, at the smallest schema.
struct ChangesetWriterTests {
  private let key = CellValue.blob(Array(0...15))

  private func tables() throws -> TableCatalogue {
    try TableCatalogue(tables: [
      TableCatalogue.Table(
        name: "fact", kind: .fact,
        columns: [
          TableCatalogue.Column(name: "id", type: .blob, notNull: true),
          TableCatalogue.Column(name: "taken_ms", type: .integer),
          TableCatalogue.Column(name: "note", type: .text),
          TableCatalogue.Column(name: "level", type: .real),
        ], keyColumns: 1),
      TableCatalogue.Table(
        name: "child", kind: .factChild(parentTable: "fact"),
        columns: [
          TableCatalogue.Column(name: "fact", type: .blob, notNull: true),
          TableCatalogue.Column(name: "fibre", type: .integer, notNull: true),
          TableCatalogue.Column(name: "verdict", type: .text),
        ], keyColumns: 2),
      TableCatalogue.Table(
        name: "rec", kind: .record,
        columns: [
          TableCatalogue.Column(name: "id", type: .blob, notNull: true),
          TableCatalogue.Column(name: "rack", type: .text, group: "place"),
          TableCatalogue.Column(name: "unit", type: .integer, group: "place"),
          TableCatalogue.Column(name: "side", type: .text),
          TableCatalogue.Column(name: "note", type: .text),
        ], keyColumns: 1),
    ])
  }

  private func written(_ operations: Change.Operation...) throws -> [UInt8] {
    var writer = ChangesetWriter(tables: try tables())
    for operation in operations { try writer.append(operation) }
    return writer.bytes
  }

  private func bytes(_ hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var digits = hex[...]
    while let byte = UInt8(digits.prefix(2), radix: 16) {
      bytes.append(byte)
      digits = digits.dropFirst(2)
    }
    return bytes
  }

  // The digits below are what sqlite3session_changeset of SQLite 3.40.1 gave for the same work on
  // STRICT, WITHOUT ROWID tables.

  @Test
  func `an insert is written as the session extension writes it`() throws {
    let row: [CellValue] = [key, .integer(1_700_000_000_000), .text("café"), .double(-2.5)]
    #expect(
      try written(.insert(into: "fact", row))
        == bytes(
          "540401000000666163740012000410000102030405060708090a0b0c0d0e0f"
            + "010000018bcfe568000305636166c3a902c004000000000000"))
  }

  @Test
  func `an insert of NULLs is written as the session extension writes it`() throws {
    #expect(
      try written(.insert(into: "fact", [key]))
        == bytes("540401000000666163740012000410000102030405060708090a0b0c0d0e0f050505"))
  }

  @Test
  func `a key of two columns is written as the session extension writes it`() throws {
    #expect(
      try written(.insert(into: "child", [key, .integer(3), .text("ok")]))
        == bytes(
          "54030102006368696c640012000410000102030405060708090a0b0c0d0e0f"
            + "01000000000000000303026f6b"))
  }

  @Test
  func `an update is written as the session extension writes it`() throws {
    let cells = [
      UpdatedCell(column: 1, old: .text("R01"), new: .text("R02")),
      UpdatedCell(column: 2, old: .integer(16), new: .null),
    ]
    #expect(
      try written(.update("rec", key: [key], cells))
        == bytes(
          "540501000000007265630017000410000102030405060708090a0b0c0d0e0f"
            + "03035230310100000000000000100000000303523032050000"))
  }

  @Test
  func `a long text is written as the session extension writes it`() throws {
    let text = String(repeating: "x", count: 200)
    let row: [CellValue] = [key, .null, .text(text)]
    #expect(
      try written(.insert(into: "fact", row))
        == bytes(
          "540401000000666163740012000410000102030405060708090a0b0c0d0e0f" + "05" + "038148"
            + String(repeating: "78", count: 200) + "05"))
  }

  @Test
  func `a table is named only when it changes`() throws {
    let fact = Change.Operation.insert(into: "fact", [key])
    let edit = Change.Operation.insert(into: "rec", [key])
    let body = try written(fact, fact, edit, fact)
    #expect(body.count { $0 == 0x54 } == 3)
    #expect(try Change.Operation.all(in: body).map(\.table) == ["fact", "fact", "rec", "fact"])
  }

  @Test
  func `what is written earlier follows when the schema rises`() throws {
    let tables = try ChangeSampleTables.catalogue()
    let id = CellValue.blob(ChangeSamples.record.bytes)
    var writer = ChangesetWriter(tables: tables)
    try writer.append(.insert(into: "thing", [id, .null, .text("x")]))
    try writer.append(
      .update("thing", key: [id], [UpdatedCell(column: 3, old: .null, new: .text("y"))]))
    #expect(writer.schema == 1)
    try writer.append(
      .update("thing", key: [id], [UpdatedCell(column: 6, old: .null, new: .blob([1]))]))
    #expect(writer.schema == 2)
    try writer.append(.insert(into: "later", [id, .text("label")]))
    #expect(writer.schema == 3)
    #expect(writer.operationCount == 4)
    let change = try ChangeSamples.first(schema: 3, body: writer.bytes)
    try tables.check(change, site: ChangeSamples.site)
    let operations = try change.operations()
    #expect(
      operations[0]
        == .insert(into: "thing", [id, .null, .text("x"), .null, .null, .null, .null]))
    #expect(
      operations[1]
        == .update("thing", key: [id], [UpdatedCell(column: 3, old: .null, new: .text("y"))]))
  }

  @Test
  func `the promised bound is never passed, whatever schema is needed in the end`() throws {
    let tables = try ChangeSampleTables.catalogue()
    let id = CellValue.blob(ChangeSamples.record.bytes)
    let operations: [Change.Operation] = [
      .insert(into: "thing", [id, .null, .text("x")]),
      .insert(into: "look", [id, .integer(1)]),
      .insert(into: "look_fibre", [id, .integer(1), .text(String(repeating: "v", count: 300))]),
      .update("thing", key: [id], [UpdatedCell(column: 3, old: .null, new: .text("y"))]),
      .update("thing", key: [id], [UpdatedCell(column: 6, old: .null, new: .blob([1]))]),
      .insert(into: "later", [id, .text("label")]),
    ]
    for seed: UInt64 in 0..<500 {
      var random = RepeatableRandom(seed: seed)
      var writer = ChangesetWriter(tables: tables)
      for _ in 0..<12 {
        let next = operations.shuffled(using: &random).prefix(2)
        let bound = writer.byteCountBound(appending: Array(next))
        for operation in next { try writer.append(operation) }
        #expect(writer.byteCount <= bound, "seed \(seed)")
        #expect(bound <= writer.byteCount + 80 * writer.operationCount, "seed \(seed)")
      }
    }
  }

  @Test
  func `what cannot be written is refused and leaves the body as it was`() throws {
    let tables = try ChangeSampleTables.catalogue()
    let id = CellValue.blob(ChangeSamples.record.bytes)
    var writer = ChangesetWriter(tables: tables)
    try writer.append(.insert(into: "thing", [id]))
    let before = writer.bytes
    let cases: [(Change.Operation, OperationFault)] = [
      (.insert(into: "nothing", [id]), .unknownTable),
      (.insert(into: "thing", []), .columnCount(found: 0, expected: 7)),
      (
        .insert(into: "thing", Array(repeating: id, count: 8)),
        .columnCount(found: 8, expected: 7)
      ),
      (.insert(into: "thing", [.null]), .null(column: "id")),
      (.insert(into: "thing", [id, .null, .text("a\0b")]), .textWithNUL(column: "x")),
      (
        .insert(into: "look", [id, .integer(1), .null, .real(0x8000_0000_0000_0000)]),
        .realNotKept(column: "level")
      ),
      (.update("thing", key: [], []), .keyColumns(found: 0, expected: 1)),
      (.update("thing", key: [id], []), .columnOrder),
      (
        .update("thing", key: [id], [UpdatedCell(column: 0, old: id, new: id)]), .columnOrder
      ),
      (
        .update("thing", key: [id], [UpdatedCell(column: 7, old: .null, new: .null)]),
        .columnOrder
      ),
    ]
    for (operation, fault) in cases {
      #expect(throws: ChangeError.operation(1, table: operation.table, fault)) {
        try writer.append(operation)
      }
    }
    #expect(writer.bytes == before)
    #expect(writer.operationCount == 1)
  }
}
