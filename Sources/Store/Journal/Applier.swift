internal import Change
internal import GRDB

/// Applies changes, local and foreign alike: the only code that writes replicated tables.
final class Applier {
  let db: Database
  let connection: OpaquePointer
  let catalogue: TableCatalogue
  let site: SiteID
  let log: ChangeLog
  let live: LiveTables
  let latest: LatestCache
  let names: LookupCache
  /// Held changes that turned out not to be valid.
  private(set) var leftOut: [LeftOut] = []
  private var tables: [Int: TableStatements] = [:]
  private let wait: RawStatement
  private let waiters: RawStatement
  private let release: RawStatement

  init(_ db: Database, catalogue: TableCatalogue, site: SiteID) throws {
    guard let connection = db.sqliteConnection else {
      throw StoreError(.fault, "The store's connection is closed.")
    }
    self.db = db
    self.connection = connection
    self.catalogue = catalogue
    self.site = site
    log = try ChangeLog(db)
    live = try LiveTables(connection)
    latest = try LatestCache(db, connection, catalogue)
    names = try LookupCache(connection)
    wait = try RawStatement(
      connection, "INSERT INTO waiting (missing, n) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
    waiters = try RawStatement(
      connection,
      """
      SELECT change_log.n, change_log.bytes
      FROM waiting JOIN change_log ON change_log.n = waiting.n WHERE waiting.missing = ?1
      ORDER BY change_log.n
      """)
    release = try RawStatement(connection, "DELETE FROM waiting WHERE missing = ?1")
  }

  func statements(_ table: Int) throws -> TableStatements {
    if let known = tables[table] { return known }
    let made = try TableStatements(connection, catalogue.tables[table])
    tables[table] = made
    return made
  }

  /// Takes a change in: applies it and whatever waited for it, or holds it.
  ///
  /// - Throws: a ``ChangeError`` when the change is not valid; the caller leaves it out with its
  ///   sentence. Nothing was written then.
  func accept(_ sealed: SealedChange) throws -> AcceptOutcome {
    if try log.number(of: sealed.hash) != nil { return .known }
    do {
      try catalogue.check(sealed.change, site: site)
    } catch ChangeError.schemaNewer {
      try hold(sealed, for: [])
      return .held
    }
    if let missing = try firstMissing(sealed) {
      try hold(sealed, for: missing.bytes)
      return .held
    }
    try checkFollows(sealed)
    try apply(sealed)
    try drain(after: sealed.hash)
    return .applied
  }

  /// Applies what waited for an upgrade, after the schema grew.
  func acceptUpgraded() throws {
    for hash in try drainOne([]) { try drain(after: hash) }
  }

  private func hold(_ sealed: SealedChange, for missing: [UInt8]) throws {
    let number = try log.hold(sealed)
    try keepWaiting(number, for: missing)
  }

  private func keepWaiting(_ number: ChangeNumber, for missing: [UInt8]) throws {
    wait.bind(1, missing)
    wait.bind(2, number.rawValue)
    try wait.run()
  }

  /// That a change takes the place after the one it names, on the same device.
  private func checkFollows(_ sealed: SealedChange) throws {
    guard sealed.change.seq > 1, let prev = try log.applied(sealed.change.prev),
      let chain = log.chains[prev.placement.chain]
    else { return }
    try sealed.change.checkFollows(device: chain.device, seq: prev.placement.seq)
  }

  private func firstMissing(_ sealed: SealedChange) throws -> ChangeHash? {
    for parent in sealed.change.parents where try log.applied(parent) == nil { return parent }
    return nil
  }

  /// Applies held changes whose last missing ancestor has just come, and so on.
  private func drain(after hash: ChangeHash) throws {
    var queue = [hash]
    while let next = queue.popLast() {
      queue += try drainOne(next.bytes)
    }
  }

  @discardableResult
  private func drainOne(_ missing: [UInt8]) throws -> [ChangeHash] {
    var ready: [(ChangeNumber, [UInt8])] = []
    waiters.bind(1, missing)
    while try waiters.step() {
      ready.append((ChangeNumber(rawValue: waiters.integer(0)), waiters.blob(1)))
    }
    waiters.reset()
    guard !ready.isEmpty else { return [] }
    release.bind(1, missing)
    try release.run()
    var applied: [ChangeHash] = []
    for (number, bytes) in ready {
      let sealed = try SealedChange(decoding: bytes)
      if sealed.change.schema > catalogue.schema {
        try keepWaiting(number, for: [])
      } else if let missing = try firstMissing(sealed) {
        try keepWaiting(number, for: missing.bytes)
      } else {
        do {
          try catalogue.check(sealed.change, site: site)
          try checkFollows(sealed)
        } catch let error as ChangeError {
          // What it was held for has come and shows that it was never valid.
          try log.forget(number)
          leftOut.append(LeftOut(name: sealed.name, sentence: "\(error)"))
          continue
        }
        try apply(sealed)
        applied.append(sealed.hash)
      }
    }
    return applied
  }

  // MARK: One change

  private func apply(_ sealed: SealedChange) throws {
    let change = sealed.change
    var parents: [AppliedChange] = []
    for hash in change.parents {
      guard let parent = try log.applied(hash) else {
        throw StoreError(.fault, "Change \(hash) was to be applied and is not.")
      }
      parents.append(parent)
    }
    let prev = change.seq == 1 ? nil : parents.first
    let (applied, coverage) = try log.append(sealed, parents: parents, prev: prev)
    let context = ChangeContext(change: applied, coverage: coverage, log: log)
    try change.body.withUnsafeBytes { raw in
      var reader = ChangesetReader(raw)
      var table = 0
      while try reader.next() {
        if reader.tableChanged {
          guard let index = catalogue.index(ofTable: reader.tableNameBytes) else {
            throw StoreError(.fault, "Table \(reader.tableName) is not in the catalogue.")
          }
          table = index
        }
        switch catalogue.tables[table].kind {
        case .record: try applyRecord(reader, table, context)
        case .fact: try applyFact(reader, table, context, isHeader: true)
        case .factChild: try applyFact(reader, table, context, isHeader: false)
        }
      }
    }
    if change.nonce != nil {
      try Meta.set(db, Meta.restart + "\(sealed.hash)", applied.number.rawValue)
    }
    try names.refresh(self)
  }

  /// Facts are only inserted.
  ///
  /// The same key can come twice only from a copied device: then the one of the smaller rank stays,
  /// whatever came first, and the other is listed.
  private func applyFact(
    _ reader: borrowing ChangesetReader, _ table: Int, _ context: ChangeContext, isHeader: Bool
  ) throws {
    let statements = try statements(table)
    let keys = statements.table.keyColumns
    let number = context.change.number
    func insert() throws -> Bool {
      for column in 0..<reader.columnCount {
        statements.insert.bind(
          column < keys ? column + 1 : column + 2, reader.inserted(column), of: reader)
      }
      for column in reader.columnCount..<statements.table.columns.count {
        statements.insert.bindNull(column + 2)
      }
      statements.insert.bind(keys + 1, number.rawValue)
      try statements.insert.run()
      return statements.insert.changedRows == 1
    }
    var replaced: FactHeaderCells?
    if try !insert() {
      for column in 0..<keys {
        statements.select.bind(column + 1, reader.inserted(column), of: reader)
      }
      var other = number
      if try statements.select.step() {
        other = ChangeNumber(rawValue: statements.select.integer(0))
        replaced = FactHeaderCells(
          table: statements.table,
          cells: statements.table.columns.indices.map { statements.select.value($0 + 1) })
      }
      statements.select.reset()
      let stays = try log.applied(other).rank
      let key = CellBytes.key(of: reader)
      guard context.change.rank.keepsFact(against: stays) else {
        try live.addTwin(statements.table.name, key, number)
        return
      }
      for column in 0..<keys {
        statements.delete.bind(column + 1, reader.inserted(column), of: reader)
      }
      try statements.delete.run()
      _ = try insert()
      try live.addTwin(statements.table.name, key, other)
    }
    if isHeader {
      try latest.factCame(reader, statements.table, context.change, replaced: replaced)
    }
  }
}
