import CSession
import Change
import TestSupport

extension SQLiteChangeset.Record {
  /// An operation as our own reader gives it.
  init(_ operation: Change.Operation, _ tables: TableCatalogue) {
    let keyCount = tables.table(operation.table)?.keyColumns ?? 0
    switch operation.content {
    case .insert(let cells):
      self.init(
        table: operation.table, keyCount: keyCount, operation: SQLITE_INSERT,
        old: cells.map { _ in nil }, new: cells)
    case .update(let key, let cells):
      let width = tables.table(operation.table)?.columns.count ?? 0
      let none = [CellValue?](repeating: nil, count: width)
      self.init(
        table: operation.table, keyCount: keyCount, operation: SQLITE_UPDATE, old: none, new: none)
      for (column, cell) in key.enumerated() { old[column] = cell }
      for cell in cells {
        old[cell.column] = cell.old
        new[cell.column] = cell.new
      }
    }
  }

  /// Whether a row comes.
  var isInsert: Bool { operation == SQLITE_INSERT }
  /// Whether a row goes.
  var isDelete: Bool { operation == SQLITE_DELETE }

  /// The row it is about.
  var key: FoldedTables.Key {
    FoldedTables.Key(
      table: table, cells: (isInsert ? new : old).prefix(keyCount).map { $0 ?? .null })
  }
}

extension NetChanges {
  /// What the records of a changeset with each row once come to.
  ///
  /// `localColumn` says where a table has a column that does not travel; it is left out.
  init(
    _ records: [SQLiteChangeset.Record],
    localColumn: (SQLiteChangeset.Record) -> Int? = { _ in nil }
  ) {
    self.init()
    for var record in records {
      if let local = localColumn(record) {
        record.old.remove(at: local)
        record.new.remove(at: local)
      }
      self[record.key] = Self.change(record)
    }
  }

  /// What records come to, one after the other: a row's first old values and last new ones.
  ///
  /// A row that is inserted is so before anything else happens to it, and once.
  init(folding records: [SQLiteChangeset.Record]) {
    var net: [FoldedTables.Key: SQLiteChangeset.Record] = [:]
    for record in records {
      guard var whole = net[record.key] else {
        net[record.key] = record
        continue
      }
      for (column, new) in record.new.enumerated() {
        guard let new else { continue }
        if !whole.isInsert, whole.old[column] == nil { whole.old[column] = record.old[column] }
        whole.new[column] = new
      }
      net[record.key] = whole
    }
    self = net.compactMapValues(Self.change)
  }

  private static func change(_ record: SQLiteChangeset.Record) -> NetChange? {
    if record.isDelete { return .deleted }
    if record.isInsert { return .inserted(record.new.map { $0 ?? .null }) }
    var columns: [Int: [CellValue]] = [:]
    for (column, new) in record.new.enumerated() {
      if let new, let old = record.old[column], new != old { columns[column] = [old, new] }
    }
    return columns.isEmpty ? nil : .updated(columns)
  }
}
