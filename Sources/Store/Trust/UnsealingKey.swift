package import Change
package import Crypto
internal import Foundation

/// Opens what was sealed for this store's device; the secret stays inside.
package struct UnsealingKey: Sendable {
  /// Whose key it is.
  package let device: DeviceID
  private let secret: Curve25519.KeyAgreement.PrivateKey

  init(_ key: DeviceKey) throws {
    device = try key.deviceID
    secret = key.agreement
  }

  /// The reader of what one sender sealed.
  package func recipient(encapsulated: [UInt8], info: [UInt8]) throws -> HPKE.Recipient {
    try HPKE.Recipient(
      privateKey: secret, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data(info),
      encapsulatedKey: Data(encapsulated))
  }
}

extension Store {
  /// What opens bundles that were sealed for this device.
  ///
  /// - Throws: a ``StoreError`` with code `key-missing`.
  package func unsealingKey() throws -> UnsealingKey { try UnsealingKey(ownKey()) }
}
