package import Change
internal import Schema

extension TableCatalogue {
  /// The catalogue of this program's schema, or of an older one.
  package static func ofSchema(_ version: Int? = nil) throws -> TableCatalogue {
    let version = version ?? Schema.version
    return try TableCatalogue(
      tables: Schema.tables.compactMap { table in
        var known = table
        known.columns.removeAll { $0.since > version }
        return known.columns.isEmpty ? nil : TableCatalogue.Table(known)
      })
  }
}

extension TableCatalogue.Table {
  fileprivate init(_ table: TableDefinition) {
    let columns = table.columns.map(TableCatalogue.Column.init)
    let kind: TableCatalogue.TableKind =
      switch table.kind {
      case .record: .record
      case .fact: .fact
      case .child(let parent): .factChild(parentTable: parent)
      }
    self.init(
      name: table.name, kind: kind, columns: columns,
      keyColumns: table.columns.count { $0.role == .key })
  }
}

extension TableCatalogue.Column {
  fileprivate init(_ column: ColumnDefinition) {
    let type: TableCatalogue.ColumnType =
      switch column.storageClass {
      case .integer: .integer
      case .text: .text
      case .blob: .blob
      }
    switch column.role {
    case .key, .optional:
      self.init(name: column.name, type: type, sinceSchema: column.since)
    case .required:
      self.init(name: column.name, type: type, sinceSchema: column.since, notNull: true)
    case .group(let group):
      self.init(name: column.name, type: type, sinceSchema: column.since, group: group)
    }
  }
}
