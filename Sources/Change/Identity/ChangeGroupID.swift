/// The sixteen random bytes that join the changes of one long transaction.
@frozen
public struct ChangeGroupID: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes16

  /// The identifier with these bytes.
  @inlinable
  public init(storage: Bytes16) {
    self.storage = storage
  }
}
