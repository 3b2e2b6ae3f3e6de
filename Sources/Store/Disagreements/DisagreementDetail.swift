internal import Change
internal import GRDB
public import Guide
public import Plant

/// A disagreement with all that helps to decide it.
public struct DisagreementDetail: Hashable, Sendable {
  /// What is known of one answer besides.
  public struct Answer: Hashable, Sendable {
    /// How it came in; nil where nobody said.
    public var origin: Origin?
    /// What its author noted, such as the file it came from.
    public var note: String?
    /// The columns its author found with a value before, in words; none where there was none or it
    /// is not known.
    public var before: [ColumnWords] = []
    /// Who had given that value, and since when; nil where it is not from the record's beginning.
    public var beforeBy: String?
    /// Which of the other answers its author had seen: their numbers, from 1.
    public var hadSeen: [Int]
  }

  /// The disagreement.
  public var item: Disagreement
  /// Where the thing is.
  public var place: Place?
  /// Who was sent to look, and has not closed that task.
  public var sent: [Recorded<Task>]
  /// One for each answer.
  public var answers: [Answer]
}

extension StoreView {
  /// All that helps to decide a disagreement.
  public func detail(of item: Disagreement) throws -> DisagreementDetail {
    let log = try ChangeLog(db)
    let applied = try item.answers.map { try $0.change.flatMap(log.applied) }
    let answers = try zip(item.answers, applied).enumerated().map { place, pair in
      var detail = DisagreementDetail.Answer(hadSeen: [])
      guard let change = pair.1 else { return detail }
      let seen = try log.coverage(of: change)
      for (number, other) in applied.enumerated() where number != place {
        if let other, seen.covers(other.placement) { detail.hadSeen.append(number + 1) }
      }
      try fill(&detail, item, pair.0, try log.sealed(change.number).change, log)
      return detail
    }
    return DisagreementDetail(
      item: item, place: try place(of: item.thing.subject), sent: try sent(to: item),
      answers: answers)
  }

  /// Who was sent to look which answer is true, and has not closed that task.
  public func sent(to item: Disagreement) throws -> [Recorded<Task>] {
    try openTasks().filter { $0.body.isLook(at: item) }
  }

  private func fill(
    _ detail: inout DisagreementDetail.Answer, _ item: Disagreement, _ answer: Disagreement.Answer,
    _ change: Change, _ log: ChangeLog
  ) throws {
    detail.note = change.note
    let operations = try change.operations()
    let isImport = operations.contains { $0.table == "import_run" }
    detail.origin = isImport ? .file : nil
    if case .fact(let fact) = answer.content, case .seen(let seen) = fact.body {
      detail.origin = seen.origin
    }
    guard let source = item.source(of: answer), let table = catalogue.table(source.table),
      let place = table.index(ofGroup: source.group)
    else { return }
    if table.name == ThingKind.alias.rawValue, !isImport {
      detail.origin = try rows("SELECT origin FROM alias WHERE id = ?", [source.row.data]).first?
        .value("origin")
    }
    let columns = table.groups[place].columns
    guard let old = Self.old(operations, table.name, source.row, columns),
      old.contains(where: { !$0.isNull })
    else { return }
    for (column, cell) in zip(columns, old) {
      guard let value = try word(cell) else { continue }
      detail.before.append(ColumnWords(name: table.columns[column].name, value: value))
    }
    detail.beforeBy = try beginner(table, source.row, columns, old, log)
  }

  /// What an edit of a group found there, as its change says.
  private static func old(
    _ operations: [Change.Operation], _ table: String, _ row: ThingID, _ columns: [Int]
  ) -> [CellValue]? {
    for operation in operations where operation.table == table {
      guard case .update(let key, let cells) = operation.content, key == [.blob(row.bytes)] else {
        continue
      }
      let old = columns.compactMap { column in cells.first { $0.column == column }?.old }
      if old.count == columns.count { return old }
    }
    return nil
  }

  /// Who made the record with these values, if they are from then.
  private func beginner(
    _ table: TableCatalogue.Table, _ row: ThingID, _ columns: [Int], _ old: [CellValue],
    _ log: ChangeLog
  ) throws -> String? {
    guard
      let born = try rows("SELECT born FROM \(table.name) WHERE id = ?", [row.data]).first?
        .int64("born").map(ChangeNumber.init(rawValue:))
    else { return nil }
    let cells = try log.insertedCells(born, table.name, row.bytes, width: table.columns.count)
    guard columns.map({ cells[$0] }) == old else { return nil }
    let change = try log.sealed(born).change
    return change.note ?? change.author
  }
}

extension Disagreement {
  /// The group of a record that an answer is the value of; nil for facts.
  func source(of answer: Answer) -> RecordGroup? {
    func of(_ thing: Thing, _ group: String) -> RecordGroup {
      RecordGroup(table: thing.kind.rawValue, row: thing.id, group: group)
    }
    switch (matter, answer.content) {
    case (.group(let name), _): return of(thing, name)
    case (_, .edit(let group)): return of(thing, group)
    case (.retirement, _): return of(thing, Retirement.groupName)
    case (.port, .claim(let claim)): return of(claim, "ends")
    case (.unit, .claim(let claim)): return of(claim, "place")
    case (.code(.alias, let term), .claim(let claim)):
      return RecordGroup(
        table: ThingKind.alias.rawValue, row: RecordKey.alias(code: term, target: claim.id).id,
        group: "name")
    case (.code(.asset, _), .claim(let claim)): return of(claim, "asset_tag")
    case (.code(.serial, _), .claim(let claim)): return of(claim, claim.kind.serialGroup)
    default: return nil
    }
  }
}

extension Task {
  /// Whether it sends somebody to look at a disagreement.
  func isLook(at item: Disagreement) -> Bool {
    kind == .look && item.subjects.contains(subject) && text.hasPrefix("\(item.word): ")
  }
}

extension StoreView {
  /// The columns an answer gives a value, in the order of the data dictionary, ids as what they name.
  public func values(of answer: Disagreement.Answer, about thing: Thing) throws -> [ColumnWords] {
    guard case .values(let cells) = answer.content, let table = catalogue.table(thing.kind.rawValue)
    else { return [] }
    return try table.columns.compactMap { column in
      guard let value = try cells[column.name].flatMap({ try word($0.value) }) else { return nil }
      return ColumnWords(name: column.name, value: value)
    }
  }

  /// The columns of a group of a record's table.
  public func columns(ofGroup group: String, of kind: ThingKind) -> [String] {
    guard let table = catalogue.table(kind.rawValue), let place = table.index(ofGroup: group) else {
      return []
    }
    return table.groups[place].columns.map { table.columns[$0].name }
  }
}
