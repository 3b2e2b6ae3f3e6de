internal import Change
internal import Foundation
internal import GRDB
internal import Plant

extension Store {
  /// Takes over a plan or dump, all or nothing.
  ///
  /// The same bytes again write nothing. New records are inserted; of a known one only the groups
  /// are written in which the file differs from what its source said before, and from what is shown.
  /// A retired record is reported, not revived.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - rows: what it says; a record another row refers to comes before that row.
  ///   - isRehearsal: whether to report only.
  /// - Returns: what was done, or would be.
  public func importPlan(
    _ file: PlanFile, _ rows: [PlanRow], author: String, isRehearsal: Bool,
    progress: (Int) -> Void = { _ in }
  ) throws -> PlanReport {
    func take(_ view: StoreView, _ draft: Draft?) throws -> PlanReport {
      var report = PlanReport()
      let before = try view.facts(in: "import_run", where: "sha256 = ?", [file.sha256.data])
      if let run = before.first(where: { run in
        if case .importRun(let body) = run.body { body.source == file.source } else { false }
      }) {
        report.importedBeforeMS = run.atMS
        return report
      }
      try draft?.record(
        .importRun(
          ImportRun(
            source: file.source, format: file.format, fileName: file.name, sha256: file.sha256,
            bytes: file.bytes)))
      var taker = PlanTaker(
        view: view, draft: draft, said: try ImportedBefore(view, source: file.source))
      for (number, row) in rows.enumerated() {
        try taker.take(row, into: &report)
        if number % 1_000 == 999 { progress(number + 1) }
      }
      return report
    }
    if isRehearsal { return try read { try take($0, nil) } }
    return try write(author: author, note: "import \(file.name)") { view, draft in
      try take(view, draft)
    }
  }
}

/// Compares one row after another with what is shown and with what its source said before.
private struct PlanTaker {
  let view: StoreView
  let draft: Draft?
  let said: ImportedBefore
  private var seen: Set<ThingID> = []

  init(view: StoreView, draft: Draft?, said: ImportedBefore) {
    self.view = view
    self.draft = draft
    self.said = said
  }

  mutating func take(_ row: PlanRow, into report: inout PlanReport) throws {
    guard seen.insert(row.id).inserted else { return }
    guard let table = view.catalogue.table(row.kind.rawValue) else { return }
    let known = try view.rows("SELECT born FROM \(table.name) WHERE id = ?", [row.id.data]).first
    guard known?.int64("born") != nil else {
      try draft?.insert(row.kind, row.id, row.defaults.merging(row.cells) { $1 })
      report.added[row.kind, default: 0] += 1
      return
    }
    let shown = try RecordReading(db: view.db).cells(table, row.id)
    if let place = table.columns.firstIndex(where: { $0.name == "retired_at" }),
      !shown[place].isNull
    {
      report.refused.append(
        .init(
          line: row.line, code: "retired",
          message: "\(row.label) is retired here; the file still has it. It was left as it is."))
      return
    }
    var write: [String: Cell] = [:]
    var agree: [String: Cell] = [:]
    var stands = false
    for (index, group) in table.groups.enumerated() {
      let wanted = group.columns.map { column -> CellValue in
        row.cells[table.columns[column].name]?.value ?? shown[column]
      }
      guard group.columns.contains(where: { row.cells[table.columns[$0].name] != nil }),
        wanted.contains(where: { !$0.isNull })
      else { continue }
      let current = group.columns.map { shown[$0] }
      let before = said.value(table.name, row.id.bytes, index)
      let isNews = before.map { !isSame($0, wanted, row, group, table) } ?? true
      if wanted != current || isNews, try isDisputed(table, row, group) {
        // A file is no person: it does not settle what two people said.
        if wanted != current, isNews {
          report.refused.append(
            .init(
              line: row.line, code: "two-answers",
              message: """
                \(row.label): people gave two answers about its \(group.name). It was left as it is; \
                see ferrule conflicts.
                """))
        }
        continue
      }
      if wanted == current {
        // The source came round to what a person wrote, or says for the first time what another
        // said: kept as its word, or the next version of the file would be compared with a word it
        // has taken back, or with none, and written over a later edit.
        if isNews {
          for (column, value) in zip(group.columns, wanted) {
            agree[table.columns[column].name] = Cell(value: value)
          }
        }
        continue
      }
      guard isNews else {
        stands = true
        continue
      }
      for (column, value) in zip(group.columns, wanted) {
        write[table.columns[column].name] = Cell(value: value)
      }
    }
    if !agree.isEmpty { try draft?.update(row.kind, row.id, agree, evenIfEqual: true) }
    if !write.isEmpty {
      try draft?.update(row.kind, row.id, write)
      report.changed[row.kind, default: 0] += 1
    } else if stands {
      report.kept[row.kind, default: 0] += 1
    } else {
      report.same[row.kind, default: 0] += 1
    }
  }

  private func isDisputed(
    _ table: TableCatalogue.Table, _ row: PlanRow, _ group: TableCatalogue.ColumnGroup
  ) throws -> Bool {
    try !view.rows(
      "SELECT 1 FROM sibling WHERE tbl = ? AND row = ? AND grp = ? LIMIT 1",
      [table.name, row.id.data, group.name]
    ).isEmpty
  }

  /// Whether the source says now what it said before, of the columns it speaks of.
  private func isSame(
    _ before: [CellValue], _ wanted: [CellValue], _ row: PlanRow,
    _ group: TableCatalogue.ColumnGroup, _ table: TableCatalogue.Table
  ) -> Bool {
    zip(group.columns.indices, group.columns).allSatisfy { place, column in
      row.cells[table.columns[column].name] == nil || before[place] == wanted[place]
    }
  }
}
