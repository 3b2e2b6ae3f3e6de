/// The public half of a key that opens what is sealed for it: thirty-two bytes of X25519.
@frozen
public struct AgreementKey: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes32

  /// The key with these bytes.
  @inlinable
  public init(storage: Bytes32) {
    self.storage = storage
  }
}
