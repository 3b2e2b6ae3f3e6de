import Change
import Crypto
import Foundation
import Store
import Testing

/// The secrets of a floor's stores, read from their folders: whatever happens to those later.
struct SiteSigner {
  private var siteKey: Curve25519.Signing.PrivateKey?
  private var devices: [DeviceID: Curve25519.Signing.PrivateKey] = [:]

  /// Reads the device's key, and the site's if it is there.
  mutating func learn(_ store: Store) throws {
    if siteKey == nil, FileManager.default.fileExists(atPath: store.folder.authorityKey) {
      siteKey = try Self.key(in: store.folder.authorityKey)
    }
    devices[store.identity.device] = try Self.key(in: store.folder.key)
  }

  private static func key(in path: String) throws -> Curve25519.Signing.PrivateKey {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let secret = try #require(lines.dropFirst().first.flatMap { ChangeHash(hex: $0) })
    return try Curve25519.Signing.PrivateKey(rawRepresentation: secret.bytes)
  }

  private static func sign(
    _ message: [UInt8], _ key: Curve25519.Signing.PrivateKey
  ) throws -> KeySignature {
    try #require(KeySignature(bytes: key.signature(for: message)))
  }

  func signature(of message: [UInt8], by device: DeviceID) throws -> KeySignature {
    try Self.sign(message, #require(devices[device]))
  }

  func says(_ content: TrustStatement.Content, site: SiteID) throws -> TrustStatement {
    let key = try #require(siteKey)
    return try TrustStatement(
      site: site, issuer: .authority, atMS: 1_800_000_000_000, content: content
    ) { try Self.sign($0, key) }
  }

  /// A head at each of the changes whose device is known.
  func heads(_ changes: [[UInt8]], site: SiteID) throws -> [SignedHead] {
    let names = Set(changes.compactMap { try? SealedChange(decoding: $0).name })
    return try names.sorted().compactMap { name in
      guard devices[name.device] != nil else { return nil }
      return SignedHead(
        name: name,
        signature: try signature(of: SignedHead.message(name, site: site), by: name.device))
    }
  }
}
