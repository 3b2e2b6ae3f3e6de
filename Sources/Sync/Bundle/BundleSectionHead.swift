package import Change

/// What a section says of itself before its bytes.
package struct BundleSectionHead: Hashable, Sendable {
  /// What it holds.
  package var kind: SectionKind
  /// How its bytes are packed.
  package var packing: SectionPacking
  /// How many elements it has.
  package var count: Int
  /// Its bytes before packing.
  package var rawBytes: Int
  /// Its bytes as they stand in the file.
  package var packedBytes: Int
  /// SHA-256 over the bytes as they stand in the file.
  package var hash: [UInt8]

  /// A head with all its parts.
  package init(
    kind: SectionKind, packing: SectionPacking, count: Int, rawBytes: Int, packedBytes: Int,
    hash: [UInt8]
  ) {
    self.kind = kind
    self.packing = packing
    self.count = count
    self.rawBytes = rawBytes
    self.packedBytes = packedBytes
    self.hash = hash
  }

  /// Reads what follows a section's mark; every size is inside its limits then.
  package init(decoding bytes: [UInt8]) throws(PieceFault) {
    var reader = PieceReader(bytes)
    guard let kind = SectionKind(rawValue: try reader.byte("kind")) else {
      throw .outOfRange("kind")
    }
    guard let packing = SectionPacking(rawValue: try reader.byte("packing")) else {
      throw .outOfRange("packing")
    }
    self.kind = kind
    self.packing = packing
    count = Int(try reader.number(4, "count", in: 1...Int64(BundleFormat.rawBytes / 5)))
    rawBytes = Int(try reader.number(4, "length", in: 1...Int64(BundleFormat.rawBytes)))
    packedBytes = Int(
      try reader.number(4, "packed length", in: 1...Int64(BundleFormat.packedBytes)))
    guard packing == .deflated || packedBytes == rawBytes else {
      throw .outOfRange("packed length")
    }
    hash = Array(try reader.take(BundleFormat.hashBytes, "hash"))
    try reader.finish()
  }

  /// The mark and the head as they are written.
  package var bytes: [UInt8] {
    var writer = PieceWriter()
    writer.byte(BundleFormat.sectionMark)
    writer.byte(kind.rawValue)
    writer.byte(packing.rawValue)
    writer.number(4, Int64(count))
    writer.number(4, Int64(rawBytes))
    writer.number(4, Int64(packedBytes))
    writer.raw(hash)
    return writer.bytes
  }
}
