internal import Change
internal import Crypto
internal import Foundation

/// The private half of a site's own key, in `authority.key`: it says who belongs to the site.
///
/// No backup and no bundle has it. Who copies the file, copies the say.
struct SiteKey {
  private let signing: Curve25519.Signing.PrivateKey

  private static let heading = "ferrule authority key 1"

  /// A new key from random bytes.
  init(randomBytes: (Int) -> [UInt8]) throws {
    signing = try Curve25519.Signing.PrivateKey(rawRepresentation: randomBytes(32))
  }

  /// Reads the file; nil if there is none.
  ///
  /// - Throws: a ``StoreError`` with code `key-missing` if it cannot be read as a key.
  init?(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let trouble = StoreError(
      .keyMissing, "The site's key \(path) cannot be read.",
      next: "ls -l \(ShellWord.quoted(path))")
    guard FileWriting.isRegular(path), let data = FileManager.default.contents(atPath: path),
      data.count < 1_000
    else { throw trouble }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    guard lines.count == 2, lines[0] == Self.heading, let bytes = ChangeHash(hex: lines[1]) else {
      throw trouble
    }
    signing = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes.bytes)
  }

  /// The public half.
  var authority: AuthorityKey {
    get throws {
      guard let key = AuthorityKey(bytes: signing.publicKey.rawRepresentation) else {
        throw StoreError(.fault, "A public key has not 32 bytes.")
      }
      return key
    }
  }

  /// Its signature over a message.
  func signature(of message: [UInt8]) throws -> KeySignature {
    guard let made = KeySignature(bytes: try signing.signature(for: message)) else {
      throw StoreError(.fault, "A signature has not 64 bytes.")
    }
    return made
  }

  /// Says that a device belongs to the site.
  func certificate(
    of keys: DeviceKeys, laptop: String, role: DeviceRole, site: SiteID, atMS: Int64
  ) throws -> TrustStatement {
    try TrustStatement(
      site: site, issuer: .authority, atMS: atMS,
      content: .certificate(Certificate(keys: keys, laptop: laptop, role: role)),
      sign: signature)
  }

  /// Writes the file once, readable by the owner only.
  func write(to path: String) throws {
    let secret = Array(signing.rawRepresentation)
    guard let hex = ChangeHash(bytes: secret) else {
      throw StoreError(.fault, "A private key has not 32 bytes.")
    }
    try FileWriting.writeNew(Array("\(Self.heading)\n\(hex)\n".utf8), to: path, mode: 0o600)
  }
}
