/// Where a value lies in a changeset: the bytes after its type and length.
@frozen
public struct CellReference: Sendable {
  /// What kind of value it is.
  public let type: CellType
  /// The first of its bytes.
  public let offset: Int
  /// How many bytes it has.
  public let length: Int

  /// A reference to bytes that were checked to be there.
  @inlinable
  init(type: CellType, offset: Int, length: Int) {
    self.type = type
    self.offset = offset
    self.length = length
  }

  /// A value that is missing.
  @inlinable
  public static var missing: CellReference { CellReference(type: .null, offset: 0, length: 0) }

  /// A column without a value.
  @inlinable
  static var undefined: CellReference { CellReference(type: .undefined, offset: 0, length: 0) }
}
