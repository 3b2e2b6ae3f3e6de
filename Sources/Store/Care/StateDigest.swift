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
    ] {
      let cursor = try Row.fetchCursor(view.db, sql: sql)
      while let row = try cursor.next() { hash.update(data: Array(row.description.utf8)) }
    }
    return hash.finalize()
  }
}
