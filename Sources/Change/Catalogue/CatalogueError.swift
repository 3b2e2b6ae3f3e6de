/// A mistake in a catalogue of tables.
public struct CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule that is broken.
  public enum Code: String, Sendable {
    /// Two tables have one name.
    case nameTwice = "another table has the same name"
    /// The name is empty or too long, or has a NUL in it.
    case name = "its name is empty or too long"
    /// The table has no columns, or too many.
    case columnCount = "it has no columns or too many"
    /// The key is not of the form that the kind of table asks for.
    case key = "its key does not suit its kind"
    /// The parent is not a table of facts.
    case parent = "its parent is not a table of facts"
    /// A column is older than the one before it.
    case columnOrder = "its columns are not in the order of their schema versions"
    /// A column that was appended later must be nullable.
    case appendedNotNull = "a column that came later may not be NULL"
    /// The columns of a group came with different versions.
    case groupGrew = "the columns of a group came with different schema versions"
  }

  /// The table.
  public let table: String
  /// The rule that is broken.
  public let code: Code

  /// One sentence that says what is wrong with the table.
  public var description: String {
    "The table \(table) cannot be replicated: \(code.rawValue)."
  }
}
