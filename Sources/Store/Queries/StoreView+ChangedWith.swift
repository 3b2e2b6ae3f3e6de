internal import Change
internal import Foundation
internal import GRDB
public import Plant

/// What a record was before a fact changed it too.
extension StoreView {
  /// What a column of a record held when the change that brought a fact wrote it anew.
  ///
  /// - Returns: nil if that change did not write it, or the fact is not here.
  public func cell(
    _ column: String, of kind: ThingKind, _ id: ThingID, before fact: ThingID, in table: String
  ) throws -> Cell? {
    guard
      let place = catalogue.table(kind.rawValue)?.columns.firstIndex(where: { $0.name == column })
    else { return nil }
    for operation in try operations(with: fact, in: table) where operation.table == kind.rawValue {
      guard case .update(let key, let cells) = operation.content, key == [.blob(id.bytes)],
        let cell = cells.first(where: { $0.column == place })
      else { continue }
      return Cell(value: cell.old)
    }
    return nil
  }

  /// What the records were that the change which brought a fact made or wrote to, in its order.
  public func records(before fact: ThingID, in table: String) throws -> [RecordBefore] {
    var order: [ThingID] = []
    var writes: [ThingID: RecordWrite] = [:]
    for operation in try operations(with: fact, in: table) {
      guard let kind = ThingKind(rawValue: operation.table),
        let table = catalogue.table(operation.table), table.kind == .record,
        case .blob(let bytes)? = operation.keys.first, let id = ThingID(bytes: bytes)
      else { continue }
      if writes[id] == nil { order.append(id) }
      writes[id, default: RecordWrite(kind: kind, table: table)].add(operation.content)
    }
    return try order.compactMap { id in
      guard let write = writes[id] else { return nil }
      let now = try RecordReading(db: db).cells(write.table, id)
      return RecordBefore(
        kind: write.kind, id: id, isNew: write.isNew, cells: write.cells(leftAt: now))
    }
  }

  private func operations(with fact: ThingID, in table: String) throws -> [Change.Operation] {
    guard catalogue.table(table)?.kind == .fact,
      let born = try rows("SELECT born FROM \(table) WHERE id = ?", [fact.data]).first?
        .int64("born")
    else { return [] }
    return try ChangeLog.sealed(db, ChangeNumber(rawValue: born)).change.operations()
  }
}

/// What one change wrote to one record.
private struct RecordWrite {
  let kind: ThingKind
  let table: TableCatalogue.Table
  private(set) var isNew = false
  /// What each column that was written anew held before it, and holds after it.
  private var written: [Int: (before: CellValue, after: CellValue)] = [:]

  init(kind: ThingKind, table: TableCatalogue.Table) {
    (self.kind, self.table) = (kind, table)
  }

  mutating func add(_ content: Change.Operation.Content) {
    switch content {
    case .insert: isNew = true
    case .update(_, let cells):
      for cell in cells {
        written[cell.column] = (written[cell.column]?.before ?? cell.old, cell.new)
      }
    }
  }

  /// What was before it in the groups that are as it left them.
  func cells(leftAt now: [CellValue]) -> [String: Cell] {
    var cells: [String: Cell] = [:]
    for group in table.groups where group.columns.allSatisfy({ isLeft($0, now) }) {
      for column in group.columns {
        cells[table.columns[column].name] = written[column].map { Cell(value: $0.before) }
      }
    }
    return cells
  }

  private func isLeft(_ column: Int, _ now: [CellValue]) -> Bool {
    written[column].map { $0.after == now[column] } ?? true
  }
}

extension Change.Operation {
  /// The key of the row it is about.
  fileprivate var keys: [CellValue] {
    switch content {
    case .insert(let cells): cells
    case .update(let key, _): key
    }
  }
}
