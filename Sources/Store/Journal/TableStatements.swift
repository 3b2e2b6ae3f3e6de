internal import Change

/// The prepared statements of one replicated table.
final class TableStatements {
  let table: TableCatalogue.Table
  private let connection: OpaquePointer
  private var groups: [Int: RawStatement] = [:]

  /// Inserts a row unless its key is there: key, born, then the other columns.
  let insert: RawStatement
  /// The born number and all replicated columns of a row.
  let select: RawStatement
  /// Sets the born number of a row.
  let adopt: RawStatement
  /// Removes a row: only to put a twin in its place.
  let delete: RawStatement
  /// The columns that say that a record is out of use; none in a table of facts.
  let retiredColumns: [Int]

  init(_ connection: OpaquePointer, _ table: TableCatalogue.Table) throws {
    self.connection = connection
    self.table = table
    retiredColumns =
      table.index(ofGroup: Retirement.groupName).map { table.groups[$0].columns } ?? []
    let key = table.columns.prefix(table.keyColumns).map(\.name)
    let rest = table.columns.dropFirst(table.keyColumns).map(\.name)
    let columns = (key + ["born"] + rest).joined(separator: ", ")
    let places = (1...table.columns.count + 1).map { "?\($0)" }.joined(separator: ", ")
    let match = key.enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: " AND ")
    insert = try RawStatement(
      connection,
      "INSERT INTO \(table.name) (\(columns)) VALUES (\(places)) ON CONFLICT DO NOTHING")
    select = try RawStatement(
      connection,
      "SELECT born, \((key + rest).joined(separator: ", ")) FROM \(table.name) WHERE \(match)")
    adopt = try RawStatement(
      connection, "UPDATE \(table.name) SET born = ?\(key.count + 1) WHERE \(match)")
    delete = try RawStatement(connection, "DELETE FROM \(table.name) WHERE \(match)")
  }

  /// Sets the columns of a group of a record: key, then the values.
  func setGroup(_ group: Int) throws -> RawStatement {
    if let known = groups[group] { return known }
    let columns = table.groups[group].columns.enumerated().map {
      "\(table.columns[$1].name) = ?\($0 + 2)"
    }
    let statement = try RawStatement(
      connection,
      """
      UPDATE \(table.name) SET \(columns.joined(separator: ", "))
      WHERE \(table.columns[0].name) = ?1
      """)
    groups[group] = statement
    return statement
  }
}
