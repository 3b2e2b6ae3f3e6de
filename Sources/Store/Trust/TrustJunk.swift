internal import Change
internal import GRDB

/// Rows of the tables `statement` and `head` that nobody can have signed.
enum TrustJunk {
  private static let badHead =
    "length(device) <> 32 OR length(hash) <> 32 OR length(signature) <> 64"

  static func count(_ db: Database) throws -> Int {
    let heads = try Int.fetchOne(db, sql: "SELECT count(*) FROM head WHERE \(badHead)") ?? 0
    return try heads + statements(db).count
  }

  /// Drops them, and the heads of this device that it did not sign.
  static func drop(_ db: Database, own: DeviceKeys?, _ identity: StoreIdentity) throws {
    for hash in try statements(db) {
      try db.execute(sql: "DELETE FROM statement WHERE hash = ?", arguments: [hash.data])
    }
    try db.execute(sql: "DELETE FROM head WHERE \(badHead)")
    // The next merge finds it again.
    try Meta.remove(db, Meta.rightStatements)
    guard let own else { return }
    let rows = try Row.fetchAll(
      db, sql: "SELECT seq, hash, signature FROM head WHERE device = ?",
      arguments: [own.device.data]
    ).map { CellRow(row: $0) }
    for row in rows {
      guard let hash = ChangeHash(bytes: row.blob("hash")),
        let signature = KeySignature(bytes: row.blob("signature"))
      else { continue }
      let name = ChangeName(device: own.device, seq: row.int64("seq") ?? 0, hash: hash)
      let head = SignedHead(name: name, signature: signature)
      if !head.isSigned(by: own.signing, site: identity.site) { try Heads.drop(db, name) }
    }
  }

  /// The names of statements that are not what their hash says.
  private static func statements(_ db: Database) throws -> [[UInt8]] {
    try Row.fetchAll(db, sql: "SELECT hash, signed FROM statement").compactMap { row -> [UInt8]? in
      let cells = CellRow(row: row)
      let statement = try? TrustStatement(decoding: cells.blob("signed"))
      return statement?.hash.bytes == cells.blob("hash") ? nil : cells.blob("hash")
    }
  }
}

extension StoreView {
  /// How many statements and heads are kept here that nobody can have signed.
  package func countTrustJunk() throws -> Int { try TrustJunk.count(db) }
}
