import Change
import Plant
import TestSupport

/// Operations on any table of the catalogue, with every type of value and few rows, so that they meet.
struct RandomOperations {
  let tables: TableCatalogue
  /// The tables of records.
  let records: [TableCatalogue.Table]
  /// The tables of facts, without their children.
  let facts: [TableCatalogue.Table]

  /// The words a program that knows the table understands, for the columns that have such words.
  private static let words: [String: [String]] = [
    "cleaning.method": CleaningMethod.allCases.map(\.rawValue),
    "plugging.action": PlugAction.allCases.map(\.rawValue),
    "part_move.kind": PartKind.allCases.map(\.rawValue),
    "part_move.direction": MoveDirection.allCases.map(\.rawValue),
    "part_move.place_kind": ThingKind.allCases.map(\.rawValue),
    "capping.action": CapAction.allCases.map(\.rawValue),
    "port_gate.action": GateAction.allCases.map(\.rawValue),
    "ask.about": AskTopic.allCases.map(\.rawValue),
    "answer.about": AskTopic.allCases.map(\.rawValue),
    "answer.outcome": AnswerOutcome.allCases.map(\.rawValue),
    "soak.action": SoakAction.allCases.map(\.rawValue),
    "pause.action": PauseAction.allCases.map(\.rawValue),
    "signature.kind": SignatureKind.allCases.map(\.rawValue),
    "task_close.outcome": TaskOutcome.allCases.map(\.rawValue),
    "image.format": ImageFormat.allCases.map(\.rawValue),
    "inspection.verdict": FaceVerdict.allCases.map(\.rawValue),
    "inspection_fibre.verdict": FibreVerdict.allCases.map(\.rawValue),
    "seen.medium": ["fibre", "aoc", "dac"],
  ]
  private static let texts = ["", "one", "caf\u{E9}", "cafe\u{301}", "\u{1F50C} \u{1}"]
  private static let numbers: [Int64] = [0, 1, 2, -1, 200, .max, .min]

  init(_ tables: TableCatalogue) {
    self.tables = tables
    records = tables.tables.filter { $0.kind == .record }
    facts = tables.tables.filter { $0.kind == .fact }
  }

  // MARK: Rows

  /// One of three ids, the same for all tables.
  func id(_ random: inout RepeatableRandom) -> [UInt8] {
    Array(repeating: UInt8.random(in: 1...3, using: &random), count: 16)
  }

  /// An id no other row has.
  func newID(_ random: inout RepeatableRandom) -> [UInt8] {
    (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  /// A value for a column, or none.
  func value(
    _ column: TableCatalogue.Column, of table: TableCatalogue.Table,
    _ random: inout RepeatableRandom
  ) -> CellValue {
    if !column.notNull, Int.random(in: 0..<3, using: &random) == 0 { return .null }
    switch column.type {
    case .integer:
      if column.name.hasSuffix("connector") { return .integer(.random(in: 0...2, using: &random)) }
      return .integer(Self.numbers[Int.random(in: 0..<Self.numbers.count, using: &random)])
    case .text:
      let words =
        Self.words["\(table.name).\(column.name)"]
        ?? (column.name.hasSuffix("_kind") ? ThingKind.allCases.map(\.rawValue) : Self.texts)
      return .text(words[Int.random(in: 0..<words.count, using: &random)])
    case .blob:
      // A reference no program of ours writes; a fact about nothing would be no fact to read back.
      let isOdd = table.kind == .record && Int.random(in: 0..<8, using: &random) == 0
      return .blob(isOdd ? [UInt8](repeating: 7, count: 3) : id(&random))
    case .real:
      return .real(Double(Int.random(in: 1...9, using: &random)).bitPattern)
    }
  }

  // MARK: Operations

  /// A new row of a record.
  func insert(
    _ table: TableCatalogue.Table, _ id: [UInt8], _ random: inout RepeatableRandom
  ) -> Change.Operation {
    var cells: [CellValue] = [.blob(id)]
    for column in table.columns.dropFirst() { cells.append(value(column, of: table, &random)) }
    if Int.random(in: 0..<4, using: &random) > 0,
      let retired = table.columns.firstIndex(where: { $0.name == "retired_at" })
    {
      cells[retired] = .null
    }
    return .insert(into: table.name, cells)
  }

  /// New values for some groups of a record, with what its author was shown before.
  func update(
    _ table: TableCatalogue.Table, _ id: [UInt8], shown: [CellValue]? = nil,
    _ random: inout RepeatableRandom
  ) -> Change.Operation {
    let first = Int.random(in: 0..<table.groups.count, using: &random)
    let groups = table.groups.enumerated().filter { place, _ in
      place == first || Int.random(in: 0..<4, using: &random) == 0
    }
    let columns = groups.flatMap(\.element.columns).sorted()
    return .update(
      table.name, key: [.blob(id)],
      columns.map { column in
        let old = shown?[column] ?? .null
        let isSame = Int.random(in: 0..<5, using: &random) == 0
        return UpdatedCell(
          column: column, old: old,
          new: isSame ? old : value(table.columns[column], of: table, &random))
      })
  }

  /// A fact with the rows under it.
  func fact(
    _ table: TableCatalogue.Table, _ id: FactID, supersedes: ThingID? = nil,
    _ random: inout RepeatableRandom
  ) -> [Change.Operation] {
    var header: [CellValue] = [.blob(id.bytes)]
    for column in table.columns.dropFirst() { header.append(value(column, of: table, &random)) }
    if let place = table.columns.firstIndex(where: { $0.name == "supersedes" }) {
      header[place] = supersedes.map { .blob($0.bytes) } ?? .null
    }
    return [.insert(into: table.name, header)] + children(of: table, id, &random)
  }

  private func children(
    of table: TableCatalogue.Table, _ id: FactID, _ random: inout RepeatableRandom
  ) -> [Change.Operation] {
    var rows: [Change.Operation] = []
    for child in tables.tables where child.kind == .factChild(parentTable: table.name) {
      var met: Set<[CellValue]> = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        var cells: [CellValue] = [.blob(id.bytes)]
        for (place, column) in child.columns.enumerated().dropFirst() {
          var cell = value(column, of: child, &random)
          if cell.isNull, place < child.keyColumns {
            cell = column.type == .text ? .text("") : .integer(0)
          }
          cells.append(cell)
        }
        if met.insert(Array(cells.prefix(child.keyColumns))).inserted {
          rows.append(.insert(into: child.name, cells))
        }
      }
    }
    return rows
  }
}
