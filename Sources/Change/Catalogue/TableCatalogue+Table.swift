extension TableCatalogue {
  /// How the rows of a table come about and change.
  public enum TableKind: Hashable, Sendable {
    /// Rows are inserted once for ever, under an id derived from the change.
    case fact
    /// Rows belong to a fact of that table, whose id is their first column.
    case factChild(parentTable: String)
    /// Rows change group by group and are never deleted.
    case record
  }

  /// Columns of a record that move together.
  public struct ColumnGroup: Hashable, Sendable {
    /// The group's name, or the only column's.
    public let name: String
    /// The positions of its columns in the table, ascending.
    public let columns: [Int]
  }

  /// A replicated table.
  public struct Table: Hashable, Sendable {
    /// Its name in SQL.
    public let name: String
    /// How its rows come about and change.
    public let kind: TableKind
    /// Its replicated columns by position, the key first.
    public let columns: [Column]
    /// How many of the first columns are the key.
    public let keyColumns: Int
    /// The groups of a record's columns, in the order of their first columns; none in other tables.
    public let groups: [ColumnGroup]
    /// For every column its group's place in ``groups``; nil for keys and in other tables.
    public let groupOfColumn: [Int?]
    /// The type bytes of the columns' values.
    let cellTypes: [CellType]

    /// A table with these columns; ``TableCatalogue/init(tables:)`` checks it.
    public init(name: String, kind: TableKind, columns: [Column], keyColumns: Int) {
      self.name = name
      self.kind = kind
      self.columns = columns
      self.keyColumns = keyColumns
      cellTypes = columns.map(\.type.cellType)
      var names: [String] = []
      var members: [[Int]] = []
      var groupOfColumn: [Int?] = Array(repeating: nil, count: columns.count)
      if kind == .record {
        for (index, column) in columns.enumerated().dropFirst(keyColumns) {
          let name = column.group ?? column.name
          let group = names.firstIndex(of: name) ?? names.count
          if group == names.count {
            names.append(name)
            members.append([])
          }
          members[group].append(index)
          groupOfColumn[index] = group
        }
      }
      groups = zip(names, members).map { ColumnGroup(name: $0, columns: $1) }
      self.groupOfColumn = groupOfColumn
    }

    /// How many columns the table has at a schema version; zero before it came.
    public func columnCount(atSchema schema: Int) -> Int {
      columns.count { $0.sinceSchema <= schema }
    }

    /// The place of a group in ``groups``.
    public func index(ofGroup name: String) -> Int? {
      groups.firstIndex { $0.name == name }
    }

    func check() throws(CatalogueError) {
      func require(_ holds: Bool, _ code: CatalogueError.Code) throws(CatalogueError) {
        guard holds else { throw CatalogueError(table: name, code: code) }
      }
      let nameBytes = name.utf8.count
      try require(nameBytes >= 1 && nameBytes <= ChangeLimits.tableNameBytes, .name)
      try require(!name.utf8.contains(0), .name)
      try require(columns.count >= 1 && columns.count <= ChangeLimits.columns, .columnCount)
      try require(keyColumns >= 1 && keyColumns <= columns.count, .key)
      let key = columns.prefix(keyColumns)
      try require(key.allSatisfy { $0.sinceSchema == key[0].sinceSchema }, .key)
      try require(columns[0].type == .blob, .key)
      switch kind {
      case .fact, .record: try require(keyColumns == 1, .key)
      case .factChild: try require(keyColumns >= 2, .key)
      }
      try require(columns.allSatisfy { $0.sinceSchema >= 1 }, .columnOrder)
      for (column, next) in zip(columns, columns.dropFirst()) {
        try require(column.sinceSchema <= next.sinceSchema, .columnOrder)
      }
      let appended = columns.filter { $0.sinceSchema > key[0].sinceSchema }
      try require(appended.allSatisfy { !$0.notNull }, .appendedNotNull)
      for group in groups {
        let versions = Set(group.columns.map { columns[$0].sinceSchema })
        try require(versions.count == 1, .groupGrew)
      }
    }
  }
}
