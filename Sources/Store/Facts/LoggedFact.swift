internal import Change
internal import Foundation
internal import GRDB
internal import Plant

extension StoreView {
  /// A fact as a change of the log wrote it, whether it stands in its table or not; nil if its words
  /// are none this program knows.
  func loggedFact(_ id: ThingID, in table: String, by change: ChangeNumber) throws -> Fact? {
    let key = CellValue.blob(id.bytes)
    var header: CellRow?
    var children: [String: [CellRow]] = [:]
    let log = try ChangeLog(db)
    for operation in try log.sealed(change).change.operations() {
      guard case .insert(let cells) = operation.content, cells.first == key,
        let definition = catalogue.table(operation.table)
      else { continue }
      switch definition.kind {
      case .fact where definition.name == table:
        let order = try log.applied(change).rank.effectiveHLC
        header = header ?? row(definition, cells, order: order)
      case .factChild(let parent) where parent == table:
        children[definition.name, default: []].append(row(definition, cells, order: 0))
      default: continue
      }
    }
    return try header.flatMap { try FactReading(db: db, logged: children).fact(in: table, $0) }
  }

  private func row(_ table: TableCatalogue.Table, _ cells: [CellValue], order: Int64) -> CellRow {
    var values: [String: (any DatabaseValueConvertible)?] = ["fact_order": order]
    for (column, cell) in zip(table.columns, cells) {
      values[column.name] =
        switch cell {
        case .null: nil
        case .integer(let number): number
        case .real(let bits): Double(bitPattern: bits)
        case .text(let text): text
        case .blob(let bytes): Data(bytes)
        }
    }
    return CellRow(row: Row(values))
  }
}
