internal import Change

/// Facts: only inserted.
///
/// The same key can come twice only from a copied device: then the one of the smaller rank stays,
/// whatever came first, and the other is listed.
extension Applier {
  /// The header of a fact, or one row under it.
  func applyFact(
    _ reader: borrowing ChangesetReader, _ statements: TableStatements, _ context: ChangeContext
  ) throws {
    let number = context.change.number
    var replaced: FactHeaderCells?
    if try !insert(reader, statements, born: number) {
      let (other, cells) = try twin(of: reader, statements)
      // A row of a run that was inserted already.
      if other == number { return }
      if let cells, let columns = statements.factColumns {
        replaced = FactHeaderCells(columns, cells: cells)
      }
      let stays = try log.applied(other ?? number).rank
      let key = CellBytes.key(of: reader)
      guard try keeps(statements, context.change.rank, against: stays) else {
        try live.addTwin(statements.table.name, key, number)
        return
      }
      for column in 0..<statements.keyColumns {
        statements.delete.bind(column + 1, reader.inserted(column), of: reader)
      }
      try statements.delete.run()
      _ = try insert(reader, statements, born: number)
      try live.addTwin(statements.table.name, key, other ?? number)
    }
    if statements.isTrust { trustChanged() }
    if statements.kind == .fact {
      try due.factCame(reader, statements, context.change, replaced: replaced)
    }
  }

  /// Whether a fact stays against another of its id; what was said about devices by a change without
  /// effect does not push out what counts.
  private func keeps(
    _ statements: TableStatements, _ rank: ChangeRank, against other: ChangeRank
  ) throws -> Bool {
    if statements.isTrust {
      let isVoid = try VoidChanges.contains(db, rank.hash)
      if try VoidChanges.contains(db, other.hash) != isVoid { return !isVoid }
    }
    return rank.keepsFact(against: other)
  }

  /// Inserts the rows of a run and empties it.
  func applyRun(
    _ run: inout ChildRun, _ reader: borrowing ChangesetReader, _ context: ChangeContext
  ) throws {
    guard let statements = run.statements else { return }
    defer { run.empty() }
    let insert = statements.insertRun(run.rows)
    insert.bind(1, run.cells[0], of: reader)
    insert.bind(2, context.change.number.rawValue)
    for place in 1..<run.cells.count { insert.bind(place + 2, run.cells[place], of: reader) }
    try insert.run()
    guard insert.changedRows < run.rows else { return }
    // Some of them have twins: one row after the other then.
    var again = ChangesetReader(reader.bytes)
    while again.index + 1 < run.first + run.rows, try again.next() {
      if again.index >= run.first { try applyFact(again, statements, context) }
    }
  }

  /// Inserts the row the reader stands at; false when its key is there.
  func insert(
    _ reader: borrowing ChangesetReader, _ statements: TableStatements, born: ChangeNumber
  ) throws -> Bool {
    let insert = statements.insert
    for column in 0..<reader.columnCount {
      insert.bind(
        column < statements.keyColumns ? column + 1 : column + 2, reader.inserted(column),
        of: reader)
    }
    for column in reader.columnCount..<max(reader.columnCount, statements.columnCount) {
      insert.bindNull(column + 2)
    }
    insert.bind(statements.keyColumns + 1, born.rawValue)
    try insert.run()
    return insert.changedRows == 1
  }

  /// The fact that is there under the key the reader stands at: the change it came with, its cells.
  private func twin(of reader: borrowing ChangesetReader, _ statements: TableStatements) throws
    -> (ChangeNumber?, [CellValue]?)
  {
    let select = statements.select
    defer { select.reset() }
    for column in 0..<statements.keyColumns {
      select.bind(column + 1, reader.inserted(column), of: reader)
    }
    guard try select.step() else { return (nil, nil) }
    return (
      ChangeNumber(rawValue: select.integer(0)),
      (0..<statements.columnCount).map { select.value($0 + 1) }
    )
  }
}
