public import Change

/// Tables with every feature the change format knows, for tests.
public enum ChangeSampleTables {
  /// How many columns each group of `thing` has; group 0 is the retirement.
  public static let groupColumns = [1, 1, 1, 2]

  /// The catalogue at its newest schema, 3.
  ///
  /// - Throws: a ``CatalogueError``, never in fact.
  public static func catalogue() throws(CatalogueError) -> TableCatalogue {
    try TableCatalogue(tables: [
      TableCatalogue.Table(
        name: "look", kind: .fact,
        columns: [
          TableCatalogue.Column(name: "id", type: .blob, notNull: true),
          TableCatalogue.Column(name: "taken_at_ms", type: .integer, notNull: true),
          TableCatalogue.Column(name: "verdict", type: .text),
          TableCatalogue.Column(name: "level", type: .real),
          TableCatalogue.Column(name: "tip", type: .blob, sinceSchema: 2),
        ], keyColumns: 1),
      TableCatalogue.Table(
        name: "look_fibre", kind: .factChild(parentTable: "look"),
        columns: [
          TableCatalogue.Column(name: "look", type: .blob, notNull: true),
          TableCatalogue.Column(name: "fibre", type: .integer, notNull: true),
          TableCatalogue.Column(name: "verdict", type: .text, notNull: true),
        ], keyColumns: 2),
      TableCatalogue.Table(
        name: "thing", kind: .record,
        columns: [
          TableCatalogue.Column(name: "id", type: .blob, notNull: true),
          TableCatalogue.Column(name: "retired_at", type: .integer, group: "retired"),
          TableCatalogue.Column(name: "x", type: .text),
          TableCatalogue.Column(name: "y", type: .text),
          TableCatalogue.Column(name: "rack", type: .text, group: "place"),
          TableCatalogue.Column(name: "unit", type: .integer, group: "place"),
          TableCatalogue.Column(
            name: "same_as", type: .blob, sinceSchema: 2, group: "same_as"),
        ], keyColumns: 1),
      TableCatalogue.Table(
        name: "later", kind: .record,
        columns: [
          TableCatalogue.Column(name: "id", type: .blob, sinceSchema: 3, notNull: true),
          TableCatalogue.Column(name: "label", type: .text, sinceSchema: 3, notNull: true),
        ], keyColumns: 1),
    ])
  }
}
