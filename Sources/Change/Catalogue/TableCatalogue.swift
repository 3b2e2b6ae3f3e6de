/// The replicated tables of every schema version up to the newest, handed in by who knows the SQL.
///
/// Columns are in the order of their positions in a changeset; columns that only one store knows
/// are not listed. Columns are only ever appended, and what is listed here never changes again.
public struct TableCatalogue: Sendable {
  /// The tables.
  public let tables: [Table]
  /// The newest schema version that a table or column came with.
  public let schema: Int

  private let indexes: [String: Int]
  /// Indexes into `tables`, by the bytes of the name.
  private let byName: [Int]

  /// A catalogue of these tables.
  ///
  /// - Throws: a ``CatalogueError`` when they break a rule that the change format relies on.
  public init(tables: [Table]) throws(CatalogueError) {
    var indexes: [String: Int] = [:]
    for (index, table) in tables.enumerated() {
      guard indexes.updateValue(index, forKey: table.name) == nil else {
        throw CatalogueError(table: table.name, code: .nameTwice)
      }
    }
    for table in tables {
      try table.check()
      if case .factChild(let parent) = table.kind {
        guard let index = indexes[parent], tables[index].kind == .fact else {
          throw CatalogueError(table: table.name, code: .parent)
        }
      }
    }
    self.tables = tables
    self.indexes = indexes
    schema = tables.flatMap(\.columns).map(\.sinceSchema).max() ?? 1
    byName = tables.indices.sorted {
      tables[$0].name.utf8.lexicographicallyPrecedes(tables[$1].name.utf8)
    }
  }

  /// The place of a table in ``tables``.
  public func index(ofTable name: String) -> Int? {
    indexes[name]
  }

  /// The table of this name.
  public func table(_ name: String) -> Table? {
    indexes[name].map { tables[$0] }
  }

  /// The place of a table in ``tables``, by the bytes of its name.
  public func index(ofTable name: UnsafeRawBufferPointer) -> Int? {
    var low = 0
    var high = byName.count
    while low < high {
      let middle = (low + high) / 2
      let candidate = tables[byName[middle]].name.utf8
      if candidate.lexicographicallyPrecedes(name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < byName.count, tables[byName[low]].name.utf8.elementsEqual(name) else { return nil }
    return byName[low]
  }
}
