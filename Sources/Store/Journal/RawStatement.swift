internal import Change
internal import GRDBSQLite

/// A prepared statement for the hot loops of a merge: no row objects, no argument arrays.
///
/// It is prepared when it is first used, since one write uses few of those a merge may need. SQL that
/// cannot be prepared fails at the first step.
final class RawStatement {
  private let connection: OpaquePointer
  private let sql: String
  /// Where the prepared statement is kept: in a class's own variable it would be guarded at each use,
  /// which takes as long as binding a number.
  private let room: UnsafeMutablePointer<OpaquePointer?>

  init(_ connection: OpaquePointer, _ sql: String) {
    self.connection = connection
    self.sql = sql
    room = .allocate(capacity: 1)
    room.initialize(to: nil)
  }

  deinit {
    sqlite3_finalize(prepared)
    room.deallocate()
  }

  @inline(__always)
  private var prepared: OpaquePointer? { room.pointee }

  @inline(__always)
  private var statement: OpaquePointer? {
    prepared ?? prepare()
  }

  @inline(never)
  private func prepare() -> OpaquePointer? {
    sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), room, nil)
    return prepared
  }

  /// Runs the statement; true while it yields rows.
  func step() throws -> Bool {
    guard let statement else { throw Self.error(connection, sqlite3_errcode(connection)) }
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw Self.error(connection, code)
    }
  }

  /// Runs a query and shows each of its rows.
  static func each(
    _ connection: OpaquePointer, _ sql: String, _ body: (RawStatement) throws -> Void
  ) throws {
    let statement = RawStatement(connection, sql)
    defer { statement.finalize() }
    while try statement.step() { try body(statement) }
  }

  /// Runs a statement that yields no rows, and makes it ready to be bound again.
  func run() throws {
    defer { reset() }
    while try step() {}
  }

  /// Gives the connection back what it holds; it is prepared anew when it is used again.
  func finalize() {
    sqlite3_finalize(prepared)
    room.pointee = nil
  }

  /// Makes the statement ready to be bound again.
  func reset() {
    sqlite3_reset(prepared)
  }

  /// How many rows the last statement on this connection wrote.
  var changedRows: Int32 { sqlite3_changes(connection) }

  func bind(_ place: Int, _ value: Int64) {
    sqlite3_bind_int64(statement, Int32(place), value)
  }

  func bindNull(_ place: Int) {
    sqlite3_bind_null(statement, Int32(place))
  }

  /// Binds bytes that must stay where they are until the statement has run.
  func bindBlob(_ place: Int, lent bytes: UnsafeRawBufferPointer) {
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(statement, Int32(place), 0)
    } else {
      sqlite3_bind_blob64(
        statement, Int32(place), bytes.baseAddress, UInt64(bytes.count), nil)
    }
  }

  func bind(_ place: Int, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bindBlob(place, copied: $0) }
  }

  func bind(_ place: Int, _ identifier: some ByteIdentifier) {
    identifier.withBytes { bindBlob(place, copied: $0) }
  }

  /// Binds bytes that may go away before the statement runs.
  func bindBlob(_ place: Int, copied bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      sqlite3_bind_zeroblob(statement, Int32(place), 0)
      return
    }
    sqlite3_bind_blob64(statement, Int32(place), start, UInt64(bytes.count), Self.transient)
  }

  func bind(_ place: Int, _ text: String) {
    var text = text
    text.withUTF8 { bindText(place, UnsafeRawBufferPointer($0), Self.transient) }
  }

  private func bindText(
    _ place: Int, _ raw: UnsafeRawBufferPointer, _ destructor: sqlite3_destructor_type?
  ) {
    // An empty buffer may have no address, and no address would bind NULL.
    guard let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else {
      sqlite3_bind_text(statement, Int32(place), "", 0, Self.transient)
      return
    }
    sqlite3_bind_text64(
      statement, Int32(place), start, UInt64(raw.count), destructor, UInt8(SQLITE_UTF8))
  }

  func bind(_ place: Int, _ value: CellValue) {
    switch value {
    case .null: bindNull(place)
    case .integer(let number): bind(place, number)
    case .real(let bits):
      sqlite3_bind_double(statement, Int32(place), Double(bitPattern: bits))
    case .text(let text): bind(place, text)
    case .blob(let bytes): bind(place, bytes)
    }
  }

  /// Binds a cell of a changeset whose bytes must stay where they are until the statement has run.
  func bind(_ place: Int, _ cell: CellReference, of reader: borrowing ChangesetReader) {
    switch cell.type {
    case .undefined, .null: bindNull(place)
    case .integer: bind(place, reader.integer(of: cell))
    case .real:
      sqlite3_bind_double(
        statement, Int32(place), Double(bitPattern: reader.realBits(of: cell)))
    case .text: bindText(place, reader.bytes(of: cell), nil)
    case .blob: bindBlob(place, lent: reader.bytes(of: cell))
    }
  }

  func integer(_ column: Int) -> Int64 {
    sqlite3_column_int64(prepared, Int32(column))
  }

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(prepared, Int32(column)) == SQLITE_NULL
  }

  /// The identifier in a column; nil if it has not as many bytes.
  func identifier<Identifier: ByteIdentifier>(_ column: Int) -> Identifier? {
    guard let start = sqlite3_column_blob(prepared, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(prepared, Int32(column)))
    return Identifier(bytes: UnsafeRawBufferPointer(start: start, count: count))
  }

  func blob(_ column: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(prepared, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(prepared, Int32(column)))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Lends the bytes of a column, which stay where they are until the next step.
  func withBlob<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let start = sqlite3_column_blob(prepared, Int32(column))
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(prepared, Int32(column)))
    return body(UnsafeRawBufferPointer(start: start, count: count))
  }

  func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(prepared, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(prepared, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func value(_ column: Int) -> CellValue {
    switch sqlite3_column_type(prepared, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(prepared, Int32(column)).bitPattern)
    case SQLITE_TEXT: .text(text(column))
    case SQLITE_BLOB: .blob(blob(column))
    default: .null
    }
  }

  /// SQLite copies the bytes before the call returns.
  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private static func error(_ connection: OpaquePointer, _ code: Int32) -> StoreError {
    SQLiteTrouble.error(
      code: code, text: String(cString: sqlite3_errmsg(connection)),
      path: sqlite3_db_filename(connection, "main").map { String(cString: $0) } ?? "The store")
  }
}
