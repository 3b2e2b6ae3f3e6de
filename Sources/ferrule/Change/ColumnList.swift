import Paper
import Plant
import Store

/// The columns of a kind of record and what they take.
struct ColumnList {
  let table: RecordTable

  init(_ table: RecordTable) {
    self.table = table
  }

  func print(_ options: StoreOptions) {
    Console.out(options.json ? json.pretty : text)
  }

  private var text: String {
    var list = Table(["column", "takes", ""])
    for column in table.columns {
      list.add([column.name, column.type.text, table.key.contains(column.name) ? "key" : ""])
    }
    return list.text()
  }

  private var json: JSONValue {
    let columns = table.columns.map { column in
      JSONValue.object([
        ("name", .string(column.name)), ("type", .string(column.type.storage)),
        ("key", .bool(table.key.contains(column.name))),
        ("values", column.type.values.map { .array($0.map { .string($0) }) } ?? .null),
      ])
    }
    return .object([("kind", .string(table.kind.rawValue)), ("columns", .array(columns))])
  }
}
