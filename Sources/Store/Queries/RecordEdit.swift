internal import Change
internal import Foundation
internal import GRDB
internal import Plant

/// Who gave a record a value it has now.
public struct RecordEdit: Hashable, Sendable {
  /// When, by that laptop's clock as far as is known, else that or later; ms UTC.
  public var atMS: Int64
  /// Who.
  public var who: String
  /// What the value is, in words.
  public var what: String
}

extension StoreView {
  /// Who made a record, who gave each group of its columns the value it shows, who says otherwise, and
  /// who gave it labels or took them away; oldest first.
  ///
  /// Values that were covered since are in the log only.
  public func edits(of thing: Thing) throws -> [RecordEdit] {
    guard let table = catalogue.table(thing.kind.rawValue), table.kind == .record else { return [] }
    let cells = try RecordReading(db: db).cells(table, thing.id)
    let born = try rows("SELECT born FROM \(table.name) WHERE id = ?", [thing.id.data]).first?
      .int64("born")
    var edits: [RecordEdit] = []
    func add(_ number: Int64?, _ text: String) throws {
      guard let number else { return }
      let change = try ChangeLog.sealed(db, ChangeNumber(rawValue: number)).change
      let note = change.note.map { " (\($0))" } ?? ""
      edits.append(
        RecordEdit(
          atMS: try shownMS(of: change), who: change.author, what: text + note))
    }
    try add(born, "record made")
    for group in table.groups {
      let names = group.columns.map { table.columns[$0].name }
      let key: StatementArguments = [table.name, thing.id.data, group.name]
      for row in try rows("SELECT n FROM stamp WHERE tbl = ? AND row = ? AND grp = ?", key) {
        let number = row.int64("n")
        guard number != born else { continue }
        try add(number, "\(group.name): \(try words(names, group.columns.map { cells[$0] }))")
      }
      for row in try rows(
        "SELECT n, value FROM sibling WHERE tbl = ? AND row = ? AND grp = ? ORDER BY n", key)
      {
        let value = CellBytes.cells(row.blob("value")) ?? []
        try add(row.int64("n"), "\(group.name), not shown: \(try words(names, value))")
      }
    }
    for other in try joined(to: thing) {
      let key: StatementArguments = [table.name, other.id.data]
      for row in try rows(
        "SELECT n FROM stamp WHERE tbl = ? AND row = ? AND grp = 'same_as'", key)
      {
        let name = "\(other.label) (\(other.id.description.prefix(8)))"
        try add(row.int64("n"), "\(name) was found to be this")
      }
    }
    for label in try rows(
      "SELECT id, code, born, retired_at FROM alias WHERE target = ? ORDER BY code", [thing.id.data]
    ) {
      let code = label.string("code")
      try add(label.int64("born"), "label \(code) given")
      let key: StatementArguments = [label.blob("id").data, Retirement.groupName]
      for row in try rows("SELECT n FROM stamp WHERE tbl = 'alias' AND row = ? AND grp = ?", key) {
        let isGone = label.int64("retired_at") != nil
        try add(row.int64("n"), "label \(code) \(isGone ? "taken away" : "given again")")
      }
    }
    return edits.sorted { ($0.atMS, $0.what) < ($1.atMS, $1.what) }
  }
}
