extension ChangesetReader {
  /// The bytes of a text or a blob, or the eight big-endian bytes of a number.
  @inlinable
  public func bytes(of cell: CellReference) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[cell.offset..<cell.offset + cell.length])
  }

  /// The eight bytes of an integer, or zero for a cell that is none.
  @inlinable
  public func integer(of cell: CellReference) -> Int64 {
    cell.type == .integer ? Int64(bitPattern: word(at: cell.offset)) : 0
  }

  /// The bit pattern of a real number, or zero for a cell that is none.
  @inlinable
  public func realBits(of cell: CellReference) -> UInt64 {
    cell.type == .real ? word(at: cell.offset) : 0
  }

  /// Copies the value; an undefined one is NULL.
  public func value(of cell: CellReference) -> CellValue {
    switch cell.type {
    case .undefined, .null: .null
    case .integer: .integer(Int64(bitPattern: word(at: cell.offset)))
    case .real: .real(word(at: cell.offset))
    case .text: .text(String(decoding: bytes(of: cell), as: UTF8.self))
    case .blob: .blob(Array(bytes(of: cell)))
    }
  }

  @inlinable
  func word(at offset: Int) -> UInt64 {
    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
