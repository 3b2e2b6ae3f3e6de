internal import Change

/// Reads the parts of a piece of a bundle that is in memory; never beyond its end.
struct PieceReader {
  private let bytes: [UInt8]
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = 0
    end = bytes.count
  }

  var isAtEnd: Bool { offset == end }

  mutating func take(_ count: Int, _ part: String) throws(BundleFault) -> ArraySlice<UInt8> {
    guard count >= 0, count <= end - offset else { throw .cutShort(part) }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func skip(_ count: Int, _ part: String) throws(BundleFault) {
    guard count >= 0, count <= end - offset else { throw .cutShort(part) }
    offset += count
  }

  mutating func byte(_ part: String) throws(BundleFault) -> UInt8 {
    try take(1, part).first ?? 0
  }

  /// A big-endian number of `size` bytes inside `limits`.
  mutating func number(
    _ size: Int, _ part: String, in limits: ClosedRange<Int64>
  ) throws(BundleFault) -> Int64 {
    var value: UInt64 = 0
    for byte in try take(size, part) { value = value << 8 | UInt64(byte) }
    guard let number = Int64(exactly: value), limits.contains(number) else {
      throw .outOfRange(part)
    }
    return number
  }

  /// A number of elements, of which at least `size` bytes each are left.
  mutating func count(_ part: String, elementBytes size: Int) throws(BundleFault) -> Int {
    let count = Int(try number(4, part, in: 0...Int64(BundleFormat.vectorElements)))
    guard count <= (end - offset) / size else { throw .cutShort(part) }
    return count
  }

  mutating func identifier<Identifier: ByteIdentifier>(
    _ part: String
  ) throws(BundleFault) -> Identifier {
    guard let identifier = Identifier(bytes: try take(Identifier.byteCount, part)) else {
      throw .cutShort(part)
    }
    return identifier
  }

  mutating func text(_ part: String) throws(BundleFault) -> String {
    let size = Int(try number(2, part, in: 0...Int64(BundleFormat.textBytes)))
    let run = try take(size, part)
    let text = String(decoding: run, as: UTF8.self)
    guard text.utf8.elementsEqual(run), !text.unicodeScalars.contains(where: PlainText.isControl)
    else { throw .notText(part) }
    return text
  }

  func finish() throws(BundleFault) {
    guard isAtEnd else { throw .trailingBytes(end - offset) }
  }
}
