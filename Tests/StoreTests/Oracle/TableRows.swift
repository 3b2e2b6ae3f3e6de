import Change
import Store
import TestSupport

/// The rows of all replicated tables, all cells of each.
typealias TableRows = [FoldedTables.Key: [CellValue]]

/// What became of a row between two moments.
enum NetChange: Hashable {
  /// It came, with these cells.
  case inserted([CellValue])
  /// These columns have other values: before and after.
  case updated([Int: [CellValue]])
  /// It went.
  case deleted
}

/// What became of the rows between two moments; rows that stayed as they were are not in it.
typealias NetChanges = [FoldedTables.Key: NetChange]

extension TableRows {
  /// What has to happen to these rows to become the others.
  func changes(to after: TableRows) -> NetChanges {
    var out: NetChanges = [:]
    for (key, cells) in after {
      guard let before = self[key] else {
        out[key] = .inserted(cells)
        continue
      }
      var columns: [Int: [CellValue]] = [:]
      for column in cells.indices where cells[column] != before[column] {
        columns[column] = [before[column], cells[column]]
      }
      if !columns.isEmpty { out[key] = .updated(columns) }
    }
    for key in keys where after[key] == nil { out[key] = .deleted }
    return out
  }

  /// The rows after what an author did who had seen all there is: each operation is simply done.
  ///
  /// An INSERT of a record that is there sets the groups it has values for; an UPDATE of one that is
  /// not there brings it.
  func applying(_ operations: [Change.Operation], _ tables: TableCatalogue) -> TableRows {
    var out = self
    for operation in operations {
      guard let table = tables.table(operation.table) else { continue }
      let width = table.columns.count
      switch operation.content {
      case .insert(let cells):
        let all = cells + Array(repeating: .null, count: width - cells.count)
        let key = FoldedTables.Key(
          table: table.name, cells: Array(all.prefix(table.keyColumns)))
        guard var row = out[key] else {
          out[key] = all
          continue
        }
        for group in table.groups where group.columns.contains(where: { !all[$0].isNull }) {
          for column in group.columns { row[column] = all[column] }
        }
        out[key] = row
      case .update(let keyCells, let cells):
        let key = FoldedTables.Key(table: table.name, cells: keyCells)
        var row = out[key] ?? keyCells + Array(repeating: .null, count: width - keyCells.count)
        for cell in cells { row[cell.column] = cell.new }
        out[key] = row
      }
    }
    return out
  }
}

extension Store {
  /// The replicated columns of all rows here.
  func replicatedRows() throws -> TableRows {
    var out: TableRows = [:]
    for table in tables.tables {
      let columns = table.columns.map(\.name).joined(separator: ", ")
      for cells in try select("SELECT \(columns) FROM \(table.name)") {
        out[
          FoldedTables.Key(table: table.name, cells: Array(cells.prefix(table.keyColumns)))] = cells
      }
    }
    return out
  }
}
