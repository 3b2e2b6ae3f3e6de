import CSession
import Change

/// A prepared statement of a plain connection.
final class RawQuery {
  private let database: RawDatabase
  private let statement: OpaquePointer

  init(_ database: RawDatabase, _ statement: OpaquePointer) {
    self.database = database
    self.statement = statement
  }

  deinit {
    sqlite3_finalize(statement)
  }

  func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.error("a step failed")
    }
  }

  /// Runs it to its end and makes it ready again.
  func run() throws {
    defer { sqlite3_reset(statement) }
    while try step() {}
  }

  func bind(_ place: Int, _ value: CellValue) {
    switch value {
    case .null: sqlite3_bind_null(statement, Int32(place))
    case .integer(let number): sqlite3_bind_int64(statement, Int32(place), number)
    case .real(let bits):
      sqlite3_bind_double(statement, Int32(place), Double(bitPattern: bits))
    case .text(var text):
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          _ = sqlite3_bind_text(
            statement, Int32(place), $0.baseAddress, Int32($0.count), Self.copied)
        }
      }
    case .blob(let bytes):
      _ = sqlite3_bind_blob(statement, Int32(place), bytes, Int32(bytes.count), Self.copied)
    }
  }

  func bind(_ place: Int, sqliteValue value: OpaquePointer?) {
    sqlite3_bind_value(statement, Int32(place), value)
  }

  func text(_ column: Int) -> String {
    sqlite3_column_text(statement, Int32(column)).map { String(cString: $0) } ?? ""
  }

  func integer(_ column: Int) -> Int64 {
    sqlite3_column_int64(statement, Int32(column))
  }

  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
