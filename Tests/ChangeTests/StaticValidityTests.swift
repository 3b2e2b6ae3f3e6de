import Change
import TestSupport
import Testing

/// The rules that a change is judged by from its bytes and its schema alone.
struct StaticValidityTests {
  private let id = CellValue.blob(ChangeSamples.record.bytes)

  private func error(_ change: Change, site: SiteID = ChangeSamples.site) -> ChangeError? {
    do {
      try ChangeSampleTables.catalogue().check(change, site: site)
      return nil
    } catch {
      return error as? ChangeError
    }
  }

  private func fault(_ operations: Change.Operation..., at index: Int? = nil) throws
    -> OperationFault?
  {
    switch error(try ChangeSamples.first(operations)) {
    case nil:
      return nil
    case .operation(let found, _, let fault):
      #expect(found == index ?? operations.count - 1)
      return fault
    case .some(let other):
      Issue.record("\(other)")
      return nil
    }
  }

  private func fact(_ operation: Int) throws -> CellValue {
    .blob(try ChangeSamples.factID(operation: operation).bytes)
  }

  /// A body whose header is made by hand.
  private func raw(
    _ table: String, columns: Int, keys: Int, _ operation: Change.Operation.Content
  ) -> [UInt8] {
    var encoder = ChangesetEncoder()
    encoder.header(table: table, columnCount: columns, keyCount: keys)
    switch operation {
    case .insert(let cells): encoder.insert(cells, columnCount: columns)
    case .update(let key, let cells):
      encoder.update(key: key, cells: cells, columnCount: columns)
    }
    return encoder.bytes
  }

  @Test
  func `the samples are valid`() throws {
    #expect(error(try ChangeSamples.worked()) == nil)
    #expect(error(try ChangeSamples.wide()) == nil)
    #expect(error(try ChangeSamples.restart()) == nil)
  }

  // MARK: Site and chain

  @Test
  func `a change of another site is refused`() throws {
    let other = SiteID(storage: Bytes16(1, 1))
    #expect(
      error(try ChangeSamples.worked(), site: other) == .otherSite(ChangeSamples.site))
  }

  @Test
  func `a first change that does not begin at the genesis is refused`() throws {
    var change = try ChangeSamples.worked()
    change.prev = ChangeHash(storage: Bytes32(1, 2, 3, 4))
    #expect(error(change) == .genesisMismatch)
  }

  @Test
  func `a first change at the genesis of another device is refused`() throws {
    var change = try ChangeSamples.worked()
    change.device = DeviceID(storage: Bytes32(1, 2, 3, 4))
    #expect(error(change) == .genesisMismatch)
  }

  @Test
  func `a later change that claims the genesis is refused`() throws {
    var change = try ChangeSamples.restart()
    change.prev = try ChangeSamples.genesis()
    #expect(error(change) == .genesisMismatch)
  }

  // MARK: Schema

  @Test
  func `a change of a newer schema waits`() throws {
    let change = try ChangeSamples.first(schema: 4, body: [1, 2, 3])
    #expect(error(change) == .schemaNewer(needed: 4, known: 3))
  }

  @Test
  func `a schema that is larger than needed is refused`() throws {
    let wide = raw("thing", columns: 7, keys: 1, .insert([id, .null, .text("x")]))
    #expect(
      error(try ChangeSamples.first(schema: 2, body: wide))
        == .schemaNotSmallest(declared: 2, needed: 1))
  }

  @Test
  func `a column counts as named when an update touches it, even with NULL`() throws {
    let cells = [UpdatedCell(column: 6, old: .null, new: .null)]
    let body = raw("thing", columns: 7, keys: 1, .update(key: [id], cells: cells))
    #expect(error(try ChangeSamples.first(schema: 2, body: body)) == nil)
  }

  @Test
  func `a restart change declares the first schema`() throws {
    var change = try ChangeSamples.restart()
    change.schema = 2
    #expect(error(change) == .schemaNotSmallest(declared: 2, needed: 1))
  }

  // MARK: Tables and columns

  @Test
  func `an unknown table is refused`() throws {
    let body = raw("nothing", columns: 1, keys: 1, .insert([id]))
    #expect(
      error(try ChangeSamples.first(body: body)) == .operation(0, table: "nothing", .unknownTable))
  }

  @Test
  func `a table that comes later than the schema is refused`() throws {
    let body = raw("later", columns: 2, keys: 1, .insert([id, .text("x")]))
    #expect(
      error(try ChangeSamples.first(schema: 2, body: body))
        == .operation(0, table: "later", .unknownTable))
    #expect(error(try ChangeSamples.first(schema: 3, body: body)) == nil)
  }

  @Test
  func `columns of another schema are refused`() throws {
    let body = raw("thing", columns: 7, keys: 1, .insert([id, .null, .text("x")]))
    #expect(
      error(try ChangeSamples.first(schema: 1, body: body))
        == .operation(0, table: "thing", .columnCount(found: 7, expected: 6)))
  }

  @Test
  func `a key of too many columns is refused`() throws {
    let body = raw("thing", columns: 6, keys: 2, .insert([id, .integer(1), .text("x")]))
    #expect(
      error(try ChangeSamples.first(body: body))
        == .operation(0, table: "thing", .keyColumns(found: 2, expected: 1)))
  }

  @Test
  func `a value of another type is refused in an insert`() throws {
    #expect(
      try fault(.insert(into: "thing", [id, .null, .integer(1)])) == .type(column: "x"))
    #expect(
      try fault(.insert(into: "thing", [.text("0123456789abcdef"), .null, .text("x")]))
        == .type(column: "id"))
  }

  @Test
  func `a value of another type is refused in an update, old or new`() throws {
    let old = UpdatedCell(column: 2, old: .integer(1), new: .null)
    let new = UpdatedCell(column: 2, old: .null, new: .blob([]))
    #expect(try fault(.update("thing", key: [id], [old])) == .type(column: "x"))
    #expect(try fault(.update("thing", key: [id], [new])) == .type(column: "x"))
    #expect(
      try fault(
        .update(
          "thing", key: [.text("0123456789abcdef")],
          [UpdatedCell(column: 2, old: .null, new: .null)])) == .type(column: "id"))
  }

  @Test
  func `NULL in a column that needs a value is refused`() throws {
    #expect(try fault(.insert(into: "look", [try fact(0)])) == .null(column: "taken_at_ms"))
    let empty = UpdatedCell(column: 1, old: .text("a"), new: .null)
    #expect(try fault(.update("later", key: [id], [empty])) == .null(column: "label"))
    let first = UpdatedCell(column: 1, old: .null, new: .text("a"))
    #expect(try fault(.update("later", key: [id], [first])) == nil)
  }

  @Test(arguments: [0, 15, 17])
  func `an id that is not sixteen bytes long is refused`(length: Int) throws {
    let id = CellValue.blob(Array(repeating: 1, count: length))
    #expect(
      try fault(.insert(into: "thing", [id, .null, .text("x")])) == .idLength(column: "id"))
    #expect(
      try fault(
        .update("thing", key: [id], [UpdatedCell(column: 2, old: .null, new: .text("x"))]))
        == .idLength(column: "id"))
    #expect(try fault(.insert(into: "look", [id, .integer(1)])) == .idLength(column: "id"))
    #expect(
      try fault(.insert(into: "look_fibre", [id, .integer(1), .text("ok")]))
        == .idLength(column: "look"))
  }

  // MARK: Facts

  @Test
  func `an update of a fact is refused`() throws {
    let edit = UpdatedCell(column: 2, old: .null, new: .text("ok"))
    #expect(
      try fault(
        .insert(into: "look", [try fact(0), .integer(1)]),
        .update("look", key: [try fact(0)], [edit])) == .updateOfFact)
  }

  @Test
  func `an update of a fact's child is refused`() throws {
    let edit = UpdatedCell(column: 2, old: .null, new: .text("ok"))
    #expect(
      try fault(.update("look_fibre", key: [try fact(0), .integer(1)], [edit])) == .updateOfFact)
  }

  @Test
  func `a fact id of another place is refused`() throws {
    #expect(try fault(.insert(into: "look", [try fact(1), .integer(1)])) == .factID)
    #expect(try fault(.insert(into: "look", [id, .integer(1)])) == .factID)
    #expect(
      try fault(
        .insert(into: "thing", [id]), .insert(into: "look", [try fact(1), .integer(1)])) == nil)
  }

  @Test
  func `a fact id of any time is accepted`() throws {
    for timeMS in [0, 1, 1 << 48 - 1] as [Int64] {
      let id = FactID.make(
        timeMS: timeMS, prev: try ChangeSamples.genesis(), device: try ChangeSamples.device(),
        seq: 1, operation: 0)
      #expect(try fault(.insert(into: "look", [.blob(id.bytes), .integer(1)])) == nil)
    }
  }

  @Test
  func `a child without its fact is refused`() throws {
    #expect(
      try fault(.insert(into: "look_fibre", [try fact(0), .integer(1), .text("ok")]))
        == .parentMissing)
  }

  @Test
  func `a child before its fact is refused`() throws {
    #expect(
      try fault(
        .insert(into: "look_fibre", [try fact(1), .integer(1), .text("ok")]),
        .insert(into: "look", [try fact(1), .integer(1)]), at: 0) == .parentMissing)
  }

  @Test
  func `children may follow later and in any order`() throws {
    let (first, second) = (try fact(0), try fact(1))
    let operations: [Change.Operation] = [
      .insert(into: "look", [first, .integer(1)]),
      .insert(into: "look", [second, .integer(1)]),
      .insert(into: "look_fibre", [first, .integer(2), .text("ok")]),
      .insert(into: "look_fibre", [second, .integer(1), .text("ok")]),
      .insert(into: "look_fibre", [first, .integer(1), .text("ok")]),
      .insert(into: "look_fibre", [first, .integer(-1), .text("ok")]),
    ]
    #expect(error(try ChangeSamples.first(operations)) == nil)
  }

  @Test
  func `a child's key that is inserted twice is refused`() throws {
    let (first, second) = (try fact(0), try fact(1))
    func child(_ fact: CellValue, _ fibre: Int64) -> Change.Operation {
      .insert(into: "look_fibre", [fact, .integer(fibre), .text("ok")])
    }
    let head: [Change.Operation] = [
      .insert(into: "look", [first, .integer(1)]), .insert(into: "look", [second, .integer(1)]),
    ]
    let doubled = [
      [child(first, 1), child(first, 1)],
      [child(first, 1), child(first, 2), child(first, 1)],
      [child(first, 1), child(second, 1), child(first, 1)],
      [child(first, 2), child(first, 1), child(second, 1), child(second, 1)],
    ]
    for children in doubled {
      let last = 1 + children.count
      #expect(
        error(try ChangeSamples.first(head + children))
          == .operation(last, table: "look_fibre", .keyTwice))
    }
  }

  // MARK: Groups

  @Test
  func `a part of a group is refused`() throws {
    let unit = UpdatedCell(column: 5, old: .null, new: .integer(1))
    let rack = UpdatedCell(column: 4, old: .null, new: .text("R01"))
    let label = UpdatedCell(column: 2, old: .null, new: .text("x"))
    #expect(try fault(.update("thing", key: [id], [unit])) == .partOfGroup("place"))
    #expect(try fault(.update("thing", key: [id], [label, rack])) == .partOfGroup("place"))
    #expect(try fault(.update("thing", key: [id], [rack, unit])) == nil)
    #expect(try fault(.update("thing", key: [id], [label, rack, unit])) == nil)
  }

  @Test
  func `the faults of one record do not stick to the next`() throws {
    let unit = UpdatedCell(column: 5, old: .null, new: .integer(1))
    let rack = UpdatedCell(column: 4, old: .null, new: .text("R01"))
    #expect(
      try fault(
        .update("thing", key: [id], [rack, unit]), .update("thing", key: [id], [rack, unit]),
        .update("thing", key: [id], [rack])) == .partOfGroup("place"))
  }

  // MARK: Bodies

  @Test
  func `a body that is no changeset is refused`() throws {
    #expect(
      error(try ChangeSamples.first(body: [1]))
        == .body(ChangesetError(.headerMissing, offset: 0)))
  }

  @Test
  func `checking shows every record`() throws {
    var kinds: [OperationKind] = []
    let change = try ChangeSamples.worked()
    try ChangeSampleTables.catalogue().check(change, site: ChangeSamples.site) { reader in
      kinds.append(reader.kind)
    }
    #expect(kinds == [.insert, .insert, .update])
  }
}
