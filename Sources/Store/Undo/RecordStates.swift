internal import Change
internal import Plant

/// Reads what is said in cell groups.
///
/// An import is some hundred thousand groups: a record is read once for all of its own, if they are
/// asked for one after the other.
final class RecordStates {
  private struct Record {
    var table: TableCatalogue.Table
    var row: ThingID
    /// Its cells; nil if it is not there.
    var cells: [CellValue]?
    var inserts: [(change: ChangeNumber, cells: [CellValue])] = []
    var isStamped = false
  }

  private let applier: Applier
  private var last: Record?

  /// - Parameter applier: one of the store that is asked; what it takes in meanwhile may be missed.
  init(_ applier: Applier) { self.applier = applier }

  /// What is said in a group; nil for one that this program does not know.
  func state(of group: RecordGroup) throws -> GroupState? {
    guard let record = try record(group), let place = record.table.index(ofGroup: group.group)
    else { return nil }
    let columns = record.table.groups[place].columns
    guard let cells = record.cells else {
      return GroupState(shown: columns.map { _ in .null }, live: [])
    }
    let shown = columns.map { cells[$0] }
    let stamped =
      record.isStamped
      ? try applier.live.kept(group.table, group.row.bytes, group.group, shown: shown) : nil
    let live =
      stamped?.live.map { ($0.change, $0.value) }
      ?? record.inserts.compactMap { change, cells in
        let value = columns.map { $0 < cells.count ? cells[$0] : .null }
        return value.contains { !$0.isNull } ? (change, value) : nil
      }
    return GroupState(
      shown: shown,
      live: Set(
        try live.map { change, value in
          GroupState.Answer(change: try applier.log.applied(change).rank.hash, value: value)
        }))
  }

  /// Whether a group's record is there at all.
  func isThere(_ group: RecordGroup) throws -> Bool { try record(group)?.cells != nil }

  private func record(_ group: RecordGroup) throws -> Record? {
    if let last, last.row == group.row, last.table.name == group.table { return last }
    guard let index = applier.catalogue.index(ofTable: group.table) else { return nil }
    let statements = applier.statements(index)
    var record = Record(table: statements.table, row: group.row)
    if let (born, cells) = try applier.read(statements, group.row.bytes) {
      record.cells = cells
      record.isStamped = try applier.live.isStamped(group.table, group.row.bytes)
      record.inserts = try applier.live.inserts(group.table, group.row.bytes)
      if record.inserts.isEmpty, let born { record.inserts = [(born, cells)] }
    }
    last = record
    return record
  }
}
