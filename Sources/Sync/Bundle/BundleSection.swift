package import Change
internal import Store

/// The elements of one section of a bundle, checked and unpacked.
package struct BundleSection: Sendable {
  /// Its number in the bundle, from 1.
  package let number: Int64
  /// What it holds.
  package let kind: SectionKind
  /// How many elements it has.
  package let count: Int
  private let raw: [UInt8]

  /// Checks that the elements fill the bytes exactly.
  package init(
    number: Int64, kind: SectionKind, count: Int, raw: [UInt8]
  ) throws(PieceFault) {
    self.number = number
    self.kind = kind
    self.count = count
    self.raw = raw
    var reader = PieceReader(raw)
    for _ in 0..<count {
      let size = try reader.number(4, "elements", in: 1...Int64(Self.mostBytes(kind)))
      try reader.skip(Int(size), "elements")
    }
    try reader.finish()
  }

  /// The most bytes an element of a kind may have.
  private static func mostBytes(_ kind: SectionKind) -> Int {
    switch kind {
    case .statements: TrustStatement.mostBytes
    case .heads: SignedHead.byteCount
    case .changes: ChangeLimits.changeBytes
    case .images: ImagePiece.headBytes + ImagePiece.fullBytes
    case .snapshot: SnapshotFormat.pieceBytes
    }
  }

  /// Shows the bytes of each element.
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
