internal import Crypto
internal import GRDB

/// A hash over the canonical dump and over the caches that are a function of the set of changes.
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
    return hash.finalize()
  }
}
