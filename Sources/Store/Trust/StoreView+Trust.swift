public import Change
internal import Foundation
internal import GRDB

/// Who belongs to the site, and how far each device stands for what it wrote.
extension StoreView {
  /// The table of facts that says so.
  static let trustTable = "trust"

  /// Every signed statement that is known here, once, in no order that says anything.
  public func trustEntries() throws -> [TrustBook.Entry] {
    var known: Set<ChangeHash> = []
    var entries: [TrustBook.Entry] = []
    func add(_ signed: [UInt8], _ isInEffect: Bool) {
      guard let statement = try? TrustStatement(decoding: signed),
        known.insert(statement.hash).inserted
      else { return }
      entries.append(TrustBook.Entry(statement, isInEffect: isInEffect))
    }
    for entry in try trustFacts() { add(entry.statement.bytes, entry.isInEffect) }
    for row in try rows("SELECT signed FROM statement ORDER BY hash") {
      add(row.blob("signed"), false)
    }
    return entries
  }

  /// What the changes here say, signed; those that count first.
  ///
  /// A statement is in effect if its own issuer said it, in a change that has effect.
  func trustFacts() throws -> [TrustBook.Entry] {
    let wrong = try WrongStatements.all(db)
    let entries = try rows(
      """
      SELECT trust.signed, chain.device AS author,
        EXISTS (SELECT 1 FROM void WHERE void.hash = change_log.hash) AS is_void
      FROM trust JOIN change_log ON change_log.n = trust.born
        LEFT JOIN chain ON chain.chain = change_log.chain
      ORDER BY trust.id
      """
    ).compactMap { row -> TrustBook.Entry? in
      let signed = row.blob("signed")
      guard wrong.isEmpty || !wrong.contains(signed.withUnsafeBytes { ChangeHash(of: $0) }),
        let statement = try? TrustStatement(decoding: signed)
      else { return nil }
      // A chain that is in no table yet is this store's own.
      let author = DeviceID(bytes: row.blob("author")) ?? identity.device
      return TrustBook.Entry(
        statement, isInEffect: row.int("is_void") != 1 && statement.issuer == .device(author))
    }
    return entries.filter(\.isInEffect) + entries.filter { !$0.isInEffect }
  }

  /// Whom this store trusts.
  public func trust() throws -> TrustBook {
    try TrustBook(
      site: identity.site, authority: identity.authority, trustEntries(), isSigned: isSigned())
  }

  /// The changes that have no effect because their device was revoked.
  public func voidChanges() throws -> [ChangeName] {
    try VoidChanges.all(db).sorted().compactMap { try sealed($0)?.name }
  }

  /// The heads that are known, ascending.
  public func heads() throws -> [SignedHead] {
    try rows("SELECT * FROM head ORDER BY device, seq, hash").compactMap { row in
      guard let device = DeviceID(bytes: row.blob("device")), let seq = row.int64("seq"),
        let hash = ChangeHash(bytes: row.blob("hash")),
        let signature = KeySignature(bytes: row.blob("signature"))
      else { return nil }
      return SignedHead(
        name: ChangeName(device: device, seq: seq, hash: hash), signature: signature)
    }
  }

  /// Keeps what was signed about devices, and pins the site's key if this store knows none.
  ///
  /// To be called inside ``Store/merge(_:)``.
  public func keep(_ statements: [TrustStatement], authority: AuthorityKey?) throws {
    try Statements.keep(db, statements)
    if identity.authority == nil, let authority {
      try Meta.set(db, Meta.authority, authority.data)
    }
  }

  /// How many statements are kept beside the changes that say them, and how long they are together; bytes.
  public func keptStatements() throws -> (count: Int, bytes: Int) {
    let row = try rows(
      "SELECT count(*) AS count, coalesce(sum(length(signed)), 0) AS bytes FROM statement"
    ).first
    return (row?.int("count") ?? 0, row?.int("bytes") ?? 0)
  }

  /// Keeps these statements beside the changes that say them, and no others.
  ///
  /// To be called inside ``Store/merge(_:)``.
  public func keepOnly(_ statements: [TrustStatement]) throws {
    try Statements.keepOnly(db, statements)
  }

  /// Keeps the heads that name a change that is here, and drops those for which a later one stands too.
  ///
  /// To be called inside ``Store/merge(_:)``, after the log was saved.
  public func keep(_ heads: [SignedHead]) throws {
    for head in heads where try sealed(head.name.hash)?.name == head.name {
      try Heads.keep(db, head)
    }
    let log = try ChangeLog(db)
    let known = Dictionary(grouping: try self.heads(), by: \.name.device)
    for (device, heads) in known where device != identity.device && heads.count > 1 {
      let places = try heads.compactMap { head in
        try log.applied(head.name.hash).map { (head.name, $0.placement) }
      }
      var before = Coverage()
      for (_, place) in places {
        if let last = log.chains.predecessor(of: place) { before.include(last, in: log.chains) }
      }
      for (name, place) in places where before.covers(place) { try Heads.drop(db, name) }
    }
  }
}
