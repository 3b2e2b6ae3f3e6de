internal import Change
internal import GRDB

/// The table `head`.
enum Heads {
  /// Keeps one whose signature was verified.
  static func keep(_ db: Database, _ head: SignedHead) throws {
    try db.execute(
      sql: """
        INSERT INTO head (device, seq, hash, signature) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET signature = excluded.signature
        """,
      arguments: [
        head.name.device.data, head.name.seq, head.name.hash.data, head.signature.bytes.data,
      ])
  }

  /// Keeps the one that was signed, instead of those it stands for as well.
  static func keep(_ db: Database, _ heads: SignedHeads) throws {
    guard let new = heads.new else { return }
    for old in heads.superseded { try drop(db, old) }
    try keep(db, new)
  }

  static func drop(_ db: Database, _ name: ChangeName) throws {
    try db.execute(
      sql: "DELETE FROM head WHERE device = ? AND seq = ? AND hash = ?",
      arguments: [name.device.data, name.seq, name.hash.data])
  }
}
