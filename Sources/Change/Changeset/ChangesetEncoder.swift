/// Appends table headers and records to a changeset, as the caller orders them.
///
/// It knows no tables: see ``ChangesetWriter`` for the one that does.
package struct ChangesetEncoder: Sendable {
  /// Begins a table header.
  static let headerByte = UInt8(ascii: "T")

  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// An empty changeset.
  package init() {}

  /// Makes room for this many bytes in all.
  package mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  /// Begins the records of a table.
  package mutating func header(table: String, columnCount: Int, keyCount: Int) {
    bytes.append(ChangesetEncoder.headerByte)
    Varint.append(UInt64(columnCount), to: &bytes)
    for column in 0..<columnCount {
      bytes.append(column < keyCount ? UInt8(truncatingIfNeeded: column + 1) : 0)
    }
    bytes += table.utf8
    bytes.append(0)
  }

  /// Writes a row, padded with NULL or cut to the number of columns.
  package mutating func insert(_ cells: [CellValue], columnCount: Int) {
    bytes.append(OperationKind.insert.rawValue)
    bytes.append(0)
    for column in 0..<columnCount {
      append(column < cells.count ? cells[column] : .null)
    }
  }

  /// Writes new values of columns, which are in ascending order and behind the key.
  package mutating func update(key: [CellValue], cells: [UpdatedCell], columnCount: Int) {
    bytes.append(OperationKind.update.rawValue)
    bytes.append(0)
    for value in key { append(value) }
    appendSparse(cells, columns: key.count..<columnCount, \.old)
    for _ in key { bytes.append(CellType.undefined.rawValue) }
    appendSparse(cells, columns: key.count..<columnCount, \.new)
  }

  private mutating func appendSparse(
    _ cells: [UpdatedCell], columns: Range<Int>, _ side: KeyPath<UpdatedCell, CellValue>
  ) {
    var next = 0
    for column in columns {
      if next < cells.count, cells[next].column == column {
        append(cells[next][keyPath: side])
        next += 1
      } else {
        bytes.append(CellType.undefined.rawValue)
      }
    }
  }

  private mutating func append(_ value: CellValue) {
    switch value {
    case .null:
      bytes.append(CellType.null.rawValue)
    case .integer(let integer):
      bytes.append(CellType.integer.rawValue)
      withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
    case .real(let bits):
      bytes.append(CellType.real.rawValue)
      withUnsafeBytes(of: bits.bigEndian) { bytes.append(contentsOf: $0) }
    case .text(let text):
      bytes.append(CellType.text.rawValue)
      Varint.append(UInt64(text.utf8.count), to: &bytes)
      bytes += text.utf8
    case .blob(let blob):
      bytes.append(CellType.blob.rawValue)
      Varint.append(UInt64(blob.count), to: &bytes)
      bytes += blob
    }
  }

  /// How many bytes a value takes.
  static func size(of value: CellValue) -> Int {
    switch value {
    case .null: 1
    case .integer, .real: 9
    case .text(let text): 1 + Varint.size(of: UInt64(text.utf8.count)) + text.utf8.count
    case .blob(let blob): 1 + Varint.size(of: UInt64(blob.count)) + blob.count
    }
  }
}
