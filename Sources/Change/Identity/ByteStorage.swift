/// A fixed number of bytes kept as machine words, so that hashing and comparing are quick.
public protocol ByteStorage: Hashable, Comparable, Sendable {
  /// How many bytes a value has.
  static var byteCount: Int { get }

  /// Copies the bytes; nil unless there are exactly ``byteCount`` of them.
  init?(bytes: UnsafeRawBufferPointer)

  /// Lends the bytes in their written order.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result
}
