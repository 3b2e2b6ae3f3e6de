/// Sixteen bytes as two big-endian words: the words compare as the bytes do.
@frozen
public struct Bytes16: ByteStorage {
  @usableFromInline let word0: UInt64
  @usableFromInline let word1: UInt64

  /// Sixteen.
  @inlinable
  public static var byteCount: Int { 16 }

  /// The value whose bytes are the two words written big-endian.
  @inlinable
  public init(_ word0: UInt64, _ word1: UInt64) {
    self.word0 = word0
    self.word1 = word1
  }

  /// Copies the bytes; nil unless there are sixteen.
  @inlinable
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 16 else { return nil }
    word0 = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    word1 = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  }

  /// Lends the bytes in their written order.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBytes(of: (word0.bigEndian, word1.bigEndian), body)
  }

  /// Compares byte by byte.
  @inlinable
  public static func < (left: Bytes16, right: Bytes16) -> Bool {
    left.word0 != right.word0 ? left.word0 < right.word0 : left.word1 < right.word1
  }
}
