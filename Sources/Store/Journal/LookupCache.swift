internal import Change
internal import Plant

/// Keeps the table `lookup`: what a person may type or scan, and the thing it means.
final class LookupCache {
  /// The columns of a table whose values name its rows, and what they are.
  private static let columns: [String: [(column: String, origin: String)]] = [
    "hall": [("name", "name")],
    "rack_row": [("name", "name")],
    "rack": [("name", "name")],
    "device": [("name", "name"), ("serial", "serial"), ("asset_tag", "asset")],
    "module": [("serial", "serial")],
    "cable": [("serial", "serial")],
    "panel": [("name", "name")],
    "cassette": [("serial", "serial")],
    "tool": [("label", "name"), ("serial", "serial")],
    "policy": [("name", "name")],
  ]

  private var touched: [String: Set<[UInt8]>] = [:]
  /// What touched aliases named before and name now.
  private var renamed: Set<[UInt8]> = []
  private let drop: RawStatement
  private let add: RawStatement
  private let aliasTarget: RawStatement
  private let aliases: RawStatement
  private let dropAliases: RawStatement
  private var readers: [String: RawStatement] = [:]
  private let connection: OpaquePointer

  init(_ connection: OpaquePointer) {
    self.connection = connection
    drop = RawStatement(
      connection, "DELETE FROM lookup WHERE target = ?1 AND kind = ?2 AND origin <> 'alias'")
    add = RawStatement(
      connection,
      """
      INSERT INTO lookup (term, kind, target, origin) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT DO NOTHING
      """)
    aliasTarget = RawStatement(connection, "SELECT target FROM alias WHERE id = ?1")
    aliases = RawStatement(
      connection,
      """
      SELECT code, target_kind FROM alias
      WHERE target = ?1 AND retired_at IS NULL AND code IS NOT NULL AND target_kind IS NOT NULL
      """)
    dropAliases = RawStatement(
      connection, "DELETE FROM lookup WHERE target = ?1 AND origin = 'alias'")
  }

  /// Whether rows of a table have names.
  static func names(_ table: String) -> Bool {
    table == "alias" || columns[table] != nil
  }

  /// A row of such a table is about to be written.
  func touch(_ table: String, _ row: [UInt8]) throws {
    if table == "alias" { try noteTarget(of: row) }
    touched[table, default: []].insert(row)
  }

  /// Writes what the touched rows are now called.
  func refresh() throws {
    guard !touched.isEmpty else { return }
    for (table, rows) in touched {
      for row in rows {
        if table == "alias" { try noteTarget(of: row) } else { try refresh(table, row) }
      }
    }
    for target in renamed { try refreshAliases(of: target) }
    renamed.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
  }

  private func refresh(_ table: String, _ row: [UInt8]) throws {
    guard let columns = Self.columns[table] else { return }
    drop.bind(1, row)
    drop.bind(2, table)
    try drop.run()
    let reader = reader(table, columns.map(\.column))
    defer { reader.reset() }
    reader.bind(1, row)
    guard try reader.step() else { return }
    for (place, column) in columns.enumerated() {
      guard !reader.isNull(place) else { continue }
      add.bind(1, reader.text(place).folded)
      add.bind(2, table)
      add.bind(3, row)
      add.bind(4, column.origin)
      try add.run()
    }
  }

  private func noteTarget(of alias: [UInt8]) throws {
    defer { aliasTarget.reset() }
    aliasTarget.bind(1, alias)
    guard try aliasTarget.step(), !aliasTarget.isNull(0) else { return }
    renamed.insert(aliasTarget.blob(0))
  }

  private func refreshAliases(of target: [UInt8]) throws {
    dropAliases.bind(1, target)
    try dropAliases.run()
    defer { aliases.reset() }
    aliases.bind(1, target)
    while try aliases.step() {
      add.bind(1, aliases.text(0).folded)
      add.bind(2, aliases.text(1))
      add.bind(3, target)
      add.bind(4, "alias")
      try add.run()
    }
  }

  private func reader(_ table: String, _ columns: [String]) -> RawStatement {
    if let known = readers[table] { return known }
    let made = RawStatement(
      connection, "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE id = ?1")
    readers[table] = made
    return made
  }
}
