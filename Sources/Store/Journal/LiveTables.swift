internal import Change

/// The local tables of live values: stamps, siblings, rows inserted more than once, twins.
final class LiveTables {
  private let getStamp: RawStatement
  private let setStamp: RawStatement
  private let dropStamp: RawStatement
  private let getSiblings: RawStatement
  private let addSibling: RawStatement
  private let dropSiblings: RawStatement
  private let getInserts: RawStatement
  private let addInsert: RawStatement
  private let anyStamp: RawStatement
  private let anyInsert: RawStatement
  /// Whether any row was inserted more than once; nil until somebody asks.
  private var isAnyInserted: Bool?
  private let twin: RawStatement
  /// What of them is in memory and not written yet.
  let crowds: Crowds

  static let setStamp = """
    INSERT INTO stamp (tbl, row, grp, n, kind) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (tbl, row, grp) DO UPDATE SET n = excluded.n, kind = excluded.kind
    """
  static let dropStamp = "DELETE FROM stamp WHERE tbl = ?1 AND row = ?2 AND grp = ?3"

  init(_ connection: OpaquePointer) {
    func statement(_ sql: String) -> RawStatement { RawStatement(connection, sql) }
    getStamp = statement("SELECT n, kind FROM stamp WHERE tbl = ?1 AND row = ?2 AND grp = ?3")
    crowds = Crowds(connection)
    setStamp = statement(Self.setStamp)
    dropStamp = statement(Self.dropStamp)
    getSiblings = statement(
      "SELECT n, kind, value FROM sibling WHERE tbl = ?1 AND row = ?2 AND grp = ?3 ORDER BY n")
    addSibling = statement(
      """
      INSERT INTO sibling (tbl, row, grp, n, kind, value, differs)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """)
    dropSiblings = statement("DELETE FROM sibling WHERE tbl = ?1 AND row = ?2 AND grp = ?3")
    getInserts = statement(
      "SELECT n, value FROM row_insert WHERE tbl = ?1 AND row = ?2 ORDER BY n")
    addInsert = statement(
      """
      INSERT INTO row_insert (tbl, row, n, value) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING
      """)
    anyStamp = statement("SELECT 1 FROM stamp WHERE tbl = ?1 AND row = ?2 LIMIT 1")
    anyInsert = statement("SELECT EXISTS (SELECT 1 FROM row_insert)")
    twin = statement(
      "INSERT INTO twin (tbl, row, n) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
  }

  /// What is kept of a cell group that is stamped.
  struct Kept {
    var shown: LiveValue
    var others: [LiveValue]

    var live: [LiveValue] { [shown] + others }
  }

  /// The live values kept of a cell group whose shown value is handed in; nil where none are.
  func kept(_ table: String, _ row: [UInt8], _ group: String, shown: [CellValue]) throws -> Kept? {
    try crowds.save(table, row, group)
    defer { getStamp.reset() }
    bind(getStamp, table, row, group)
    guard try getStamp.step() else { return nil }
    return Kept(
      shown: LiveValue(
        change: ChangeNumber(rawValue: getStamp.integer(0)),
        kind: LiveKind(rawValue: Int(getStamp.integer(1))) ?? .update, value: shown),
      others: try siblings(table, row, group))
  }

  /// The live values of a cell group besides the shown one.
  func siblings(_ table: String, _ row: [UInt8], _ group: String) throws -> [LiveValue] {
    try crowds.save(table, row, group)
    defer { getSiblings.reset() }
    bind(getSiblings, table, row, group)
    var out: [LiveValue] = []
    while try getSiblings.step() {
      guard let value = CellBytes.cells(getSiblings.blob(2)) else {
        throw StoreError(
          .damaged, "A kept value of \(table) cannot be read.", next: "ferrule doctor")
      }
      out.append(
        LiveValue(
          change: ChangeNumber(rawValue: getSiblings.integer(0)),
          kind: LiveKind(rawValue: Int(getSiblings.integer(1))) ?? .update, value: value))
    }
    return out
  }

  /// Keeps which value is shown and which others are live; neither where the rule says it anyway.
  ///
  /// Only what differs from what was kept before is written.
  func keep(
    _ table: String, _ row: [UInt8], _ group: String, shown: LiveValue?, others: [LiveValue],
    instead before: Kept?
  ) throws {
    let others = shown == nil ? [] : others
    var stay = before?.others ?? []
    // Whether one differs from the shown value is kept with it.
    let isShownAnew = before?.shown.value != shown?.value
    if !stay.isEmpty, isShownAnew || stay.contains(where: { !others.contains($0) }) {
      bind(dropSiblings, table, row, group)
      try dropSiblings.run()
      stay = []
    }
    guard let shown else {
      guard before != nil else { return }
      bind(dropStamp, table, row, group)
      return try dropStamp.run()
    }
    if before?.shown.change != shown.change || before?.shown.kind != shown.kind {
      bind(setStamp, table, row, group)
      setStamp.bind(4, shown.change.rawValue)
      setStamp.bind(5, Int64(shown.kind.rawValue))
      try setStamp.run()
    }
    for other in others where !stay.contains(other) {
      bind(addSibling, table, row, group)
      addSibling.bind(4, other.change.rawValue)
      addSibling.bind(5, Int64(other.kind.rawValue))
      addSibling.bind(6, CellBytes.bytes(of: other.value))
      addSibling.bind(7, other.value == shown.value ? 0 : 1)
      try addSibling.run()
    }
  }

  /// Whether any group of a row is stamped.
  func isStamped(_ table: String, _ row: [UInt8]) throws -> Bool {
    if crowds.isStamped(table, row) { return true }
    defer { anyStamp.reset() }
    anyStamp.bind(1, table)
    anyStamp.bind(2, row)
    return try anyStamp.step()
  }

  /// The inserts of a row that was inserted more than once: all its cells by change.
  func inserts(_ table: String, _ row: [UInt8]) throws -> [(
    change: ChangeNumber, cells: [CellValue]
  )] {
    guard try isAnyRowInsertedTwice() else { return [] }
    defer { getInserts.reset() }
    getInserts.bind(1, table)
    getInserts.bind(2, row)
    var out: [(ChangeNumber, [CellValue])] = []
    while try getInserts.step() {
      guard let cells = CellBytes.cells(getInserts.blob(1)) else {
        throw StoreError(.damaged, "A kept row of \(table) cannot be read.", next: "ferrule doctor")
      }
      out.append((ChangeNumber(rawValue: getInserts.integer(0)), cells))
    }
    return out
  }

  /// Keeps an insert of a row that was inserted more than once.
  func addInsert(_ table: String, _ row: [UInt8], _ change: ChangeNumber, _ cells: [CellValue])
    throws
  {
    isAnyInserted = true
    addInsert.bind(1, table)
    addInsert.bind(2, row)
    addInsert.bind(3, change.rawValue)
    addInsert.bind(4, CellBytes.bytes(of: cells))
    try addInsert.run()
  }

  /// Lists a fact that is not shown because another with its id stays.
  func addTwin(_ table: String, _ key: [UInt8], _ change: ChangeNumber) throws {
    twin.bind(1, table)
    twin.bind(2, key)
    twin.bind(3, change.rawValue)
    try twin.run()
  }

  private func isAnyRowInsertedTwice() throws -> Bool {
    if let isAnyInserted { return isAnyInserted }
    defer { anyInsert.reset() }
    let answer = try anyInsert.step() && anyInsert.integer(0) == 1
    isAnyInserted = answer
    return answer
  }

  private func bind(_ statement: RawStatement, _ table: String, _ row: [UInt8], _ group: String) {
    statement.bind(1, table)
    statement.bind(2, row)
    statement.bind(3, group)
  }
}
