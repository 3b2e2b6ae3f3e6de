internal import Change
internal import Crypto
internal import Foundation

/// The two private keys of a device, in `device.key`: one to sign, one to open what is sealed for it.
struct DeviceKey {
  var signing: Curve25519.Signing.PrivateKey
  var agreement: Curve25519.KeyAgreement.PrivateKey

  private static let heading = "ferrule device key 1"

  /// New keys from random bytes.
  init(randomBytes: (Int) -> [UInt8]) throws {
    signing = try Curve25519.Signing.PrivateKey(rawRepresentation: randomBytes(32))
    agreement = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: randomBytes(32))
  }

  /// What others may know of them.
  var publicKeys: DeviceKeys {
    get throws {
      guard let signing = SigningKey(bytes: signing.publicKey.rawRepresentation),
        let agreement = AgreementKey(bytes: agreement.publicKey.rawRepresentation)
      else { throw StoreError(.fault, "A public key has not 32 bytes.") }
      return DeviceKeys(signing: signing, agreement: agreement)
    }
  }

  /// The id of the device that holds these keys.
  var deviceID: DeviceID { get throws { try publicKeys.device } }

  /// The device's signature over a message.
  func signature(of message: [UInt8]) throws -> KeySignature {
    guard let made = KeySignature(bytes: try signing.signature(for: message)) else {
      throw StoreError(.fault, "A signature has not 64 bytes.")
    }
    return made
  }

  /// Reads the file.
  init(path: String) throws {
    if FileManager.default.fileExists(atPath: path),
      !FileManager.default.isReadableFile(atPath: path)
    {
      throw StoreError(
        .keyMissing, "The device's key \(path) may not be read by you: you cannot write here.",
        next: "ls -l \(ShellWord.quoted(path))")
    }
    let missing = StoreError(
      .keyMissing, "The device's key \(path) is missing or damaged: this copy cannot write.",
      next: "ferrule init NEWDIR --from BUNDLE")
    guard FileWriting.isRegular(path), let data = FileManager.default.contents(atPath: path),
      data.count < 1_000
    else {
      throw missing
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    guard lines.count == 3, lines[0] == Self.heading,
      let first = ChangeHash(hex: lines[1]), let second = ChangeHash(hex: lines[2])
    else { throw missing }
    signing = try Curve25519.Signing.PrivateKey(rawRepresentation: first.bytes)
    agreement = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: second.bytes)
  }

  /// Writes the file once, readable by the owner only; it is never rewritten.
  func write(to path: String) throws {
    let hex = [signing.rawRepresentation, agreement.rawRepresentation].map { key in
      key.map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
    }
    let text = ([Self.heading] + hex).joined(separator: "\n") + "\n"
    try FileWriting.writeNew(Array(text.utf8), to: path, mode: 0o600)
  }
}
