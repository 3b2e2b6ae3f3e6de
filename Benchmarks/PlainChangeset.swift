import CSession
import Change

/// Rows of changes as one changeset for SQLite's own apply: table by table, in the order of time.
///
/// Its columns are those of the store's tables, the local `born` among them.
struct PlainChangeset {
  private struct Table {
    var name: [UInt8]
    var columns: Int
    var keys: Int
    var records: [UInt8] = []
  }

  private var tables: [Table] = []

  /// Adds all operations of a change; `born` is the number the store will give it.
  mutating func add(_ change: Change, born: Int64) throws {
    try change.body.withUnsafeBytes { raw in
      var reader = ChangesetReader(raw)
      var table = 0
      while try reader.next() {
        if reader.tableChanged { table = index(of: reader) }
        switch reader.kind {
        case .insert: insert(reader, born, into: &tables[table].records)
        case .update: update(reader, into: &tables[table].records)
        }
      }
    }
  }

  /// The changeset.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    for table in tables {
      out.append(UInt8(ascii: "T"))
      out.append(UInt8(table.columns))
      out += (0..<table.columns).map { $0 < table.keys ? UInt8($0 + 1) : 0 }
      out += table.name + [0]
      out += table.records
    }
    return out
  }

  private mutating func index(of reader: borrowing ChangesetReader) -> Int {
    let name = Array(reader.tableNameBytes)
    if let known = tables.firstIndex(where: { $0.name == name }) { return known }
    tables.append(Table(name: name, columns: reader.columnCount + 1, keys: reader.keyCount))
    return tables.count - 1
  }

  private func insert(
    _ reader: borrowing ChangesetReader, _ born: Int64, into out: inout [UInt8]
  ) {
    out += [18, 0]
    for column in 0..<reader.columnCount {
      if column == reader.keyCount { append(.integer(born), to: &out) }
      append(reader.value(of: reader.inserted(column)), to: &out)
    }
  }

  private func update(_ reader: borrowing ChangesetReader, into out: inout [UInt8]) {
    out += [23, 0]
    for side in 0..<2 {
      for column in 0..<reader.columnCount {
        if column == reader.keyCount { out.append(0) }
        let cell = side == 0 ? reader.old(column) : reader.new(column)
        if cell.type == .undefined {
          out.append(0)
        } else {
          append(reader.value(of: cell), to: &out)
        }
      }
    }
  }

  private func append(_ value: CellValue, to out: inout [UInt8]) {
    func word(_ word: UInt64) {
      withUnsafeBytes(of: word.bigEndian) { out += $0 }
    }
    func run(_ type: UInt8, _ bytes: [UInt8]) {
      out.append(type)
      // Two bytes of varint are enough: no cell of a benchmark has more than 16,383 bytes.
      if bytes.count >= 128 { out.append(UInt8(bytes.count >> 7) | 0x80) }
      out.append(UInt8(bytes.count & 0x7F))
      out += bytes
    }
    switch value {
    case .null: out.append(5)
    case .integer(let number):
      out.append(1)
      word(UInt64(bitPattern: number))
    case .real(let bits):
      out.append(2)
      word(bits)
    case .text(let text): run(3, Array(text.utf8))
    case .blob(let bytes): run(4, bytes)
    }
  }
}
