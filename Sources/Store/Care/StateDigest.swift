internal import Change
internal import Crypto
internal import GRDB

/// A hash over the canonical dump, the caches that are a function of the set of changes, and with which change
/// each row came.
enum StateDigest {
  static func make(_ view: StoreView) throws -> SHA256.Digest {
    var hash = SHA256()
    try CanonicalDump.write(view) { line in hash.update(data: Array(line.utf8)) }
    for sql in [
      "SELECT topic, hex(subject), hlc, hex(fact), value FROM due ORDER BY topic, subject",
      "SELECT term, kind, hex(target), origin FROM lookup ORDER BY term, kind, target, origin",
      "SELECT hex(fact), hex(by_fact) FROM superseded ORDER BY fact",
      // What decides which values a later write covers; the changes by hash, since refold numbers anew.
      """
      SELECT tbl, hex(row), grp, kind, hex(hash) FROM stamp LEFT JOIN change_log USING (n)
      ORDER BY tbl, row, grp
      """,
      """
      SELECT tbl, hex(row), grp, kind, differs, hex(value), hex(hash)
      FROM sibling LEFT JOIN change_log USING (n)
      ORDER BY tbl, row, grp, hash
      """,
      """
      SELECT tbl, hex(row), hex(value), hex(hash) FROM row_insert LEFT JOIN change_log USING (n)
      ORDER BY tbl, row, hash
      """,
      """
      SELECT tbl, hex(row), hex(hash) FROM twin LEFT JOIN change_log USING (n)
      ORDER BY tbl, row, hash
      """,
    ] {
      let cursor = try Row.fetchCursor(view.db, sql: sql)
      while let row = try cursor.next() { hash.update(data: Array(row.description.utf8)) }
    }
    for table in view.catalogue.tables {
      let cursor = try String.fetchCursor(view.db, sql: births(table))
      while let birth = try cursor.next() { hash.update(data: Array("\(birth)\n".utf8)) }
    }
    return hash.finalize()
  }

  /// With which change each row came, in the order of the dump.
  ///
  /// Of a record that several inserted, none having seen another, that is the first that came here: only that it
  /// is one of them follows from the changes.
  private static func births(_ table: TableCatalogue.Table) -> String {
    let key = table.columns.prefix(table.keyColumns).map(\.name).joined(separator: ", ")
    let change = "coalesce(hex(hash), 'change ' || born, '-')"
    let inserts = "SELECT 1 FROM row_insert WHERE tbl = '\(table.name)' AND row = id"
    let birth =
      table.kind == .record
      ? """
      CASE WHEN EXISTS (\(inserts))
        THEN 'one of several ' || EXISTS (\(inserts) AND row_insert.n = born)
        ELSE \(change) END
      """ : change
    return """
      SELECT \(birth) FROM \(table.name) LEFT JOIN change_log ON change_log.n = born ORDER BY \(key)
      """
  }
}
