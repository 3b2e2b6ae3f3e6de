/// Writes the parts of a piece of a file.
package struct PieceWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// A big-endian number of `size` bytes.
  package mutating func number(_ size: Int, _ value: Int64) {
    for shift in (0..<size).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: value >> Int64(8 * shift)))
    }
  }

  package mutating func byte(_ byte: UInt8) {
    bytes.append(byte)
  }

  package mutating func raw(_ more: some Sequence<UInt8>) {
    bytes += more
  }

  package mutating func identifier(_ identifier: some ByteIdentifier) {
    identifier.withBytes { bytes += $0 }
  }

  /// Their number, then the identifiers as they stand.
  package mutating func identifiers(_ identifiers: [some ByteIdentifier]) {
    number(4, Int64(identifiers.count))
    for each in identifiers { identifier(each) }
  }

  package mutating func text(_ text: String) {
    let text = PlainText.fitting(text)
    number(2, Int64(text.utf8.count))
    bytes += text.utf8
  }
}
