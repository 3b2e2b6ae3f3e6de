internal import Change

/// Writes the parts of a piece of a bundle.
struct PieceWriter {
  private(set) var bytes: [UInt8] = []

  /// A big-endian number of `size` bytes.
  mutating func number(_ size: Int, _ value: Int64) {
    for shift in (0..<size).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: value >> Int64(8 * shift)))
    }
  }

  mutating func byte(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func raw(_ more: some Sequence<UInt8>) {
    bytes += more
  }

  mutating func identifier(_ identifier: some ByteIdentifier) {
    identifier.withBytes { bytes += $0 }
  }

  mutating func text(_ text: String) {
    let text = PlainText.fitting(text)
    number(2, Int64(text.utf8.count))
    bytes += text.utf8
  }
}
