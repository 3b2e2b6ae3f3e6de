internal import Change

/// The cell groups with many live values that the transaction wrote to, and the rows with many inserts.
///
/// A write to such a group does not read the others' values again: they are here, and what came of them all
/// is in the tables `stamp` and `sibling` after ``save()``. Somebody who writes a thousand values beside each
/// other costs a thousand writes, not their square.
final class Crowds {
  /// So many live values, or inserts of a row, are read with every write.
  static let few = 8
  /// So many values are here before groups that were not written to for long give way: some 50 MB.
  static let most = 200_000

  private struct RowName: Hashable {
    var table: String
    var row: [UInt8]
  }

  private var cells: [RowName: [String: CrowdedCell]] = [:]
  private var inserts: [RowName: RowInserts] = [:]
  private var size = 0
  private var limit = most
  private let setStamp: RawStatement
  private let dropStamp: RawStatement
  private let setSibling: RawStatement
  private let dropSibling: RawStatement

  init(_ connection: OpaquePointer) {
    func statement(_ sql: String) -> RawStatement { RawStatement(connection, sql) }
    setStamp = statement(LiveTables.setStamp)
    dropStamp = statement(LiveTables.dropStamp)
    setSibling = statement(
      """
      INSERT INTO sibling (tbl, row, grp, n, kind, value, differs)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (tbl, row, grp, n) DO UPDATE
        SET kind = excluded.kind, value = excluded.value, differs = excluded.differs
      """)
    dropSibling = statement(
      "DELETE FROM sibling WHERE tbl = ?1 AND row = ?2 AND grp = ?3 AND n = ?4")
  }

  /// A group that is here; nil if it is not.
  func cell(_ table: String, _ row: [UInt8], _ group: String) -> CrowdedCell? {
    cells.isEmpty ? nil : cells[RowName(table: table, row: row)]?[group]
  }

  /// The inserts of a row that are here; nil if they are not.
  func inserts(_ table: String, _ row: [UInt8]) -> RowInserts? {
    inserts.isEmpty ? nil : inserts[RowName(table: table, row: row)]
  }

  /// Takes a group in.
  func add(_ cell: CrowdedCell, _ table: String, _ row: [UInt8]) throws {
    try makeRoom(for: cell.cell.entries.count)
    cells[RowName(table: table, row: row), default: [:]][cell.group] = cell
  }

  /// Takes in the inserts of a row, if they are many or a group of it is here.
  func add(_ found: RowInserts, _ table: String, _ row: [UInt8], _ log: ChangeLog) throws {
    let name = RowName(table: table, row: row)
    guard found.all.count >= Self.few || cells[name] != nil else { return }
    try found.place(log)
    if found.all.count >= Self.few { try makeRoom(for: found.all.count) }
    inserts[name] = found
  }

  /// One value more is here.
  func grew() { size += 1 }

  /// What is let go here has to be read again: not before as much was written as was read.
  private func makeRoom(for count: Int) throws {
    if size > 0, size + count > limit {
      try save()
      limit = max(Self.most, 2 * count)
    }
    size += count
  }

  /// Whether a group of a row is here that has to be stamped.
  func isStamped(_ table: String, _ row: [UInt8]) -> Bool {
    guard !cells.isEmpty, let found = cells[RowName(table: table, row: row)] else { return false }
    return found.values.contains(where: \.isStamped)
  }

  /// Writes what came of a group, if it is here, so that the tables have it.
  func save(_ table: String, _ row: [UInt8], _ group: String) throws {
    guard let cell = cell(table, row, group) else { return }
    try write(cell, table, row)
  }

  /// Writes what came of a row's groups, and lets them go: they are read again with the next write.
  func close(_ table: String, _ row: [UInt8]) throws {
    let name = RowName(table: table, row: row)
    inserts[name] = nil
    for cell in (cells.removeValue(forKey: name) ?? [:]).values { try write(cell, table, row) }
  }

  /// Writes what came of all groups, and lets them go.
  func save() throws {
    guard !cells.isEmpty || !inserts.isEmpty else { return }
    for (name, groups) in cells {
      for cell in groups.values { try write(cell, name.table, name.row) }
    }
    cells = [:]
    inserts = [:]
    size = 0
    limit = Self.most
  }

  private func write(_ cell: CrowdedCell, _ table: String, _ row: [UInt8]) throws {
    let changes = cell.takeChanges()
    func bind(_ statement: RawStatement) {
      statement.bind(1, table)
      statement.bind(2, row)
      statement.bind(3, cell.group)
    }
    for change in changes.dropped {
      bind(dropSibling)
      dropSibling.bind(4, change.rawValue)
      try dropSibling.run()
    }
    if changes.isStampNew {
      if let stamp = changes.stamp {
        bind(setStamp)
        setStamp.bind(4, stamp.change.rawValue)
        setStamp.bind(5, Int64(stamp.kind.rawValue))
        try setStamp.run()
      } else {
        bind(dropStamp)
        try dropStamp.run()
      }
    }
    for sibling in changes.new {
      bind(setSibling)
      setSibling.bind(4, sibling.live.change.rawValue)
      setSibling.bind(5, Int64(sibling.live.kind.rawValue))
      setSibling.bind(6, CellBytes.bytes(of: sibling.live.value))
      setSibling.bind(7, sibling.differs ? 1 : 0)
      try setSibling.run()
    }
  }
}
