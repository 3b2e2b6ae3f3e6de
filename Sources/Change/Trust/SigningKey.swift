internal import Crypto

/// The public half of a key that signs: thirty-two bytes of Ed25519.
@frozen
public struct SigningKey: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes32

  /// The key with these bytes.
  @inlinable
  public init(storage: Bytes32) {
    self.storage = storage
  }

  /// Whether the holder of this key signed the message.
  public func verifies(_ signature: KeySignature, of message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature.bytes, for: message)
  }
}
