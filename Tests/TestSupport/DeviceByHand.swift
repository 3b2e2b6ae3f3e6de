public import Change
internal import Crypto

/// A device without a store, whose keys follow from a number.
public struct DeviceByHand: Sendable {
  private let signing: Curve25519.Signing.PrivateKey
  /// Its public keys.
  public let keys: DeviceKeys

  /// The device of that number.
  public init(_ number: UInt64) throws {
    let words = (0..<4).flatMap { word in
      withUnsafeBytes(of: (number &* 0x9E37_79B9_7F4A_7C15 &+ word).bigEndian) { Array($0) }
    }
    signing = try Curve25519.Signing.PrivateKey(rawRepresentation: words)
    let agreement = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: words.map { ~$0 })
    guard let signingKey = SigningKey(bytes: signing.publicKey.rawRepresentation),
      let agreementKey = AgreementKey(bytes: agreement.publicKey.rawRepresentation)
    else { throw NoKey() }
    keys = DeviceKeys(signing: signingKey, agreement: agreementKey)
  }

  private struct NoKey: Error {}

  /// Its id.
  public var device: DeviceID { keys.device }

  /// Its signature over a message.
  public func signature(of message: [UInt8]) throws -> KeySignature {
    guard let made = KeySignature(bytes: try signing.signature(for: message)) else { throw NoKey() }
    return made
  }

  /// Its head at a change.
  public func head(_ name: ChangeName, site: SiteID) throws -> SignedHead {
    SignedHead(
      name: name, signature: try signature(of: SignedHead.message(name, site: site)))
  }

  /// As a site's key: that a device belongs to the site.
  public func certificate(
    of keys: DeviceKeys, laptop: String, role: DeviceRole = .technician, site: SiteID,
    atMS: Int64 = 1_800_000_000_000
  ) throws -> TrustStatement {
    try says(
      .certificate(Certificate(keys: keys, laptop: laptop, role: role)), site: site, atMS: atMS)
  }

  /// As a site's key: anything.
  public func says(
    _ content: TrustStatement.Content, issuer: TrustIssuer = .authority, site: SiteID,
    atMS: Int64 = 1_800_000_000_000
  ) throws -> TrustStatement {
    try TrustStatement(site: site, issuer: issuer, atMS: atMS, content: content, sign: signature)
  }

  /// As a site's key: its public half.
  public var authority: AuthorityKey { AuthorityKey(storage: keys.signing.storage) }
}
