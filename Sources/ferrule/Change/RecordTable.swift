import Plant

/// One table of records as a person fills it: columns, what they take, and which of them name a row.
struct RecordTable: Hashable, Sendable {
  /// One column.
  struct Column: Hashable, Sendable {
    var name: String
    var type: ColumnType

    init(_ name: String, _ type: ColumnType) {
      self.name = name
      self.type = type
    }
  }

  var kind: ThingKind
  /// The columns a row's id is made of.
  var key: [String]
  /// Columns of the key that are 1 where nobody says.
  var oneByDefault: [String] = []
  var columns: [Column]

  func column(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }

  /// The table of a kind; nil for facts, which are not edited.
  static func of(_ kind: ThingKind) -> RecordTable? {
    all.first { $0.kind == kind }
  }

  /// The kinds a person may add: an unidentified part makes its own record.
  static let addable: [ThingKind] = all.map(\.kind).filter { $0 != .part }

  /// The kinds an alias can name.
  static let named: [ThingKind] = ThingKind.allCases.filter {
    ![.alias, .procedure, .fault, .job].contains($0)
  }
}
