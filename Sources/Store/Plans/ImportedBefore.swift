internal import Change
internal import GRDB
internal import Plant

/// What each version of a source said last, by record and group: read from the log.
///
/// A newer file writes only what differs from this, so that a person's edit stands.
struct ImportedBefore {
  private struct Key: Hashable {
    var table: String
    var row: [UInt8]
    var group: Int
  }

  private var values: [Key: [CellValue]] = [:]

  /// Reads every import of a source this store has applied, oldest first.
  init(_ view: StoreView, source: String) throws {
    let runs = try view.facts(in: "import_run", where: "source = ?", [source])
    let log = try ChangeLog(view.db)
    for run in runs.sorted(by: Fact.precedes) {
      let born = try view.rows("SELECT born FROM import_run WHERE id = ?", [run.id.data])
        .first?.int64("born")
      guard let born else { continue }
      try read(view, log, from: ChangeNumber(rawValue: born))
    }
  }

  /// What the source said of a group; nil if it never spoke of it.
  func value(_ table: String, _ row: [UInt8], _ group: Int) -> [CellValue]? {
    values[Key(table: table, row: row, group: group)]
  }

  /// Whether the source has spoken at all.
  var isEmpty: Bool { values.isEmpty }

  /// The change with the run and those after it of the same group.
  private mutating func read(_ view: StoreView, _ log: ChangeLog, from first: ChangeNumber) throws {
    var number: ChangeNumber? = first
    var group: ChangeGroupID?
    while let here = number {
      let sealed = try log.sealed(here)
      if here != first, sealed.change.group != group || group == nil { return }
      group = sealed.change.group
      for operation in try sealed.change.operations() { note(view, operation) }
      let place = try log.applied(here).placement
      number = try LogIndex.find(
        view.db, Placement(chain: place.chain, seq: place.seq + 1))
    }
  }

  private mutating func note(_ view: StoreView, _ operation: Change.Operation) {
    guard let table = view.catalogue.table(operation.table), table.kind == .record else { return }
    switch operation.content {
    case .insert(let cells):
      guard case .blob(let row)? = cells.first else { return }
      for (group, columns) in table.groups.enumerated() {
        let value = columns.columns.map { $0 < cells.count ? cells[$0] : .null }
        guard value.contains(where: { !$0.isNull }) else { continue }
        values[Key(table: table.name, row: row, group: group)] = value
      }
    case .update(let key, let cells):
      guard case .blob(let row)? = key.first else { return }
      for (group, columns) in table.groups.enumerated() {
        let new = columns.columns.compactMap { column in
          cells.first { $0.column == column }?.new
        }
        guard new.count == columns.columns.count else { continue }
        values[Key(table: table.name, row: row, group: group)] = new
      }
    }
  }
}
