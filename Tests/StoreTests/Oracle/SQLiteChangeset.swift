import CSession
import Change

/// A changeset as SQLite's own session extension reads, nets and turns it round.
///
/// Only for bytes made in this process: the extension's parser hangs and crashes on malformed ones.
enum SQLiteChangeset {
  /// One record; a column it does not name is nil.
  struct Record: Hashable {
    var table: String
    var keyCount: Int
    var operation: Int32
    var old: [CellValue?]
    var new: [CellValue?]
  }

  /// What the extension answered instead of going on.
  struct Failure: Error {
    var call: String
    var code: Int32
  }

  /// Every record in order.
  static func records(of bytes: [UInt8]) throws -> [Record] {
    var bytes = bytes
    return try bytes.withUnsafeMutableBytes { raw in
      var iterator: OpaquePointer?
      try check("start", sqlite3changeset_start(&iterator, Int32(raw.count), raw.baseAddress))
      defer { sqlite3changeset_finalize(iterator) }
      var out: [Record] = []
      while true {
        let step = sqlite3changeset_next(iterator)
        if step == SQLITE_DONE { return out }
        guard step == SQLITE_ROW else { throw Failure(call: "next", code: step) }
        out.append(try record(iterator))
      }
    }
  }

  /// The net changes: each row once.
  static func net(of bytes: [UInt8]) throws -> [UInt8] {
    var bytes = bytes
    return try bytes.withUnsafeMutableBytes { raw in
      var size: Int32 = 0
      var out: UnsafeMutableRawPointer?
      try check(
        "concat",
        sqlite3changeset_concat(Int32(raw.count), raw.baseAddress, 0, nil, &size, &out))
      return taken(out, size)
    }
  }

  /// What takes the changes back.
  static func inverse(of bytes: [UInt8]) throws -> [UInt8] {
    try bytes.withUnsafeBytes { raw in
      var size: Int32 = 0
      var out: UnsafeMutableRawPointer?
      try check("invert", sqlite3changeset_invert(Int32(raw.count), raw.baseAddress, &size, &out))
      return taken(out, size)
    }
  }

  /// Copies bytes the extension made, and frees them.
  static func taken(_ start: UnsafeMutableRawPointer?, _ size: Int32) -> [UInt8] {
    defer { sqlite3_free(start) }
    return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(size)))
  }

  static func check(_ call: String, _ code: Int32) throws {
    guard code == SQLITE_OK else { throw Failure(call: call, code: code) }
  }

  private static func record(_ iterator: OpaquePointer?) throws -> Record {
    var name: UnsafePointer<CChar>?
    var columns: Int32 = 0
    var operation: Int32 = 0
    var indirect: Int32 = 0
    try check("op", sqlite3changeset_op(iterator, &name, &columns, &operation, &indirect))
    var flags: UnsafeMutablePointer<UInt8>?
    try check("pk", sqlite3changeset_pk(iterator, &flags, &columns))
    let keyCount = (0..<Int(columns)).count { flags?[$0] != 0 }
    func cells(
      _ read: (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Int32
    ) throws -> [CellValue?] {
      try (0..<columns).map { column in
        var value: OpaquePointer?
        try check("value", read(iterator, column, &value))
        return value.map { cell($0) }
      }
    }
    let none = [CellValue?](repeating: nil, count: Int(columns))
    return Record(
      table: name.map { String(cString: $0) } ?? "", keyCount: keyCount, operation: operation,
      old: operation == SQLITE_INSERT ? none : try cells(sqlite3changeset_old),
      new: operation == SQLITE_DELETE ? none : try cells(sqlite3changeset_new))
  }

  /// A value as SQLite holds it.
  static func cell(_ value: OpaquePointer?) -> CellValue {
    let count = Int(sqlite3_value_bytes(value))
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: return .real(sqlite3_value_double(value).bitPattern)
    case SQLITE_TEXT:
      let bytes = UnsafeRawBufferPointer(start: sqlite3_value_text(value), count: count)
      return .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_BLOB:
      return .blob(Array(UnsafeRawBufferPointer(start: sqlite3_value_blob(value), count: count)))
    default: return .null
    }
  }
}
