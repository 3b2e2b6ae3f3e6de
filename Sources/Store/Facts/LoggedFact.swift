internal import Change
internal import Foundation
internal import GRDB
internal import Plant

extension StoreView {
  /// Facts as changes of the log wrote them, whether they stand in their tables or not; without those whose
  /// words are none this program knows.
  ///
  /// Each change is read once, however many of its facts are named, and in the order of their numbers; not at
  /// all if none of them is still wanted then.
  func eachLoggedFact(
    _ names: [ChangeNumber: Set<FactName>], _ log: ChangeLog,
    isWanted: (FactName) -> Bool = { _ in true },
    _ body: (FactName, ChangeNumber, Fact) throws -> Void
  ) throws {
    for (number, named) in names.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let wanted = named.filter(isWanted)
      guard !wanted.isEmpty else { continue }
      let order = try log.applied(number).rank.effectiveHLC
      var headers: [FactName: CellRow] = [:]
      var children: [FactName: [String: [CellRow]]] = [:]
      for operation in try log.sealed(number).change.operations() {
        guard case .insert(let cells) = operation.content, case .blob(let id)? = cells.first,
          let definition = catalogue.table(operation.table)
        else { continue }
        switch definition.kind {
        case .fact:
          let name = FactName(table: definition.name, id: id)
          guard wanted.contains(name), headers[name] == nil else { continue }
          headers[name] = row(definition, cells, order: order)
        case .factChild(let parent):
          let name = FactName(table: parent, id: id)
          guard wanted.contains(name) else { continue }
          children[name, default: [:]][definition.name, default: []].append(
            row(definition, cells, order: 0))
        case .record: continue
        }
      }
      for (name, header) in headers {
        let reading = FactReading(db: db, logged: children[name] ?? [:])
        if let fact = try reading.fact(in: name.table, header) { try body(name, number, fact) }
      }
    }
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
