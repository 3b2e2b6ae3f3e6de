/// Holds the records of one change against the rules of their tables, one after the other.
struct ValidityCheck {
  private let change: Change
  private let catalogue: TableCatalogue
  /// The smallest schema that knows what was named so far.
  private var needed = 1
  private var tableIndex = 0
  private var table: TableCatalogue.Table
  /// How many columns of each group an UPDATE touches.
  private var touched: [Int] = []
  private var facts: Set<Row> = []
  private var parentIndex = 0
  private var children: ChildOrder

  /// The fact that was found last, since children of one fact come together.
  private var lastParent: Row?

  init(of change: Change, tables catalogue: TableCatalogue) {
    self.change = change
    self.catalogue = catalogue
    table = TableCatalogue.Table(name: "", kind: .fact, columns: [], keyColumns: 0)
    children = ChildOrder(tableCount: catalogue.tables.count)
  }

  mutating func check(_ reader: borrowing ChangesetReader) throws(ChangeError) {
    if reader.tableChanged { try begin(reader) }
    switch reader.kind {
    case .insert: try checkInsert(reader)
    case .update: try checkUpdate(reader)
    }
  }

  /// Checks what only the whole change shows.
  func finish(_ body: UnsafeRawBufferPointer) throws(ChangeError) {
    guard change.schema == needed else {
      throw .schemaNotSmallest(declared: change.schema, needed: needed)
    }
    try children.finish(body)
  }

  private mutating func begin(_ reader: borrowing ChangesetReader) throws(ChangeError) {
    guard let index = catalogue.index(ofTable: reader.tableNameBytes) else {
      throw .operation(reader.index, table: reader.tableName, .unknownTable)
    }
    tableIndex = index
    table = catalogue.tables[index]
    let expected = table.columnCount(atSchema: change.schema)
    guard expected > 0 else {
      throw .operation(reader.index, table: reader.tableName, .unknownTable)
    }
    guard reader.columnCount == expected else {
      throw fault(reader, .columnCount(found: reader.columnCount, expected: expected))
    }
    guard reader.keyCount == table.keyColumns else {
      throw fault(reader, .keyColumns(found: reader.keyCount, expected: table.keyColumns))
    }
    if touched.count != table.groups.count {
      touched = Array(repeating: 0, count: table.groups.count)
    }
    if case .factChild(let parent) = table.kind {
      parentIndex = catalogue.index(ofTable: parent) ?? parentIndex
    }
  }

  // MARK: INSERT

  private mutating func checkInsert(_ reader: borrowing ChangesetReader) throws(ChangeError) {
    var lastNamed = 0
    for column in 0..<reader.columnCount {
      let type = reader.inserted(column).type
      if type == table.cellTypes[column] {
        lastNamed = column
      } else if type != .null {
        throw fault(reader, .type(column: table.columns[column].name))
      } else if table.columns[column].notNull {
        throw fault(reader, .null(column: table.columns[column].name))
      }
    }
    needed = max(needed, table.columns[lastNamed].sinceSchema)
    let id = try id(reader)
    switch table.kind {
    case .record:
      break
    case .fact:
      guard
        FactID(storage: id).belongs(
          toOperation: reader.index, prev: change.prev, device: change.device, seq: change.seq)
      else { throw fault(reader, .factID) }
      guard facts.insert(Row(table: tableIndex, id: id)).inserted else {
        throw fault(reader, .keyTwice)
      }
    case .factChild:
      guard isInserted(Row(table: parentIndex, id: id)) else {
        throw fault(reader, .parentMissing)
      }
      children.note(reader, parent: id, table: tableIndex)
    }
  }

  private mutating func isInserted(_ fact: Row) -> Bool {
    if fact == lastParent { return true }
    guard facts.contains(fact) else { return false }
    lastParent = fact
    return true
  }

  // MARK: UPDATE

  private mutating func checkUpdate(_ reader: borrowing ChangesetReader) throws(ChangeError) {
    guard table.kind == .record else { throw fault(reader, .updateOfFact) }
    guard reader.old(0).type == table.cellTypes[0] else {
      throw fault(reader, .type(column: table.columns[0].name))
    }
    _ = try id(reader)
    for group in touched.indices { touched[group] = 0 }
    var lastNamed = 0
    for column in table.keyColumns..<reader.columnCount {
      let old = reader.old(column).type
      guard old != .undefined, let group = table.groupOfColumn[column] else { continue }
      let new = reader.new(column).type
      guard old == table.cellTypes[column] || old == .null,
        new == table.cellTypes[column] || new == .null
      else {
        throw fault(reader, .type(column: table.columns[column].name))
      }
      if new == .null, table.columns[column].notNull {
        throw fault(reader, .null(column: table.columns[column].name))
      }
      touched[group] += 1
      lastNamed = column
    }
    for (count, group) in zip(touched, table.groups) where count > 0 {
      guard count == group.columns.count else { throw fault(reader, .partOfGroup(group.name)) }
    }
    needed = max(needed, table.columns[lastNamed].sinceSchema)
  }

  /// The sixteen bytes of the first column.
  private func id(_ reader: borrowing ChangesetReader) throws(ChangeError) -> Bytes16 {
    guard let id = Bytes16(bytes: reader.bytes(of: reader.old(0))) else {
      throw fault(reader, .idLength(column: table.columns[0].name))
    }
    return id
  }

  private func fault(
    _ reader: borrowing ChangesetReader, _ fault: OperationFault
  ) -> ChangeError {
    .operation(reader.index, table: table.name, fault)
  }
}
