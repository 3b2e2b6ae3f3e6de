internal import Change
internal import GRDB

/// Applies changes, local and foreign alike: the only code that writes replicated tables.
final class Applier {
  let db: Database
  let connection: OpaquePointer
  let catalogue: TableCatalogue
  let identity: StoreIdentity
  /// Whether the table `void` is right for every change to come: while the log is applied again.
  var voidsAreKnown = false
  /// Whether facts are passed over: where only what is said of records is asked for.
  var takesRecordsOnly = false
  /// Which changes have no effect; nil until somebody asks, and after what it follows from has changed.
  var void: VoidRule?
  /// Whether something came from which others may follow to be void, or not to be.
  var mustSettleVoid = false
  let log: ChangeLog
  let live: LiveTables
  let due: DueTable
  let names: LookupCache
  /// Held changes that turned out not to be valid.
  private(set) var leftOut: [LeftOut] = []
  /// How much of each device was applied.
  private(set) var applied: [DeviceID: AppliedCounts] = [:]
  /// The key with which this store was found to be no copy, or parted from its copies.
  var aloneWith: KeyIdentity?
  /// Whether it was asked whether this laptop was shut out, and nothing came since that could say so.
  var isKnownNotShutOut = false
  /// Whether the state was built anew since, so that nothing it remembers of the log is true.
  var isSpent = false
  /// What ``dataVersion()`` was when the transaction began.
  private(set) var firstDataVersion: Int64 = 0
  private var tables: [TableStatements?]
  private let wait: RawStatement
  private let waiters: RawStatement
  private let release: RawStatement
  private let anyWaiter: RawStatement
  private let version: RawStatement
  private var anyWaits: Bool?
  private var awaited = AwaitedParents()

  init(_ db: Database, catalogue: TableCatalogue, _ identity: StoreIdentity) throws {
    guard let connection = db.sqliteConnection else {
      throw StoreError(.fault, "The store's connection is closed.")
    }
    self.db = db
    self.connection = connection
    self.catalogue = catalogue
    self.identity = identity
    tables = Array(repeating: nil, count: catalogue.tables.count)
    log = try ChangeLog(db)
    live = LiveTables(connection)
    due = try DueTable(db, connection, catalogue)
    names = LookupCache(connection)
    wait = RawStatement(
      connection, "INSERT INTO waiting (missing, n) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
    waiters = RawStatement(
      connection,
      """
      SELECT change_log.n FROM waiting JOIN change_log ON change_log.n = waiting.n
      WHERE waiting.missing = ?1 ORDER BY change_log.n
      """)
    release = RawStatement(connection, "DELETE FROM waiting WHERE missing = ?1")
    version = RawStatement(connection, "PRAGMA data_version")
    anyWaiter = RawStatement(connection, "SELECT EXISTS (SELECT 1 FROM waiting)")
    firstDataVersion = try dataVersion()
  }

  /// One that remembers nothing.
  func fresh() throws -> Applier { try Applier(db, catalogue: catalogue, identity) }

  /// Differs from before when another connection committed something.
  func dataVersion() throws -> Int64 {
    defer { version.reset() }
    guard try version.step() else { throw StoreError(.fault, "SQLite has no data version.") }
    return version.integer(0)
  }

  var site: SiteID { identity.site }

  func statements(_ table: Int) -> TableStatements {
    if let known = tables[table] { return known }
    let made = TableStatements(connection, catalogue.tables[table])
    tables[table] = made
    return made
  }

  /// Takes a change in: applies it and whatever waited for it, or holds it.
  ///
  /// - Parameter isOwn: whether this store writes it just now, and will follow it.
  /// - Throws: a ``ChangeError`` when the change is not valid; the caller leaves it out with its
  ///   sentence. Nothing was written then.
  func accept(_ sealed: SealedChange, isOwn: Bool = false) throws -> AcceptOutcome {
    if try isKnown(sealed) { return .known }
    return try take(catalogue.checked(sealed, site: site), nil, isOwn: isOwn)
  }

  /// Takes in, as ``accept(_:isOwn:)`` does, a change that was checked before.
  ///
  /// - Parameter packed: its bytes as the log keeps them.
  func accept(_ checked: CheckedChange, packed: LogBytes) throws -> AcceptOutcome {
    guard checked.site == site, checked.schema == catalogue.schema else {
      return try accept(checked.sealed)
    }
    return try isKnown(checked.sealed) ? .known : take(checked, packed, isOwn: false)
  }

  private func take(
    _ checked: CheckedChange, _ packed: LogBytes?, isOwn: Bool
  ) throws -> AcceptOutcome {
    let sealed = checked.sealed
    if checked.needsUpgrade {
      try hold(sealed, for: [])
      return .held
    }
    let parents: [AppliedChange]
    switch try appliedParents(of: sealed.change) {
    case .missing(let missing):
      awaited.note(try hold(sealed, for: missing.bytes), sealed.change.parents)
      return .held
    case .all(let all): parents = all
    }
    try checkFollows(sealed.change, parents)
    try apply(sealed, parents: parents, held: nil, isOwn: isOwn, packed: packed)
    try drain(after: sealed.hash)
    return .applied
  }

  /// Applies what waited for an upgrade, after the schema grew.
  func acceptUpgraded() throws {
    for hash in try drainOne([]) { try drain(after: hash) }
  }

  /// Whether anything is held at all: mostly nothing is, and then nobody has to be looked for.
  private func isAnyWaiting() throws -> Bool {
    if let known = anyWaits { return known }
    defer { anyWaiter.reset() }
    let answer = try anyWaiter.step() && anyWaiter.integer(0) == 1
    anyWaits = answer
    return answer
  }

  @discardableResult
  private func hold(_ sealed: SealedChange, for missing: [UInt8]) throws -> ChangeNumber {
    let number = try log.hold(sealed)
    try keepWaiting(number, for: missing)
    return number
  }

  private func keepWaiting(_ number: ChangeNumber, for missing: [UInt8]) throws {
    anyWaits = true
    wait.bind(1, missing)
    wait.bind(2, number.rawValue)
    try wait.run()
  }

  /// Whether a change is here.
  ///
  /// One that follows the last of a chain is not applied, or it would be the last itself: then there
  /// is no need to look into the tree of hashes, which is large and read at random places.
  private func isKnown(_ sealed: SealedChange) throws -> Bool {
    if try sealed.change.seq > 1 && !isAnyWaiting() && log.isEnd(sealed.change.prev) {
      return false
    }
    return try log.number(of: sealed) != nil
  }

  private enum Parents {
    case all([AppliedChange])
    case missing(ChangeHash)
  }

  /// The changes that a change names, in its order, or the first that is not applied here.
  private func appliedParents(of change: Change) throws -> Parents {
    var parents: [AppliedChange] = []
    for hash in change.parents {
      guard let parent = try log.applied(hash) else { return .missing(hash) }
      parents.append(parent)
    }
    return .all(parents)
  }

  /// That a change takes the place after the one it names, on the same device.
  private func checkFollows(_ change: Change, _ parents: [AppliedChange]) throws {
    guard change.seq > 1, let prev = parents.first,
      let chain = log.chains[prev.placement.chain]
    else { return }
    try change.checkFollows(device: chain.device, seq: prev.placement.seq)
  }

  /// Applies held changes whose last missing ancestor has just come, and so on.
  private func drain(after hash: ChangeHash) throws {
    guard try isAnyWaiting() else { return }
    var queue = [hash]
    while let next = queue.popLast() {
      queue += try drainOne(next.bytes)
    }
  }

  @discardableResult
  private func drainOne(_ missing: [UInt8]) throws -> [ChangeHash] {
    var ready: [ChangeNumber] = []
    waiters.bind(1, missing)
    while try waiters.step() { ready.append(ChangeNumber(rawValue: waiters.integer(0))) }
    waiters.reset()
    guard !ready.isEmpty else { return [] }
    release.bind(1, missing)
    try release.run()
    var applied: [ChangeHash] = []
    for number in ready {
      if let missing = try awaited.firstMissing(
        of: number, isApplied: { try log.applied($0) != nil })
      {
        try keepWaiting(number, for: missing.bytes)
        continue
      }
      let sealed = try log.sealed(number)
      if sealed.change.schema > catalogue.schema {
        try keepWaiting(number, for: [])
        continue
      }
      switch try appliedParents(of: sealed.change) {
      case .missing(let missing):
        awaited.note(number, sealed.change.parents)
        try keepWaiting(number, for: missing.bytes)
      case .all(let parents):
        do {
          try catalogue.check(sealed.change, site: site)
          try checkFollows(sealed.change, parents)
        } catch let error as ChangeError {
          // What it was held for has come and shows that it was never valid.
          try log.forget(sealed.hash, number)
          leftOut.append(LeftOut(name: sealed.name, sentence: "\(error)"))
          continue
        }
        try apply(sealed, parents: parents, held: number, isOwn: false, packed: nil)
        applied.append(sealed.hash)
      }
    }
    return applied
  }

  /// Writes what the tables do not have yet: values of crowded groups, which facts count and what is due, what
  /// finds the changes if it is time.
  ///
  /// Who reads the tables after changes were taken in calls this before.
  func save() throws {
    try live.crowds.save()
    try due.save()
    try log.save()
  }

  /// The same, and all that finds the changes.
  func saveAll() throws {
    try live.crowds.save()
    try due.save()
    try log.saveAll()
  }

  /// Drops changes that wait: as if they had never come.
  func forget(_ held: [HeldChange]) throws {
    guard !held.isEmpty else { return }
    for change in held {
      try log.forget(change.name.hash, change.number)
      awaited.forget(change.number)
    }
    try db.execute(
      sql: """
        DELETE FROM waiting
        WHERE NOT EXISTS (
          SELECT 1 FROM change_log WHERE change_log.n = waiting.n AND applied = 0)
        """)
  }

  // MARK: One change

  private func apply(
    _ sealed: SealedChange, parents: [AppliedChange], held: ChangeNumber?, isOwn: Bool,
    packed: LogBytes?
  ) throws {
    let change = sealed.change
    let context = ChangeContext(
      change: try log.append(
        sealed, parents: parents, prev: change.seq == 1 ? nil : parents.first, held: held,
        isOwn: isOwn, packed: packed),
      log: log)
    var counts = AppliedCounts(changes: 1)
    let isVoid = try isVoid(context.change, of: change.device)
    try change.body.withUnsafeBytes { raw in
      var reader = ChangesetReader(raw)
      var table = 0
      var run = ChildRun()
      while try reader.next() {
        if reader.tableChanged {
          guard let index = catalogue.index(ofTable: reader.tableNameBytes) else {
            throw StoreError(.fault, "Table \(reader.tableName) is not in the catalogue.")
          }
          table = index
        }
        let statements = statements(table)
        // Who may say what about devices follows from signatures, not from what counts.
        if isVoid, !statements.isTrust { continue }
        if takesRecordsOnly, statements.kind != .record { continue }
        if !run.takes(reader, statements) { try applyRun(&run, reader, context) }
        switch statements.kind {
        case .record:
          counts.records += 1
          try applyRecord(reader, statements, context)
        case .fact:
          counts.facts += 1
          try applyFact(reader, statements, context)
        case .factChild: run.add(reader, statements)
        }
      }
      try applyRun(&run, reader, context)
    }
    applied[change.device, default: AppliedCounts()].add(counts)
    if change.isRestart {
      try Meta.set(db, Meta.restart + "\(sealed.hash)", context.change.number.rawValue)
    }
    try names.refresh()
  }
}
