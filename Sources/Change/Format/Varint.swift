/// SQLite's variable-length integers: big-endian, seven bits a byte, eight in the ninth.
///
/// Only the shortest spelling is read. Source: the SQLite file format, "varint".
enum Varint {
  /// Why no integer could be read.
  enum Fault: Error {
    case cutShort
    case notMinimal
  }

  /// The most bytes one integer takes.
  static let maximumSize = 9

  /// Reads one integer and moves `offset` behind it.
  @inline(__always)
  static func read(_ bytes: UnsafeRawBufferPointer, at offset: inout Int) throws(Fault) -> UInt64 {
    guard offset < bytes.count else { throw .cutShort }
    let first = bytes[offset]
    if first < 0x80 {
      offset += 1
      return UInt64(first)
    }
    return try readLong(bytes, at: &offset)
  }

  @inline(never)
  private static func readLong(
    _ bytes: UnsafeRawBufferPointer, at offset: inout Int
  ) throws(Fault) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<maximumSize {
      guard offset + index < bytes.count else { throw .cutShort }
      let byte = bytes[offset + index]
      if index == maximumSize - 1 {
        value = value << 8 | UInt64(byte)
        guard value >> 56 != 0 else { throw .notMinimal }
      } else {
        value = value << 7 | UInt64(byte & 0x7F)
        guard byte < 0x80 else { continue }
        guard bytes[offset] != 0x80 else { throw .notMinimal }
      }
      offset += index + 1
      return value
    }
    throw .cutShort
  }

  /// How many bytes the integer takes.
  static func size(of value: UInt64) -> Int {
    value >> 56 != 0 ? maximumSize : max(1, (64 - value.leadingZeroBitCount + 6) / 7)
  }

  /// Writes the shortest spelling.
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(value))
      return
    }
    let size = size(of: value)
    if size == maximumSize {
      for shift in stride(from: 57, through: 8, by: -7) {
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)) | 0x80)
      }
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    for index in (0..<size).reversed() {
      let bits = UInt8(truncatingIfNeeded: value >> UInt64(7 * index)) & 0x7F
      bytes.append(index == 0 ? bits : bits | 0x80)
    }
  }
}
