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
  ///
  /// What a cord and its ends held before it may itself have been written with a move that was taken back
  /// since: then it is what they held before that one.
  public func records(before fact: ThingID, in table: String) throws -> [RecordBefore] {
    guard let born = try change(with: fact, in: table) else { return [] }
    let (order, writes) = try self.writes(of: born)
    return try order.compactMap { id in
      guard let write = writes[id] else { return nil }
      var now = try RecordReading(db: db).cells(write.table, id)
      var before = write.before(leftAt: now)
      if !before.isEmpty, let cable = try cable(of: write.kind, id) {
        for earlier in try movesTakenBack(ofCable: cable, since: born) {
          for (column, value) in before { now[column] = value }
          guard let under = try self.writes(of: earlier).writes[id] else { continue }
          before.merge(under.before(leftAt: now)) { $1 }
        }
      }
      return RecordBefore(
        kind: write.kind, id: id, isNew: write.isNew, cells: write.named(before))
    }
  }

  private func cable(of kind: ThingKind, _ id: ThingID) throws -> ThingID? {
    switch kind {
    case .cable: id
    case .cableEnd:
      try rows("SELECT cable FROM cable_end WHERE id = ?", [id.data]).first?.id("cable")
    default: nil
    }
  }

  /// The changes before another one that moved an end of a cable, and whose move was taken back after it;
  /// newest first.
  private func movesTakenBack(ofCable cable: ThingID, since change: ChangeNumber) throws
    -> [ChangeNumber]
  {
    try rows(
      """
      SELECT DISTINCT made.n AS number, made.hlc
      FROM cable_end
        JOIN part_move AS move ON move.part = cable_end.id
        JOIN superseded ON superseded.fact = move.id
        JOIN withdrawal ON withdrawal.id = superseded.by_fact
        JOIN change_log AS made ON made.n = move.born
        JOIN change_log AS back ON back.n = withdrawal.born
        JOIN change_log AS later ON later.n = ?
      WHERE cable_end.cable = ? AND made.hlc < later.hlc AND back.hlc > later.hlc
      ORDER BY made.hlc DESC
      """, [change.rawValue, cable.data]
    ).compactMap { $0.int64("number").map { ChangeNumber(rawValue: $0) } }
  }

  /// What a change wrote to each record, and the records in its order.
  private func writes(of change: ChangeNumber) throws -> (
    order: [ThingID], writes: [ThingID: RecordWrite]
  ) {
    var order: [ThingID] = []
    var writes: [ThingID: RecordWrite] = [:]
    for operation in try ChangeLog.sealed(db, change).change.operations() {
      guard let kind = ThingKind(rawValue: operation.table),
        let table = catalogue.table(operation.table), table.kind == .record,
        case .blob(let bytes)? = operation.keys.first, let id = ThingID(bytes: bytes)
      else { continue }
      if writes[id] == nil { order.append(id) }
      writes[id, default: RecordWrite(kind: kind, table: table)].add(operation.content)
    }
    return (order, writes)
  }

  private func operations(with fact: ThingID, in table: String) throws -> [Change.Operation] {
    guard let number = try change(with: fact, in: table) else { return [] }
    return try ChangeLog.sealed(db, number).change.operations()
  }

  func change(with fact: ThingID, in table: String) throws -> ChangeNumber? {
    guard catalogue.table(table)?.kind == .fact else { return nil }
    return try rows("SELECT born FROM \(table) WHERE id = ?", [fact.data]).first?.int64("born")
      .map { ChangeNumber(rawValue: $0) }
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

  /// What was before it, by the place of the column, in the groups that are as it left them.
  func before(leftAt now: [CellValue]) -> [Int: CellValue] {
    var cells: [Int: CellValue] = [:]
    for group in table.groups where group.columns.allSatisfy({ isLeft($0, now) }) {
      for column in group.columns { cells[column] = written[column]?.before }
    }
    return cells
  }

  /// Cells by the names of their columns.
  func named(_ cells: [Int: CellValue]) -> [String: Cell] {
    var named: [String: Cell] = [:]
    for (column, value) in cells { named[table.columns[column].name] = Cell(value: value) }
    return named
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
