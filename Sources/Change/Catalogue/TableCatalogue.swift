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
  /// The names and where the tables are, in the order of ``compare(_:_:)``.
  private let byName: [(name: [UInt8], index: Int)]

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
    byName = tables.enumerated().map { (Array($1.name.utf8), $0) }.sorted { left, right in
      left.name.withUnsafeBytes { name in
        right.name.withUnsafeBytes { Self.compare(name, $0) < 0 }
      }
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
      let order = byName[middle].name.withUnsafeBytes { Self.compare($0, name) }
      if order == 0 { return byName[middle].index }
      if order < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return nil
  }

  /// Compares by length, then by the bytes: eight at a time, since every change asks for its tables.
  private static func compare(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Int {
    guard left.count == right.count else { return left.count - right.count }
    var offset = 0
    while offset + 8 <= left.count {
      let ours = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let theirs = right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if ours != theirs { return ours.bigEndian < theirs.bigEndian ? -1 : 1 }
      offset += 8
    }
    while offset < left.count {
      let ours = left.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
      let theirs = right.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
      if ours != theirs { return ours < theirs ? -1 : 1 }
      offset += 1
    }
    return 0
  }
}
