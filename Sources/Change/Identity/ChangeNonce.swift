/// The sixteen bytes of a change without operations: random ones make a restart change unlike any other,
/// zeros say that it only joins lines.
@frozen
public struct ChangeNonce: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes16

  /// The identifier with these bytes.
  @inlinable
  public init(storage: Bytes16) {
    self.storage = storage
  }

  /// What a change has that only joins lines.
  public static let joins = ChangeNonce(storage: Bytes16(0, 0))
}
