internal import Change

/// The changes of one section of a bundle, checked and unpressed.
package struct BundleSection: Sendable {
  /// Its number in the bundle, from 1.
  package let number: Int64
  /// How many changes it has.
  package let count: Int
  private let raw: [UInt8]

  /// Checks that the changes fill the bytes exactly.
  package init(number: Int64, count: Int, raw: [UInt8]) throws(BundleFault) {
    self.number = number
    self.count = count
    self.raw = raw
    var reader = PieceReader(raw)
    for _ in 0..<count {
      let size = try reader.number(4, "changes", in: 1...Int64(ChangeLimits.changeBytes))
      try reader.skip(Int(size), "changes")
    }
    try reader.finish()
  }

  /// Shows the sealed bytes of each change.
  package func visit<Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try raw.withUnsafeBufferPointer { buffer throws(Failure) in
      let bytes = UnsafeRawBufferPointer(buffer)
      var offset = 0
      // The lengths were checked when the section was made.
      while bytes.count - offset >= 4 {
        let size = Int(
          UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        offset += 4
        guard size <= bytes.count - offset else { return }
        try body(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size]))
        offset += size
      }
    }
  }
}
