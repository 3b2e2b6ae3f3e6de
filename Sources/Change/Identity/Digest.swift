import Crypto

/// SHA-256 into words, with the domain written first.
enum Digest {
  /// The hash of the domain's ASCII bytes and whatever `feed` hands to its argument.
  static func of(
    _ domain: StaticString, _ feed: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) -> Bytes32 {
    var hasher = SHA256()
    hasher.update(
      bufferPointer: UnsafeRawBufferPointer(
        start: domain.utf8Start, count: domain.utf8CodeUnitCount))
    feed { hasher.update(bufferPointer: $0) }
    return words(of: hasher.finalize())
  }

  /// The hash of the bytes alone.
  static func of(_ bytes: UnsafeRawBufferPointer) -> Bytes32 {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return words(of: hasher.finalize())
  }

  private static func words(of digest: SHA256Digest) -> Bytes32 {
    digest.withUnsafeBytes { bytes in Bytes32(bytes: bytes) } ?? Bytes32(0, 0, 0, 0)
  }
}
