internal import Change

/// Cells as they are kept in local tables: the bytes of a changeset record.
enum CellBytes {
  /// The cells one after the other.
  static func bytes(of cells: [CellValue]) -> [UInt8] {
    var out: [UInt8] = []
    for cell in cells { append(cell, to: &out) }
    return out
  }

  /// The key of the record the reader stands at.
  static func key(of reader: borrowing ChangesetReader) -> [UInt8] {
    bytes(of: (0..<reader.keyCount).map { reader.value(of: reader.inserted($0)) })
  }

  /// Reads cells back; nil if the bytes are not what ``bytes(of:)`` wrote.
  static func cells(_ bytes: [UInt8]) -> [CellValue]? {
    var out: [CellValue] = []
    var offset = 0
    func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, bytes.count - offset >= count else { return nil }
      defer { offset += count }
      return bytes[offset..<offset + count]
    }
    func word() -> UInt64? { take(8)?.reduce(0) { $0 << 8 | UInt64($1) } }
    while offset < bytes.count {
      let type = bytes[offset]
      offset += 1
      switch type {
      case 1:
        guard let value = word() else { return nil }
        out.append(.integer(Int64(bitPattern: value)))
      case 2:
        guard let value = word() else { return nil }
        out.append(.real(value))
      case 3:
        guard let count = word(), let text = take(Int(clamping: count)) else { return nil }
        out.append(.text(String(decoding: text, as: UTF8.self)))
      case 4:
        guard let count = word(), let blob = take(Int(clamping: count)) else { return nil }
        out.append(.blob(Array(blob)))
      case 5: out.append(.null)
      default: return nil
      }
    }
    return out
  }

  private static func append(_ cell: CellValue, to out: inout [UInt8]) {
    func word(_ value: UInt64) {
      for shift in stride(from: 56, through: 0, by: -8) {
        out.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
      }
    }
    switch cell {
    case .null: out.append(5)
    case .integer(let value):
      out.append(1)
      word(UInt64(bitPattern: value))
    case .real(let bits):
      out.append(2)
      word(bits)
    case .text(let text):
      out.append(3)
      word(UInt64(text.utf8.count))
      out += text.utf8
    case .blob(let bytes):
      out.append(4)
      word(UInt64(bytes.count))
      out += bytes
    }
  }
}
