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

  /// Keys for which anybody can make a signature: the points of small order, in every spelling.
  ///
  /// Source: RFC 8032, section 5.1: the curve has cofactor 8.
  private static let provesNothing: Set<String> = {
    let y = [
      "0100000000000000000000000000000000000000000000000000000000000000",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "0000000000000000000000000000000000000000000000000000000000000000",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ]
    // The last bit is the sign of x.
    return Set(
      y.flatMap { digits in
        let last = UInt8(digits.suffix(2), radix: 16) ?? 0
        let signed = String(last | 0x80, radix: 16)
        return [digits, digits.dropLast(2) + signed]
      })
  }()

  /// Whether the holder of this key signed the message.
  public func verifies(_ signature: KeySignature, of message: [UInt8]) -> Bool {
    guard !Self.provesNothing.contains("\(self)"),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else {
      return false
    }
    return key.isValidSignature(signature.bytes, for: message)
  }
}
