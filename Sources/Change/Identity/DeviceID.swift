/// The name of a device: a hash that binds its two public keys.
@frozen
public struct DeviceID: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes32

  /// The identifier with these bytes.
  @inlinable
  public init(storage: Bytes32) {
    self.storage = storage
  }

  /// The id of the device that holds the private halves of these keys.
  public init(of keys: DeviceKeys) {
    let bytes = keys.signing.bytes + keys.agreement.bytes
    storage = Digest.of("ferrule device 1") { update in bytes.withUnsafeBytes(update) }
  }

  /// The id of the device that holds these two public keys; nil unless each has 32 bytes.
  ///
  /// SHA-256 over the 16 ASCII bytes `ferrule device 1`, the Ed25519 key and the X25519 key.
  public init?(signingKey: some Collection<UInt8>, agreementKey: some Collection<UInt8>) {
    guard signingKey.count == 32, agreementKey.count == 32 else { return nil }
    let keys = Array(signingKey) + Array(agreementKey)
    storage = Digest.of("ferrule device 1") { update in keys.withUnsafeBytes(update) }
  }
}
