internal import Change
internal import GRDB
internal import Plant

/// What is said in a cell group of a record, in words that mean the same in every store.
struct GroupState: Equatable {
  /// A live value, by the change that wrote it.
  struct Answer: Hashable {
    var change: ChangeHash
    var value: [CellValue]
  }

  /// The values of the group's columns as they are shown.
  var shown: [CellValue]
  /// All that is live.
  var live: Set<Answer>
}

extension StoreView {
  /// What is said in a cell group now; nil for one that this program does not know.
  func state(of group: RecordGroup, _ log: ChangeLog) throws -> GroupState? {
    guard let table = catalogue.table(group.table), let place = table.index(ofGroup: group.group)
    else { return nil }
    let columns = table.groups[place]
    let cells = try RecordReading(db: db).cells(table, group.row)
    var values = try stampedValues(table, group.row, columns, cells)
    if values.isEmpty { values = try insertedValues(table, group.row, columns, cells) }
    return GroupState(
      shown: columns.columns.map { cells[$0] },
      live: Set(
        try values.map {
          GroupState.Answer(change: try log.applied($0.change).rank.hash, value: $0.value)
        }
      ))
  }

  /// Whether a record is there at all.
  func isThere(_ table: String, _ row: ThingID) throws -> Bool {
    guard let table = catalogue.table(table) else { return false }
    return try !rows("SELECT 1 FROM \(table.name) WHERE id = ?", [row.data]).isEmpty
  }
}
