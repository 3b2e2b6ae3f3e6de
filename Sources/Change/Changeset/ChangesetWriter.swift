/// Writes the operations of one change in their order, at the smallest schema that knows them.
///
/// The number of columns a table has in a body depends on the change's schema, so what was written
/// is written anew when an operation names something newer. That is rare.
public struct ChangesetWriter: Sendable {
  /// The smallest schema that knows everything written so far.
  public private(set) var schema = 1
  /// How many operations were written.
  public private(set) var operationCount = 0

  private let catalogue: TableCatalogue
  private var encoder = ChangesetEncoder()
  private var table: Int?
  private var boundSoFar = 0

  /// An empty body for a change of these tables.
  public init(tables: TableCatalogue) {
    catalogue = tables
  }

  /// The body so far.
  public var bytes: [UInt8] { encoder.bytes }

  /// How many bytes the body has so far.
  public var byteCount: Int { encoder.bytes.count }

  /// The most bytes the body can have after these operations, whatever schema it then needs.
  ///
  /// Ask before appending a fact with its children: they must be in one change, and a body may have
  /// ``ChangeLimits/bodyBytes`` at most.
  public func byteCountBound(appending operations: [Change.Operation]) -> Int {
    operations.reduce(boundSoFar) { $0 + bound(of: $1) }
  }

  /// Writes an operation at the end.
  ///
  /// An INSERT may leave out columns at the end. Only what the encoding needs is checked here; the
  /// rest is for ``TableCatalogue/check(_:site:)``.
  ///
  /// - Throws: ``ChangeError/operation(_:table:_:)`` when the operation cannot be written.
  public mutating func append(_ operation: Change.Operation) throws(ChangeError) {
    guard let index = catalogue.index(ofTable: operation.table) else {
      throw fault(operation, .unknownTable)
    }
    let written = catalogue.tables[index]
    let needed = try neededSchema(operation, written)
    if needed > schema { try raise(to: needed) }
    write(operation, index)
    boundSoFar += bound(of: operation)
    operationCount += 1
  }

  private mutating func write(_ operation: Change.Operation, _ index: Int) {
    let columnCount = catalogue.tables[index].columnCount(atSchema: schema)
    if table != index {
      encoder.header(
        table: operation.table, columnCount: columnCount,
        keyCount: catalogue.tables[index].keyColumns)
      table = index
    }
    switch operation.content {
    case .insert(let cells):
      encoder.insert(cells, columnCount: columnCount)
    case .update(let key, let cells):
      encoder.update(key: key, cells: cells, columnCount: columnCount)
    }
  }

  private mutating func raise(to newer: Int) throws(ChangeError) {
    let written: [Change.Operation]
    do {
      written = try Change.Operation.all(in: encoder.bytes)
    } catch {
      throw .body(error)
    }
    schema = newer
    encoder = ChangesetEncoder()
    table = nil
    for operation in written {
      guard let index = catalogue.index(ofTable: operation.table) else { continue }
      write(operation, index)
    }
  }

  /// Checks that the operation can be written, and tells the schema it needs.
  private func neededSchema(
    _ operation: Change.Operation, _ table: TableCatalogue.Table
  ) throws(ChangeError) -> Int {
    var newest = 0
    switch operation.content {
    case .insert(let cells):
      guard cells.count <= table.columns.count, cells.count >= table.keyColumns else {
        throw fault(
          operation, .columnCount(found: cells.count, expected: table.columns.count))
      }
      for (column, cell) in cells.enumerated() where !cell.isNull {
        try check(cell, operation, table.columns[column])
        newest = column
      }
      try checkKey(cells.prefix(table.keyColumns), operation, table)
    case .update(let key, let cells):
      guard key.count == table.keyColumns else {
        throw fault(operation, .keyColumns(found: key.count, expected: table.keyColumns))
      }
      try checkKey(key[...], operation, table)
      guard !cells.isEmpty else { throw fault(operation, .columnOrder) }
      newest = table.keyColumns - 1
      for cell in cells {
        guard cell.column > newest, cell.column < table.columns.count else {
          throw fault(operation, .columnOrder)
        }
        newest = cell.column
        try check(cell.old, operation, table.columns[cell.column])
        try check(cell.new, operation, table.columns[cell.column])
      }
    }
    return table.columns[newest].sinceSchema
  }

  private func checkKey(
    _ key: ArraySlice<CellValue>, _ operation: Change.Operation, _ table: TableCatalogue.Table
  ) throws(ChangeError) {
    for (column, cell) in zip(table.columns, key) {
      if cell.isNull { throw fault(operation, .null(column: column.name)) }
      try check(cell, operation, column)
    }
  }

  private func check(
    _ value: CellValue, _ operation: Change.Operation, _ column: TableCatalogue.Column
  ) throws(ChangeError) {
    switch value {
    case .text(let text) where text.utf8.contains(0):
      throw fault(operation, .textWithNUL(column: column.name))
    case .real(let bits) where !CellValue.isKept(real: bits):
      throw fault(operation, .realNotKept(column: column.name))
    case .null, .integer, .real, .text, .blob:
      break
    }
  }

  private func fault(
    _ operation: Change.Operation, _ fault: OperationFault
  ) -> ChangeError {
    .operation(operationCount, table: operation.table, fault)
  }

  /// The bytes of the operation and a header before it, with all columns there are.
  private func bound(of operation: Change.Operation) -> Int {
    let columnCount = catalogue.table(operation.table)?.columns.count ?? 0
    let header =
      2 + Varint.size(of: UInt64(columnCount)) + columnCount + operation.table.utf8.count
    switch operation.content {
    case .insert(let cells):
      return header + 2 + columnCount + cells.reduce(0) { $0 + ChangesetEncoder.size(of: $1) }
    case .update(let key, let cells):
      let keySize = key.reduce(0) { $0 + ChangesetEncoder.size(of: $1) }
      return header + 2 + 2 * columnCount + keySize
        + cells.reduce(0) {
          $0 + ChangesetEncoder.size(of: $1.old) + ChangesetEncoder.size(of: $1.new)
        }
    }
  }
}
