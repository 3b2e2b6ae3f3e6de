package import Change
internal import Crypto
internal import Foundation

/// Seals what is written to it, a chunk at a time, so that one device only can read it.
///
/// HPKE (RFC 9180, base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305) numbers the chunks by itself; what is
/// authenticated with each says whether it is the last. A class because its file is one.
package final class SealingFile: BundleTarget {
  private let file: OutputFile
  private var sender: HPKE.Sender
  private var waiting: [UInt8] = []

  /// Begins the file with whom it is for.
  package init(_ file: OutputFile, for recipient: DeviceKeys) throws(SyncError) {
    self.file = file
    do {
      let key = try Curve25519.KeyAgreement.PublicKey(
        rawRepresentation: recipient.agreement.bytes)
      sender = try HPKE.Sender(
        recipientKey: key, ciphersuite: .Curve25519_SHA256_ChachaPoly,
        info: Data(SealFormat.info(recipient.device)))
    } catch {
      throw Self.cannotSeal
    }
    try file.append(
      SealFormat.firstLine + recipient.device.bytes + Array(sender.encapsulatedKey))
  }

  package var size: Int64 { file.size + Int64(waiting.count) }

  package func append(_ bytes: [UInt8]) throws(SyncError) {
    waiting += bytes
    // One byte at least stays for the last chunk, which only the end can tell.
    while waiting.count > SealFormat.chunkBytes {
      try seal(Array(waiting.prefix(SealFormat.chunkBytes)), SealFormat.moreMark)
      waiting.removeFirst(SealFormat.chunkBytes)
    }
  }

  package func finish(beforeRename: () -> Void) throws {
    try seal(waiting, SealFormat.lastMark)
    waiting = []
    try file.finish(beforeRename: beforeRename)
  }

  private func seal(_ chunk: [UInt8], _ mark: UInt8) throws(SyncError) {
    let sealed: Data
    do {
      sealed = try sender.seal(chunk, authenticating: [mark])
    } catch {
      throw Self.cannotSeal
    }
    var writer = PieceWriter()
    writer.byte(mark)
    writer.number(4, Int64(sealed.count))
    try file.append(writer.bytes + sealed)
  }

  private static var cannotSeal: SyncError {
    SyncError(
      .cannotWrite, "The bundle cannot be sealed with the key of that laptop. No bundle was made.",
      next: "ferrule sync devices")
  }
}
