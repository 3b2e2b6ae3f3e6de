/// The sixteen random bytes that make a restart change unlike any other.
@frozen
public struct ChangeNonce: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes16

  /// The identifier with these bytes.
  @inlinable
  public init(storage: Bytes16) {
    self.storage = storage
  }
}
