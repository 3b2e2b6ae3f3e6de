extension TableCatalogue {
  /// What a column holds besides NULL.
  public enum ColumnType: Sendable {
    /// A signed 64-bit integer.
    case integer
    /// UTF-8 without NUL.
    case text
    /// Bytes.
    case blob
    /// A double.
    case real

    /// The type byte of such a value in a changeset.
    public var cellType: CellType {
      switch self {
      case .integer: .integer
      case .text: .text
      case .blob: .blob
      case .real: .real
      }
    }
  }

  /// A replicated column.
  public struct Column: Hashable, Sendable {
    /// Its name in SQL.
    public let name: String
    /// What it holds besides NULL.
    public let type: ColumnType
    /// The schema version it came with, from 1.
    public let sinceSchema: Int
    /// The columns it moves together with, in a record; alone under its own name when nil.
    public let group: String?
    /// Whether every INSERT must give it a value.
    public let notNull: Bool

    /// A column with these properties.
    public init(
      name: String, type: ColumnType, sinceSchema: Int = 1, group: String? = nil,
      notNull: Bool = false
    ) {
      self.name = name
      self.type = type
      self.sinceSchema = sinceSchema
      self.group = group
      self.notNull = notNull
    }
  }
}
