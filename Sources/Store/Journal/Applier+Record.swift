internal import Change

/// Records: the live-set rule, one cell group at a time.
extension Applier {
  /// A row's inserts of kind ``LiveKind/insert``, as far as the rule needs their cells.
  private typealias Insert = (change: ChangeNumber, cells: [CellValue])

  func applyRecord(_ reader: borrowing ChangesetReader, _ table: Int, _ context: ChangeContext)
    throws
  {
    let row = Array(reader.bytes(of: reader.inserted(0)))
    try names.touch(catalogue.tables[table].name, row)
    switch reader.kind {
    case .insert: try insertRecord(reader, table, row, context)
    case .update: try updateRecord(reader, table, row, context)
    }
  }

  private func insertRecord(
    _ reader: borrowing ChangesetReader, _ table: Int, _ row: [UInt8], _ context: ChangeContext
  ) throws {
    let statements = try statements(table)
    let number = context.change.number
    statements.insert.bind(1, reader.inserted(0), of: reader)
    statements.insert.bind(2, number.rawValue)
    for column in 1..<reader.columnCount {
      statements.insert.bind(column + 2, reader.inserted(column), of: reader)
    }
    for column in reader.columnCount..<statements.table.columns.count {
      statements.insert.bindNull(column + 2)
    }
    try statements.insert.run()
    if statements.insert.changedRows == 1 {
      return try stampRetired(reader, statements, row, number)
    }

    var cells = (0..<reader.columnCount).map { reader.value(of: reader.inserted($0)) }
    cells += repeatElement(.null, count: statements.table.columns.count - cells.count)
    let (born, current) = try read(statements, row)
    let before = try inserts(table, row, born: born, current: current)
    let covered = try context.covered(before.map(\.change))
    let kind = LiveSet.insertKind(of: number, inserts: before.map(\.change)) {
      covered.contains($0)
    }
    let after = kind == .insert ? before + [(number, cells)] : before
    for (group, columns) in statements.table.groups.enumerated() {
      let value = columns.columns.map { cells[$0] }
      guard value.contains(where: { !$0.isNull }) else { continue }
      try write(
        LiveValue(change: number, kind: kind, value: value), statements, row, group,
        current: current, before: before, after: after, context)
    }
    guard kind == .insert else { return }
    if born == nil {
      statements.adopt.bind(1, row)
      statements.adopt.bind(2, number.rawValue)
      try statements.adopt.run()
    } else {
      for insert in after {
        try live.addInsert(statements.table.name, row, insert.change, insert.cells)
      }
    }
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
      shown: LiveValue(change: number, kind: .insert, value: value), others: [])
  }

  private func updateRecord(
    _ reader: borrowing ChangesetReader, _ table: Int, _ row: [UInt8], _ context: ChangeContext
  ) throws {
    let statements = try statements(table)
    // An edit of a row nobody inserted yet is kept: the row is there, born nowhere.
    statements.insert.bind(1, row)
    for place in 2...statements.table.columns.count + 1 { statements.insert.bindNull(place) }
    try statements.insert.run()
    let (born, current) = try read(statements, row)
    var before = try live.inserts(statements.table.name, row)
    if before.isEmpty, let born {
      // A single insert: where it is not live any more its cells decide nothing.
      before = [(born, current)]
    }
    for (group, columns) in statements.table.groups.enumerated() {
      guard let first = columns.columns.first, first < reader.columnCount,
        reader.new(first).type != .undefined
      else { continue }
      let value = columns.columns.map { reader.value(of: reader.new($0)) }
      try write(
        LiveValue(change: context.change.number, kind: .update, value: value), statements, row,
        group, current: current, before: before, after: before, context)
    }
  }

  /// One write of one cell group.
  private func write(
    _ write: LiveValue, _ statements: TableStatements, _ row: [UInt8], _ group: Int,
    current: [CellValue], before: [Insert], after: [Insert], _ context: ChangeContext
  ) throws {
    let table = statements.table.name
    let columns = statements.table.groups[group].columns
    let name = statements.table.groups[group].name
    let shownNow = columns.map { current[$0] }
    let inserted = before.compactMap { insert -> InsertedValue? in
      let value = columns.map { insert.cells[$0] }
      guard value.contains(where: { !$0.isNull }) else { return nil }
      return InsertedValue(change: insert.change, value: value)
    }
    let liveBefore: [LiveValue]
    if let stamp = try live.stamp(table, row, name) {
      liveBefore =
        [LiveValue(change: stamp.change, kind: stamp.kind, value: shownNow)]
        + (try live.siblings(table, row, name))
    } else {
      liveBefore = inserted.map { LiveValue(change: $0.change, kind: .insert, value: $0.value) }
    }
    let covered = try context.covered(
      Set(liveBefore.map(\.change)).union(inserted.map(\.change)))
    let liveAfter = LiveSet.afterWrite(live: liveBefore, inserts: inserted, write: write) {
      covered.contains($0)
    }
    var ranks: [ChangeNumber: ChangeRank] = [:]
    for value in liveAfter { ranks[value.change] = try log.applied(value.change).rank }
    let shown = LiveSet.shown(liveAfter) {
      ranks[$0] ?? ChangeRank(effectiveHLC: 0, hash: context.change.rank.hash)
    }
    guard let shown else {
      throw StoreError(.fault, "A write of \(table) left nothing live.")
    }
    if shown.value != shownNow {
      let set = try statements.setGroup(group)
      set.bind(1, row)
      for (place, value) in shown.value.enumerated() { set.bind(place + 2, value) }
      try set.run()
    }
    let writers = Set(
      after.filter { insert in columns.contains { !insert.cells[$0].isNull } }.map(\.change))
    let isPlain =
      liveAfter.allSatisfy { $0.kind == .insert } && !LiveSet.isConflict(liveAfter)
      && Set(liveAfter.map(\.change)) == writers
      && !(name == Retirement.groupName && Retirement.retires(shown.value))
    try live.keep(
      table, row, name, shown: isPlain ? nil : shown,
      others: liveAfter.filter { $0.change != shown.change })
  }

  private func read(_ statements: TableStatements, _ row: [UInt8]) throws
    -> (born: ChangeNumber?, cells: [CellValue])
  {
    defer { statements.select.reset() }
    statements.select.bind(1, row)
    guard try statements.select.step() else {
      throw StoreError(.fault, "A row of \(statements.table.name) vanished.")
    }
    let born =
      statements.select.isNull(0) ? nil : ChangeNumber(rawValue: statements.select.integer(0))
    return (born, statements.table.columns.indices.map { statements.select.value($0 + 1) })
  }

  /// The row's inserts with all their cells; of a single one they come from the row while no group
  /// of it was written since, else from the log.
  private func inserts(
    _ table: Int, _ row: [UInt8], born: ChangeNumber?, current: [CellValue]
  ) throws -> [Insert] {
    guard let born else { return [] }
    let name = catalogue.tables[table].name
    let kept = try live.inserts(name, row)
    if !kept.isEmpty { return kept }
    if try !live.isStamped(name, row) { return [(born, current)] }
    return [(born, try log.insertedCells(born, name, row, width: current.count))]
  }
}
