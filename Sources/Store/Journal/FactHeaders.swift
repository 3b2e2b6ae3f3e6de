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

  /// The facts of a table that correct another one, by that one; reads the table through.
  func corrections(in table: TableCatalogue.Table) throws -> [[UInt8]: [[UInt8]]] {
    var corrections: [[UInt8]: [[UInt8]]] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT id, supersedes FROM \(table.name) WHERE supersedes IS NOT NULL"))
    while let row = try rows.next() {
      guard case .blob(let fact) = CellValue(row[0] as DatabaseValue),
        case .blob(let corrected) = CellValue(row[1] as DatabaseValue)
      else { continue }
      corrections[corrected, default: []].append(fact)
    }
    return corrections
  }

  /// The first fact of a chain of corrections.
  ///
  /// - Parameter known: those that were found before, while no fact comes: a chain is walked once.
  func place(of found: Found, _ known: inout [FactName: Found]) throws -> Found {
    var root = found
    var way: [FactName] = []
    // Most facts correct nothing, and speak from their own place: they are not worth remembering.
    while let target = root.header.blob(.supersedes) {
      let name = FactName(table: root.header.table.name, id: root.id)
      if let place = known[name] {
        root = place
        break
      }
      way.append(name)
      guard let earlier = try headers(root.header.table, where: "id = ?", [target.data]).first,
        earlier < root
      else { break }
      root = earlier
    }
    for name in way { known[name] = root }
    return root
  }
}

/// A fact of a table.
struct FactName: Hashable {
  var table: String
  var id: [UInt8]
}
