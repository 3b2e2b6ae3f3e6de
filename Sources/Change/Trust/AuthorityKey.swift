/// The key of a site: whoever holds its private half says which laptops belong to it.
@frozen
public struct AuthorityKey: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes32

  /// The key with these bytes.
  @inlinable
  public init(storage: Bytes32) {
    self.storage = storage
  }

  /// The key as one that signs.
  public var signing: SigningKey { SigningKey(storage: storage) }

  /// What people compare when they join: four groups of four digits.
  ///
  /// The first 8 bytes of SHA-256 over the 19 ASCII bytes `ferrule authority 1` and the key.
  public var words: String {
    let hash = Digest.of("ferrule authority 1") { update in withBytes { update($0) } }
    let digits = Array("\(SiteID(storage: Bytes16(hash.word0, hash.word1)))".prefix(16))
    return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<$0 + 4]) }
      .joined(separator: "-")
  }
}
