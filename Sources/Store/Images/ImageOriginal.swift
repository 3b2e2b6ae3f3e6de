internal import Crypto

/// A picture file as it was read: its bytes and their hash.
public struct ImageOriginal: Hashable, Sendable {
  /// The most bytes one may have.
  public static let mostBytes = 32 * 1_024 * 1_024

  /// All bytes of the file.
  public let bytes: [UInt8]
  /// SHA-256 of the bytes; 32 bytes.
  public let sha256: [UInt8]

  /// Hashes the bytes.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    sha256 = Array(SHA256.hash(data: bytes))
  }
}
