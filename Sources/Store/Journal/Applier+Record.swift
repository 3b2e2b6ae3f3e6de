internal import Change

/// Records: the live-set rule, one cell group at a time.
extension Applier {
  func applyRecord(
    _ reader: borrowing ChangesetReader, _ statements: TableStatements, _ context: ChangeContext
  ) throws {
    let row = Array(reader.bytes(of: reader.inserted(0)))
    if statements.isNamed, !takesRecordsOnly { try names.touch(statements.table.name, row) }
    switch reader.kind {
    case .insert: try insertRecord(reader, statements, row, context)
    case .update: try updateRecord(reader, statements, row, context)
    }
  }

  private func insertRecord(
    _ reader: borrowing ChangesetReader, _ statements: TableStatements, _ row: [UInt8],
    _ context: ChangeContext
  ) throws {
    let number = context.change.number
    if try insert(reader, statements, born: number) {
      return try stampRetired(reader, statements, row, number)
    }

    var cells = (0..<reader.columnCount).map { reader.value(of: reader.inserted($0)) }
    cells += repeatElement(.null, count: statements.columnCount - cells.count)
    guard let (born, current) = try read(statements, row) else {
      throw StoreError(.fault, "A row of \(statements.table.name) vanished.")
    }
    let inserts = try inserts(statements, row, born: born, current: current)
    let covered = try inserts.covered(by: context)
    let kind = LiveSet.insertKind(of: number, inserts: covered) { _ in true }
    // What was read of the row's only insert was not all it said.
    if kind == .insert, !inserts.areKept { try live.crowds.close(statements.table.name, row) }
    for (group, columns) in statements.table.groups.enumerated() {
      let value = columns.columns.map { cells[$0] }
      guard value.contains(where: { !$0.isNull }) else { continue }
      try write(
        LiveValue(change: number, kind: kind, value: value), statements, row, group,
        shownNow: columns.columns.map { current[$0] }, inserts, context)
    }
    guard kind == .insert else { return }
    if born == nil {
      statements.adopt.bind(1, row)
      statements.adopt.bind(2, number.rawValue)
      try statements.adopt.run()
      return
    }
    if !inserts.areKept {
      for insert in inserts.all {
        try live.addInsert(statements.table.name, row, insert.change, insert.cells)
      }
    }
    try live.addInsert(statements.table.name, row, number, cells)
    inserts.add(context.change, cells)
    live.crowds.grew()
  }

  /// A retirement is always stamped, so that those that met an edit are found without reading every
  /// record.
  private func stampRetired(
    _ reader: borrowing ChangesetReader, _ statements: TableStatements, _ row: [UInt8],
    _ number: ChangeNumber
  ) throws {
    guard let first = statements.retiredColumns.first, first < reader.columnCount,
      reader.inserted(first).type != .null
    else { return }
    var value: [CellValue] = []
    for column in statements.retiredColumns {
      value.append(
        column < reader.columnCount ? reader.value(of: reader.inserted(column)) : .null)
    }
    try live.keep(
      statements.table.name, row, Retirement.groupName,
      shown: LiveValue(change: number, kind: .insert, value: value), others: [], instead: nil)
  }

  private func updateRecord(
    _ reader: borrowing ChangesetReader, _ statements: TableStatements, _ row: [UInt8],
    _ context: ChangeContext
  ) throws {
    let touched = statements.table.groups.indices.filter { group in
      guard let first = statements.table.groups[group].columns.first else { return false }
      return first < reader.columnCount && reader.new(first).type != .undefined
    }
    let current = try readOrMake(statements, row, groups: touched)
    // A single insert: where it is not live any more its cells decide nothing.
    let inserts =
      try keptInserts(statements.table.name, row)
      ?? RowInserts(current.born.map { [($0, current.cells)] } ?? [], areKept: false)
    for group in touched {
      let columns = statements.table.groups[group].columns
      try write(
        LiveValue(
          change: context.change.number, kind: .update,
          value: columns.map { reader.value(of: reader.new($0)) }), statements, row, group,
        shownNow: columns.map { current.cells[$0] }, inserts, context)
    }
  }

  /// One write of one cell group.
  private func write(
    _ write: LiveValue, _ statements: TableStatements, _ row: [UInt8], _ group: Int,
    shownNow: [CellValue], _ inserts: RowInserts, _ context: ChangeContext
  ) throws {
    let table = statements.table.name
    let (name, columns) = (
      statements.table.groups[group].name, statements.table.groups[group].columns
    )
    func show(_ shown: LiveValue?) throws -> LiveValue {
      guard let shown else {
        throw StoreError(.fault, "A write of \(table) left nothing live.")
      }
      guard shown.value != shownNow else { return shown }
      let set = statements.setGroup(group)
      set.bind(1, row)
      for (place, value) in shown.value.enumerated() { set.bind(place + 2, value) }
      try set.run()
      return shown
    }
    func crowd(_ cell: CrowdedCell) throws {
      try cell.write(write, context)
      live.crowds.grew()
      _ = try show(cell.cell.shown?.live)
    }
    if let cell = live.crowds.cell(table, row, name) { return try crowd(cell) }

    let inserted = inserts.values(of: columns)
    let kept = try live.kept(table, row, name, shown: shownNow)
    let liveBefore =
      kept?.live
      ?? inserted.map { LiveValue(change: $0.change, kind: .insert, value: $0.value) }
    guard max(liveBefore.count, inserted.count) < Crowds.few else {
      let cell = CrowdedCell(name, LiveCell(try placed(liveBefore), inserted: inserted), kept)
      try live.crowds.add(cell, table, row)
      return try crowd(cell)
    }
    var covered = try context.covered(liveBefore.lazy.map(\.change))
    covered += try context.covered(inserted.lazy.map(\.change))
    let liveAfter = LiveSet.afterWrite(live: liveBefore, inserts: inserted, write: write) {
      covered.contains($0)
    }
    let shown = try show(greatest(liveAfter))
    let retires = name == Retirement.groupName && Retirement.retires(shown.value)
    try live.keep(
      table, row, name, shown: !retires && isPlain(liveAfter, inserted, write) ? nil : shown,
      others: liveAfter.filter { $0.change != shown.change }, instead: kept)
  }

  /// Live values with the places and ranks of their changes.
  private func placed(_ live: [LiveValue]) throws -> [LiveCell.Entry] {
    try live.map { value in
      let change = try log.applied(value.change)
      return LiveCell.Entry(value, at: change.placement, rank: change.rank)
    }
  }

  /// The live value to show.
  private func greatest(_ live: [LiveValue]) throws -> LiveValue? {
    guard live.count > 1 else { return live.first }
    var ranks: [ChangeNumber: ChangeRank] = [:]
    for value in live { ranks[value.change] = try log.applied(value.change).rank }
    return LiveSet.shown(live) {
      ranks[$0] ?? ChangeRank(effectiveHLC: 0, hash: ChangeHash(storage: Bytes32(0, 0, 0, 0)))
    }
  }

  /// Whether the live values are just what the row's inserts say, the one just written among them, so that
  /// nothing has to be kept.
  private func isPlain(
    _ live: [LiveValue], _ inserted: [InsertedValue], _ write: LiveValue
  ) -> Bool {
    guard live.allSatisfy({ $0.kind == .insert }), !LiveSet.isConflict(live) else { return false }
    var writers = Set(inserted.map(\.change))
    if write.kind == .insert { writers.insert(write.change) }
    return Set(live.map(\.change)) == writers
  }

  /// The change a row was born with, and its cells; nil if it is not there.
  func read(_ statements: TableStatements, _ row: [UInt8]) throws
    -> (born: ChangeNumber?, cells: [CellValue])?
  {
    let select = statements.select
    defer { select.reset() }
    select.bind(1, row)
    guard try select.step() else { return nil }
    let born = select.isNull(0) ? nil : ChangeNumber(rawValue: select.integer(0))
    return (born, (0..<statements.columnCount).map { select.value($0 + 1) })
  }

  /// The same with the cells of some groups only, for an edit; of a row that nobody inserted yet, too:
  /// the row is there then, born nowhere.
  private func readOrMake(_ statements: TableStatements, _ row: [UInt8], groups: [Int]) throws
    -> (born: ChangeNumber?, cells: [CellValue])
  {
    var cells = [CellValue](repeating: .null, count: statements.columnCount)
    let select = statements.select
    defer { select.reset() }
    select.bind(1, row)
    if try select.step() {
      for group in groups {
        for column in statements.table.groups[group].columns {
          cells[column] = select.value(column + 1)
        }
      }
      return (select.isNull(0) ? nil : ChangeNumber(rawValue: select.integer(0)), cells)
    }
    statements.insert.bind(1, row)
    for place in 2...statements.columnCount + 1 { statements.insert.bindNull(place) }
    try statements.insert.run()
    return (nil, cells)
  }

  /// The row's inserts with all their cells; of a single one they come from the row while no group
  /// of it was written since, else from the log.
  private func inserts(
    _ statements: TableStatements, _ row: [UInt8], born: ChangeNumber?, current: [CellValue]
  ) throws -> RowInserts {
    let name = statements.table.name
    guard let born else { return RowInserts([], areKept: false) }
    if let kept = try keptInserts(name, row) { return kept }
    let cells =
      try live.isStamped(name, row)
      ? log.insertedCells(born, name, row, width: current.count) : current
    let single = RowInserts([(born, cells)], areKept: false)
    try live.crowds.add(single, name, row, log)
    return single
  }

  /// The inserts of a row that are kept, since there is more than one; or known.
  private func keptInserts(_ table: String, _ row: [UInt8]) throws -> RowInserts? {
    if let known = live.crowds.inserts(table, row) { return known }
    let kept = try live.inserts(table, row)
    guard !kept.isEmpty else { return nil }
    let inserts = RowInserts(kept, areKept: true)
    try live.crowds.add(inserts, table, row, log)
    return inserts
  }
}
