/// Which rule of its table an operation breaks.
public enum OperationFault: Hashable, Sendable, CustomStringConvertible {
  /// No table has this name at the change's schema.
  case unknownTable
  /// The number of columns is not the table's at the change's schema.
  case columnCount(found: Int, expected: Int)
  /// The number of key columns is not the table's.
  case keyColumns(found: Int, expected: Int)
  /// A value is not of its column's type.
  case type(column: String)
  /// A column that needs a value is NULL.
  case null(column: String)
  /// An id is not sixteen bytes long.
  case idLength(column: String)
  /// A fact, or a part of one, is updated.
  case updateOfFact
  /// An id of a fact does not follow from its place.
  case factID
  /// A key was inserted before in the same change.
  case keyTwice
  /// The fact that a row belongs to was not inserted before it in the same change.
  case parentMissing
  /// An UPDATE leaves out a column of a group that it touches.
  case partOfGroup(String)
  /// The columns of an UPDATE are not in ascending order behind the key.
  case columnOrder
  /// A text has a NUL in it.
  case textWithNUL(column: String)
  /// A real number is not a number or is minus zero, which SQLite does not keep.
  case realNotKept(column: String)

  /// One sentence that says what is wrong with the operation.
  public var description: String {
    switch self {
    case .unknownTable: "there is no such table."
    case .columnCount(let found, let expected): "it has \(found) columns instead of \(expected)."
    case .keyColumns(let found, let expected): "its key has \(found) columns, not \(expected)."
    case .type(let column): "the value of \(column) is of the wrong type."
    case .null(let column): "\(column) needs a value and has none."
    case .idLength(let column): "the id in \(column) is not sixteen bytes long."
    case .updateOfFact: "a fact is changed, and facts are for ever."
    case .factID: "the fact's id does not follow from its place."
    case .keyTwice: "the same key is inserted twice in one change."
    case .parentMissing: "the fact it belongs to was not inserted before it in the same change."
    case .partOfGroup(let group): "only a part of the group \(group) is changed."
    case .columnOrder: "the changed columns are not in ascending order behind the key."
    case .textWithNUL(let column): "the text of \(column) has a NUL in it."
    case .realNotKept(let column): "the number in \(column) is one that SQLite does not keep."
    }
  }
}
