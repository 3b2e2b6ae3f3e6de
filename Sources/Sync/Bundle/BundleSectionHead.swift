/// What a section says of itself before its bytes.
package struct BundleSectionHead: Hashable, Sendable {
  /// How many changes it has.
  package var count: Int
  /// Its bytes before deflating.
  package var rawBytes: Int
  /// Its bytes after deflating.
  package var deflatedBytes: Int
  /// SHA-256 over the deflated bytes.
  package var hash: [UInt8]

  /// A head with all its parts.
  package init(count: Int, rawBytes: Int, deflatedBytes: Int, hash: [UInt8]) {
    self.count = count
    self.rawBytes = rawBytes
    self.deflatedBytes = deflatedBytes
    self.hash = hash
  }

  /// Reads what follows a section's mark; every size is inside its limits then.
  package init(decoding bytes: [UInt8]) throws(BundleFault) {
    var reader = PieceReader(bytes)
    guard try reader.byte("kind") == BundleFormat.changesKind else { throw .outOfRange("kind") }
    count = Int(try reader.number(4, "count", in: 1...Int64(BundleFormat.rawBytes / 5)))
    rawBytes = Int(try reader.number(4, "length", in: 1...Int64(BundleFormat.rawBytes)))
    deflatedBytes = Int(
      try reader.number(4, "deflated length", in: 1...Int64(BundleFormat.deflatedBytes)))
    hash = Array(try reader.take(BundleFormat.hashBytes, "hash"))
    try reader.finish()
  }

  /// The mark and the head as they are written.
  package var bytes: [UInt8] {
    var writer = PieceWriter()
    writer.byte(BundleFormat.sectionMark)
    writer.byte(BundleFormat.changesKind)
    writer.number(4, Int64(count))
    writer.number(4, Int64(rawBytes))
    writer.number(4, Int64(deflatedBytes))
    writer.raw(hash)
    return writer.bytes
  }
}
