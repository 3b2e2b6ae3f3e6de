internal import Change

/// The prepared statements of one replicated table.
final class TableStatements {
  let table: TableCatalogue.Table
  let kind: TableCatalogue.TableKind
  let keyColumns: Int
  let columnCount: Int
  /// The columns that say that a record is out of use; none in a table of facts.
  let retiredColumns: [Int]
  /// The columns of a fact that say a word on something, or take one back; nil in other tables.
  let factColumns: FactColumns?
  /// Whether it says who belongs to the site.
  let isTrust: Bool
  /// Whether people type or scan what its rows are called.
  let isNamed: Bool
  private let connection: OpaquePointer
  private var groups: [Int: RawStatement] = [:]
  private var runs: [RawStatement?] = []

  /// Inserts a row unless its key is there: key, born, then the other columns.
  let insert: RawStatement
  /// The born number and all replicated columns of a row.
  let select: RawStatement
  /// Sets the born number of a row.
  let adopt: RawStatement
  /// Removes a row: only to put a twin in its place.
  let delete: RawStatement

  init(_ connection: OpaquePointer, _ table: TableCatalogue.Table) {
    self.connection = connection
    self.table = table
    kind = table.kind
    keyColumns = table.keyColumns
    columnCount = table.columns.count
    retiredColumns =
      table.index(ofGroup: Retirement.groupName).map { table.groups[$0].columns } ?? []
    factColumns = table.kind == .fact ? FactColumns(table) : nil
    isTrust = table.name == StoreView.trustTable
    isNamed = LookupCache.names(table.name)
    let key = table.columns.prefix(table.keyColumns).map(\.name)
    let rest = table.columns.dropFirst(table.keyColumns).map(\.name)
    let columns = (key + ["born"] + rest).joined(separator: ", ")
    let places = (1...table.columns.count + 1).map { "?\($0)" }.joined(separator: ", ")
    let match = key.enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: " AND ")
    insert = RawStatement(
      connection,
      "INSERT INTO \(table.name) (\(columns)) VALUES (\(places)) ON CONFLICT DO NOTHING")
    select = RawStatement(
      connection,
      "SELECT born, \((key + rest).joined(separator: ", ")) FROM \(table.name) WHERE \(match)")
    adopt = RawStatement(
      connection, "UPDATE \(table.name) SET born = ?\(key.count + 1) WHERE \(match)")
    delete = RawStatement(connection, "DELETE FROM \(table.name) WHERE \(match)")
  }

  /// The most rows of one fact that one statement inserts.
  static let longestRun = 16

  /// Inserts several rows under one fact unless their keys are there.
  ///
  /// Its places are the fact, born, and for each row its columns after the first. One statement for all
  /// of them costs much less than one for each.
  func insertRun(_ count: Int) -> RawStatement {
    if runs.isEmpty { runs = Array(repeating: nil, count: Self.longestRun + 1) }
    if let known = runs[count] { return known }
    let key = table.columns.prefix(keyColumns).map(\.name)
    let rest = table.columns.dropFirst(keyColumns).map(\.name)
    let width = columnCount - 1
    let rows = (0..<count).map { row in
      let cells = (1...width).map { "?\(row * width + $0 + 2)" }
      let all = ["?1"] + cells.prefix(keyColumns - 1) + ["?2"] + cells.dropFirst(keyColumns - 1)
      return "(\(all.joined(separator: ", ")))"
    }
    let statement = RawStatement(
      connection,
      """
      INSERT INTO \(table.name) (\((key + ["born"] + rest).joined(separator: ", ")))
      VALUES \(rows.joined(separator: ", ")) ON CONFLICT DO NOTHING
      """)
    runs[count] = statement
    return statement
  }

  /// Sets the columns of a group of a record: key, then the values.
  func setGroup(_ group: Int) -> RawStatement {
    if let known = groups[group] { return known }
    let columns = table.groups[group].columns.enumerated().map {
      "\(table.columns[$1].name) = ?\($0 + 2)"
    }
    let statement = RawStatement(
      connection,
      """
      UPDATE \(table.name) SET \(columns.joined(separator: ", "))
      WHERE \(table.columns[0].name) = ?1
      """)
    groups[group] = statement
    return statement
  }
}
