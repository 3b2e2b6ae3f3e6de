internal import Change
internal import GRDB

/// Reads the headers of facts as far as they say something or take something back.
struct FactHeaders {
  /// A fact's header and the effective hybrid time of its change.
  struct Found: Comparable {
    var header: FactHeaderCells
    var hlc: Int64

    var id: [UInt8] { header.blob(.id) ?? [] }

    static func == (left: Found, right: Found) -> Bool {
      left.hlc == right.hlc && left.id == right.id
    }

    static func < (left: Found, right: Found) -> Bool {
      guard left.hlc == right.hlc else { return left.hlc < right.hlc }
      return left.id.lexicographicallyPrecedes(right.id)
    }
  }

  /// A fact and the place it speaks from: its own, or that of the first fact it corrects.
  struct Spoken: Comparable {
    var place: Found
    var fact: Found

    static func < (left: Spoken, right: Spoken) -> Bool {
      (left.place, left.fact) < (right.place, right.fact)
    }
  }

  let db: Database
  let catalogue: TableCatalogue

  /// The headers of a table for which `condition` holds.
  func headers(
    _ table: TableCatalogue.Table, where condition: String, _ arguments: StatementArguments
  ) throws -> [Found] {
    let columns = FactColumns(table)
    let names = columns.read.map { ", \(table.name).\(table.columns[$0].name)" }.joined()
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT change_log.hlc\(names)
          FROM \(table.name) JOIN change_log ON change_log.n = \(table.name).born
          WHERE \(condition)
          """), arguments: arguments)
    return rows.map { row in
      var cells: [CellValue] = Array(repeating: .null, count: table.columns.count)
      for (place, column) in columns.read.enumerated() {
        cells[column] = CellValue(row[place + 1] as DatabaseValue)
      }
      return Found(header: FactHeaderCells(columns, cells: cells), hlc: row[0])
    }
  }

  /// The first fact of a chain of corrections.
  func place(of found: Found) throws -> Found {
    var root = found
    while let target = root.header.blob(.supersedes),
      let earlier = try headers(root.header.table, where: "id = ?", [target.data]).first,
      earlier < root
    {
      root = earlier
    }
    return root
  }
}
