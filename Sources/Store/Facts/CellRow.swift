internal import Foundation
internal import GRDB
internal import Plant

/// One row read by column name, into the values of `Plant`.
///
/// Rows of changes from other laptops are checked only for their types, so a text that names no
/// case reads as missing rather than stopping the program.
struct CellRow {
  let row: Row
  /// The names of its columns, in order; nil lets GRDB look for them.
  ///
  /// GRDB puts every name into lower case at each question, which took longer than the rest of a reading.
  var columns: [String]?

  /// Every row a statement yields.
  static func all(_ statement: Statement, _ arguments: StatementArguments) throws -> [CellRow] {
    let columns = statement.columnNames
    return try Row.fetchAll(statement, arguments: arguments).map {
      CellRow(row: $0, columns: columns)
    }
  }

  private subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) -> Value? {
    guard let columns else { return row[column] }
    return columns.firstIndex(of: column).flatMap { row[$0] }
  }

  func id(_ column: String) -> ThingID? {
    (self[column] as Data?).flatMap { ThingID(bytes: $0) }
  }

  func need(_ column: String) -> ThingID { id(column) ?? .zero }
  func text(_ column: String) -> String? { self[column] }
  func string(_ column: String) -> String { self[column] ?? "" }
  func int(_ column: String) -> Int? { (self[column] as Int64?).map { Int(clamping: $0) } }
  func int64(_ column: String) -> Int64? { self[column] }
  func blob(_ column: String) -> [UInt8] { (self[column] as Data?).map { Array($0) } ?? [] }

  func bytes(_ column: String) -> [UInt8]? { (self[column] as Data?).map { Array($0) } }

  func value<Value: RawRepresentable<String>>(_ column: String) -> Value? {
    text(column).flatMap(Value.init(rawValue:))
  }

  func face(_ part: String = "part", _ connector: String = "connector") -> Face? {
    guard let part = id(part), let connector = int(connector) else { return nil }
    return Face(part: part, connector: connector)
  }

  func subject(_ kind: String = "subject_kind", _ id: String = "subject") -> Subject? {
    guard let kind: ThingKind = value(kind), let thing = self.id(id) else { return nil }
    return Subject(kind: kind, id: thing)
  }
}
