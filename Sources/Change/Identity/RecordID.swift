/// The sixteen bytes that name a record: the key of its row.
@frozen
public struct RecordID: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes16

  /// The identifier with these bytes.
  @inlinable
  public init(storage: Bytes16) {
    self.storage = storage
  }
}
