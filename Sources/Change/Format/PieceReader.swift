/// Reads the parts of a piece of a file that is in memory; never beyond its end.
package struct PieceReader {
  private let bytes: [UInt8]
  package private(set) var offset: Int
  private let end: Int

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = 0
    end = bytes.count
  }

  package var isAtEnd: Bool { offset == end }

  /// How many bytes are left.
  package var left: Int { end - offset }

  package mutating func take(
    _ count: Int, _ part: String
  ) throws(PieceFault) -> ArraySlice<UInt8> {
    guard count >= 0, count <= end - offset else { throw .cutShort(part) }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  package mutating func skip(_ count: Int, _ part: String) throws(PieceFault) {
    guard count >= 0, count <= end - offset else { throw .cutShort(part) }
    offset += count
  }

  package mutating func byte(_ part: String) throws(PieceFault) -> UInt8 {
    try take(1, part).first ?? 0
  }

  /// A big-endian number of `size` bytes inside `limits`.
  package mutating func number(
    _ size: Int, _ part: String, in limits: ClosedRange<Int64>
  ) throws(PieceFault) -> Int64 {
    var value: UInt64 = 0
    for byte in try take(size, part) { value = value << 8 | UInt64(byte) }
    guard let number = Int64(exactly: value), limits.contains(number) else {
      throw .outOfRange(part)
    }
    return number
  }

  /// A number of elements, at most `limit`, of which at least `size` bytes each are left.
  package mutating func count(
    _ part: String, elementBytes size: Int, limit: Int
  ) throws(PieceFault) -> Int {
    let count = Int(try number(4, part, in: 0...Int64(limit)))
    guard count <= (end - offset) / size else { throw .cutShort(part) }
    return count
  }

  package mutating func identifier<Identifier: ByteIdentifier>(
    _ part: String
  ) throws(PieceFault) -> Identifier {
    guard let identifier = Identifier(bytes: try take(Identifier.byteCount, part)) else {
      throw .cutShort(part)
    }
    return identifier
  }

  /// Identifiers, ascending, none twice.
  package mutating func identifiers<Identifier: ByteIdentifier>(
    _ part: String, limit: Int
  ) throws(PieceFault) -> [Identifier] {
    let count = try count(part, elementBytes: Identifier.byteCount, limit: limit)
    var found: [Identifier] = []
    for _ in 0..<count {
      let next: Identifier = try identifier(part)
      if let last = found.last, !(last < next) { throw .notAscending(part) }
      found.append(next)
    }
    return found
  }

  package mutating func text(_ part: String) throws(PieceFault) -> String {
    let size = Int(try number(2, part, in: 0...Int64(PlainText.textBytes)))
    let run = try take(size, part)
    let text = String(decoding: run, as: UTF8.self)
    guard text.utf8.elementsEqual(run), !text.unicodeScalars.contains(where: PlainText.isControl)
    else { throw .notText(part) }
    return text
  }

  package mutating func signature(_ part: String) throws(PieceFault) -> KeySignature {
    guard let signature = KeySignature(bytes: try take(KeySignature.byteCount, part)) else {
      throw .cutShort(part)
    }
    return signature
  }

  package func finish() throws(PieceFault) {
    guard isAtEnd else { throw .trailingBytes(end - offset) }
  }
}
