/// Why a body is not a canonical changeset, and at which byte of it.
public struct ChangesetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule that is broken.
  public enum Code: String, Sendable {
    /// The changeset ends inside a header or a record.
    case cutShort
    /// A varint is not written in the fewest bytes.
    case varintNotMinimal
    /// The changeset does not begin with a table header.
    case headerMissing
    /// A header names a table without a record after it.
    case headerWithoutRecords
    /// A header names the table that the records before it were about.
    case headerRepeated
    /// The number of columns is not between 1 and ``ChangeLimits/columns``.
    case columnCount
    /// The key is not the first columns in their order.
    case keyColumns
    /// The table's name is empty, too long, or not UTF-8.
    case tableName
    /// The operation is neither an INSERT nor an UPDATE.
    case operation
    /// The operation is marked as an indirect one.
    case indirect
    /// A value has an unknown type.
    case valueType
    /// A text is not UTF-8, or has a NUL in it.
    case textNotUTF8
    /// A real number is not a number or is minus zero, which SQLite does not keep.
    case real
    /// A column of an INSERT is left undefined.
    case insertUndefined
    /// A key is NULL, or missing from the old values of an UPDATE, or among its new ones.
    case key
    /// A column has an old value without a new one, or the other way round.
    case updateUnpaired
    /// An UPDATE changes nothing.
    case updateEmpty
  }

  /// The rule that is broken.
  public let code: Code
  /// The byte of the body at which that was noticed, from 0.
  public let offset: Int

  /// An error at this byte.
  public init(_ code: Code, offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// One sentence that says what is wrong with the body.
  public var description: String {
    let fault =
      switch code {
      case .cutShort: "it ends inside a record"
      case .varintNotMinimal: "a length is not written in the fewest bytes"
      case .headerMissing: "it begins without a table"
      case .headerWithoutRecords: "a table has no records"
      case .headerRepeated: "a table is named again without need"
      case .columnCount: "a table has too many columns, or none"
      case .keyColumns: "a table's key is not its first columns"
      case .tableName: "a table's name is not a short text"
      case .operation: "an operation is neither an insert nor an update"
      case .indirect: "an operation is marked as indirect"
      case .valueType: "a value has an unknown type"
      case .textNotUTF8: "a text is not UTF-8"
      case .real: "a real number is one that SQLite does not keep"
      case .insertUndefined: "an insert leaves a column undefined"
      case .key: "a key is missing or stands where it must not"
      case .updateUnpaired: "an update has an old value without a new one, or the reverse"
      case .updateEmpty: "an update changes nothing"
      }
    return "The change's body is damaged or forged at byte \(offset): \(fault)."
  }
}
