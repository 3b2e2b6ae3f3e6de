/// The sixteen random bytes that name a site, made with its first store.
@frozen
public struct SiteID: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes16

  /// The identifier with these bytes.
  @inlinable
  public init(storage: Bytes16) {
    self.storage = storage
  }
}
