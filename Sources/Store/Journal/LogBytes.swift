package import Change

/// The canonical bytes of a change as the log keeps them: what is repeated in them is kept once.
///
/// A change names its fact in every row under it, and rows differ by few bytes: half of an inspection
/// and more goes. It is a form of this store alone; what is signed for and relayed is unpacked.
public struct LogBytes: Sendable {
  /// What is kept.
  package let kept: [UInt8]

  /// Packs the bytes of a change.
  public init(packing bytes: [UInt8]) {
    kept = LogPacking.packed(bytes)
  }

  /// What was read from the log.
  package init(kept: [UInt8]) {
    self.kept = kept
  }

  /// The bytes as they were before they were packed.
  ///
  /// - Throws: a ``StoreError`` with code `store-damaged`.
  package func bytes() throws -> [UInt8] {
    guard let bytes = LogPacking.unpacked(kept) else {
      throw StoreError(
        .damaged, "The bytes of a change in the log cannot be unpacked.", next: "ferrule doctor")
    }
    return bytes
  }

  /// The change that was kept.
  ///
  /// - Throws: a ``StoreError`` with code `store-damaged`: what the log holds was a change when it was
  ///   written, so nobody else is to blame.
  package func sealed() throws -> SealedChange {
    let bytes = try bytes()
    do throws(ChangeError) {
      return try SealedChange(decoding: bytes)
    } catch {
      throw StoreError(
        .damaged, "A change in the log cannot be read: \(error)", next: "ferrule doctor")
    }
  }
}

extension CellRow {
  /// The canonical bytes in the column `bytes` of a row of the log.
  func logBytes() throws -> [UInt8] {
    try LogBytes(kept: blob("bytes")).bytes()
  }
}
