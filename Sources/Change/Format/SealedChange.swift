/// A change with its canonical bytes and their hash: what is stored, signed for and relayed.
public struct SealedChange: Hashable, Sendable {
  /// The fields.
  public let change: Change
  /// The canonical bytes.
  public let bytes: [UInt8]
  /// SHA-256 over the canonical bytes.
  public let hash: ChangeHash

  /// Spells a change.
  ///
  /// - Throws: a ``ChangeError`` when a field is outside its limits.
  public init(sealing change: Change) throws(ChangeError) {
    try ChangeRules.check(change)
    self.change = change
    bytes = ChangeEncoder.bytes(of: change)
    hash = SealedChange.hash(of: bytes)
  }

  /// Reads a change from its canonical bytes.
  ///
  /// The body's operations are not read here; see ``TableCatalogue/check(_:site:)``.
  ///
  /// - Throws: a ``ChangeError`` when the bytes are not the one canonical spelling of a change.
  public init(decoding bytes: [UInt8]) throws(ChangeError) {
    change = try bytes.withRawBytes { raw throws(ChangeError) in
      var decoder = ChangeDecoder(bytes: raw)
      return try decoder.change()
    }
    self.bytes = bytes
    hash = SealedChange.hash(of: bytes)
  }

  /// Reads a change from its canonical bytes.
  ///
  /// - Throws: a ``ChangeError`` when the bytes are not the one canonical spelling of a change.
  public init(decoding bytes: some Collection<UInt8>) throws(ChangeError) {
    try self.init(decoding: Array(bytes))
  }

  /// Reads a change from its canonical bytes.
  ///
  /// - Throws: a ``ChangeError`` when the bytes are not the one canonical spelling of a change.
  public init(decoding bytes: UnsafeRawBufferPointer) throws(ChangeError) {
    try self.init(decoding: Array(bytes))
  }

  /// The change as the wire, dumps and messages call it.
  public var name: ChangeName {
    ChangeName(device: change.device, seq: change.seq, hash: hash)
  }

  /// Equal when the bytes are.
  public static func == (left: SealedChange, right: SealedChange) -> Bool {
    left.hash == right.hash && left.bytes == right.bytes
  }

  /// Hashes the hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(hash)
  }

  private static func hash(of bytes: [UInt8]) -> ChangeHash {
    ChangeHash(storage: bytes.withUnsafeBytes { Digest.of($0) })
  }
}
