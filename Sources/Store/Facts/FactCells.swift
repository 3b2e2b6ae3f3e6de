internal import Change
internal import Plant

/// A fact as the cells of its table, after the columns every fact has, and the rows under it.
struct FactCells {
  /// Rows of one table that belong to a fact: the cells after the fact's id.
  struct Children {
    var table: String
    var rows: [[CellValue]]
  }

  var table: String
  var cells: [CellValue]
  var children: Children?

  init(_ table: String, _ cells: [CellValue], children: Children? = nil) {
    self.table = table
    self.cells = cells
    self.children = children
  }
}

extension CellValue {
  init(_ id: ThingID) { self = .blob(id.bytes) }
  init(_ id: ThingID?) { self = id.map { .blob($0.bytes) } ?? .null }
  init(_ text: String?) { self = text.map(CellValue.text) ?? .null }
  init(_ number: Int) { self = .integer(Int64(number)) }
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  init(_ number: Int64?) { self = number.map(CellValue.integer) ?? .null }
  init<Value: RawRepresentable<String>>(_ value: Value) { self = .text(value.rawValue) }
  init<Value: RawRepresentable<String>>(_ value: Value?) {
    self = value.map { .text($0.rawValue) } ?? .null
  }
}
