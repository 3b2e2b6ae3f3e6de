internal import Change
internal import Foundation

/// Rows under one fact that stand one after the other in a change and are inserted together.
///
/// Only where they lie is kept: the bytes are the change's body.
struct ChildRun {
  /// The place of the first row in the change.
  private(set) var first = 0
  private(set) var rows = 0
  private(set) var cells: [CellReference] = []
  private var table: TableStatements?

  /// The statements of its table, while there are rows.
  var statements: TableStatements? { rows > 0 ? table : nil }

  /// Whether the row the reader stands at belongs to the same run.
  func takes(_ reader: borrowing ChangesetReader, _ statements: TableStatements) -> Bool {
    guard rows > 0, rows < TableStatements.longestRun, statements === table else { return false }
    let fact = reader.bytes(of: cells[0])
    let other = reader.bytes(of: reader.inserted(0))
    guard fact.count == other.count, let start = fact.baseAddress, let next = other.baseAddress
    else { return fact.isEmpty && other.isEmpty }
    return memcmp(start, next, fact.count) == 0
  }

  /// Takes the row the reader stands at: the first cell of a run is the fact.
  mutating func add(_ reader: borrowing ChangesetReader, _ statements: TableStatements) {
    if rows == 0 {
      first = reader.index
      table = statements
      cells.reserveCapacity(TableStatements.longestRun * statements.columnCount)
      cells.append(reader.inserted(0))
    }
    for column in 1..<statements.columnCount {
      cells.append(column < reader.columnCount ? reader.inserted(column) : .missing)
    }
    rows += 1
  }

  mutating func empty() {
    rows = 0
    cells.removeAll(keepingCapacity: true)
  }
}
