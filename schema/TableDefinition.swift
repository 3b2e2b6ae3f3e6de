/// One table whose rows travel, as plain data.
public struct TableDefinition: Hashable, Sendable {
  /// What a table holds.
  public enum Kind: Hashable, Sendable {
    /// Things that change group by group and are never deleted.
    case record
    /// Things that happened; insert-only.
    case fact
    /// Rows that belong to a fact of the named table; insert-only.
    case child(of: String)
  }

  /// Its name.
  public var name: String
  /// What it holds.
  public var kind: Kind
  /// Its columns in order, key first, without the local column.
  public var columns: [ColumnDefinition]

  /// A table of records: its id, its own columns, then what every record has.
  static func record(_ name: String, since: Int = 1, _ columns: ColumnDefinition...)
    -> TableDefinition
  {
    TableDefinition(
      name: name, kind: .record,
      columns: [ColumnDefinition("id", .blob, .key, since: since)] + columns + [
        ColumnDefinition("retired_at", .integer, .group("retired"), since: since),
        ColumnDefinition("retired_why", .text, .group("retired"), since: since),
        ColumnDefinition("same_as", .blob, .group("same_as"), since: since),
      ])
  }

  /// A table of facts: what every fact has, then its own columns.
  static func fact(_ name: String, since: Int = 1, _ columns: ColumnDefinition...)
    -> TableDefinition
  {
    TableDefinition(
      name: name, kind: .fact,
      columns: [
        ColumnDefinition("id", .blob, .key, since: since),
        ColumnDefinition("at_ms", .integer, .required, since: since),
        ColumnDefinition("technician", .text, .required, since: since),
        ColumnDefinition("job", .blob, .optional, since: since),
        ColumnDefinition("step", .text, .optional, since: since),
        ColumnDefinition("supersedes", .blob, .optional, since: since),
      ] + columns)
  }

  /// A table of rows that belong to the facts of another table.
  static func child(_ name: String, of parent: String, _ columns: ColumnDefinition...)
    -> TableDefinition
  {
    TableDefinition(name: name, kind: .child(of: parent), columns: columns)
  }
}
