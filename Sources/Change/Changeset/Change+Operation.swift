extension Change {
  /// One record of a body, copied out of it.
  public struct Operation: Hashable, Sendable {
    /// What is done to the row.
    public enum Content: Hashable, Sendable {
      /// A row comes into being: a value for every column, NULL where nothing is said.
      case insert([CellValue])
      /// Some columns of a row get new values: its key, and the columns in ascending order.
      case update(key: [CellValue], cells: [UpdatedCell])
    }

    /// The name of the table.
    public let table: String
    /// What is done to the row.
    public let content: Content

    /// An operation on a row of the table.
    public init(table: String, content: Content) {
      self.table = table
      self.content = content
    }

    /// A new row.
    public static func insert(into table: String, _ cells: [CellValue]) -> Operation {
      Operation(table: table, content: .insert(cells))
    }

    /// New values for some columns of a row.
    public static func update(
      _ table: String, key: [CellValue], _ cells: [UpdatedCell]
    ) -> Operation {
      Operation(table: table, content: .update(key: key, cells: cells))
    }

    /// Copies every record of a body.
    ///
    /// - Throws: a ``ChangesetError`` when the body is not a canonical changeset.
    public static func all(in body: [UInt8]) throws(ChangesetError) -> [Operation] {
      try body.withRawBytes { raw throws(ChangesetError) in
        var reader = ChangesetReader(raw)
        var operations: [Operation] = []
        var table = ""
        while try reader.next() {
          if reader.tableChanged { table = reader.tableName }
          operations.append(Operation(table: table, content: content(of: reader)))
        }
        return operations
      }
    }

    private static func content(of reader: ChangesetReader) -> Content {
      switch reader.kind {
      case .insert:
        return .insert((0..<reader.columnCount).map { reader.value(of: reader.inserted($0)) })
      case .update:
        let key = (0..<reader.keyCount).map { reader.value(of: reader.old($0)) }
        let touched = (reader.keyCount..<reader.columnCount).filter {
          reader.old($0).type != .undefined
        }
        return .update(
          key: key,
          cells: touched.map {
            UpdatedCell(
              column: $0, old: reader.value(of: reader.old($0)),
              new: reader.value(of: reader.new($0)))
          })
      }
    }
  }
}
