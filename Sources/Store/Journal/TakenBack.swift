internal import Change
internal import GRDB

/// Keeps the table `superseded`: the facts that no longer count, because they were corrected or
/// withdrawn by a fact that itself still counts.
///
/// A withdrawal can be withdrawn, and so can a correction: what it took back counts again.
final class TakenBack {
  private let facts: FactHeaders
  private let add: RawStatement
  private let remove: RawStatement
  private let find: RawStatement
  private var isAny: Bool
  /// Which withdrawals take effect, while one fact is looked at: a chain of them is walked once.
  private var effects: [[UInt8]: Bool] = [:]

  init(_ db: Database, _ connection: OpaquePointer, _ catalogue: TableCatalogue) throws {
    facts = FactHeaders(db: db, catalogue: catalogue)
    add = RawStatement(
      connection,
      """
      INSERT INTO superseded (fact, by_fact) VALUES (?1, ?2)
      ON CONFLICT (fact) DO UPDATE SET by_fact = excluded.by_fact
        WHERE excluded.by_fact < by_fact
      """)
    remove = RawStatement(connection, "DELETE FROM superseded WHERE fact = ?1")
    find = RawStatement(connection, "SELECT 1 FROM superseded WHERE fact = ?1")
    isAny = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM superseded)") ?? false
  }

  /// Whether a fact no longer counts.
  func isGone(_ fact: [UInt8]) throws -> Bool {
    guard isAny else { return false }
    defer { find.reset() }
    find.bind(1, fact)
    return try find.step()
  }

  /// A fact came, in place of its twin `replaced`: settles what it takes back and what its twin did.
  ///
  /// - Returns: the facts whose words have to be looked at again.
  func came(_ header: FactHeaderCells, replaced: FactHeaderCells?) throws -> [FactHeaderCells] {
    effects.removeAll(keepingCapacity: true)
    var stale: [FactHeaderCells] = []
    var settled: Set<[UInt8]> = []
    if let replaced {
      stale.append(replaced)
      for target in replaced.targets {
        try recount(target)
        stale += try settle(target, &settled)
      }
    }
    guard let id = header.blob(.id) else { return stale }
    for target in header.targets where try counts(header) && !isOfAnotherKind(target) {
      add.bind(1, target.fact)
      add.bind(2, id)
      try add.run()
      isAny = true
      stale += try settle(target, &settled)
    }
    return stale
  }

  /// A fact came that something names already: whether it counts, now that its kind is known.
  func isGoneOnArrival(_ header: FactHeaderCells) throws -> Bool {
    guard let id = header.blob(.id), try isGone(id) else { return false }
    effects.removeAll(keepingCapacity: true)
    try recount(FactHeaderCells.Target(table: header.table.name, fact: id, isCorrected: false))
    return try isGone(id)
  }

  /// The facts of a table that correct a fact; reads the table through, which is rarely needed.
  func corrections(of fact: [UInt8], in table: TableCatalogue.Table) throws -> [FactHeaders.Found] {
    try facts.headers(table, where: "supersedes = ?", [fact.data])
  }

  // MARK: The rule

  /// Whether a fact still takes back what it names.
  private func counts(_ header: FactHeaderCells) throws -> Bool {
    guard let id = header.blob(.id), isAny else { return true }
    guard header.table.name == "withdrawal",
      let own = try facts.headers(header.table, where: "id = ?", [id.data]).first
    else { return try !isWithdrawn(id) }
    return try takesEffect(own)
  }

  private func isWithdrawn(_ fact: [UInt8]) throws -> Bool {
    try withdrawals(of: fact).contains { try takesEffect($0) }
  }

  /// A withdrawal is undone only by a later one, so that this comes to an end.
  private func takesEffect(_ withdrawal: FactHeaders.Found) throws -> Bool {
    if let known = effects[withdrawal.id] { return known }
    let answer = try !withdrawals(of: withdrawal.id).contains {
      try withdrawal < $0 && takesEffect($0)
    }
    effects[withdrawal.id] = answer
    return answer
  }

  private func withdrawals(of fact: [UInt8]) throws -> [FactHeaders.Found] {
    guard let table = facts.catalogue.table("withdrawal") else { return [] }
    return try facts.headers(table, where: "fact = ?", [fact.data])
  }

  /// Looks up anew what takes a fact back.
  private func recount(_ target: FactHeaderCells.Target) throws {
    remove.bind(1, target.fact)
    try remove.run()
    var by = try withdrawals(of: target.fact).filter { try takesEffect($0) }
    // Of a fact that is not here the kind is not known: whatever corrects it may be right.
    let kinds =
      try header(target).map { [$0.table] } ?? facts.catalogue.tables.filter { $0.kind == .fact }
    for table in kinds {
      by += try corrections(of: target.fact, in: table).filter { try counts($0.header) }
    }
    for found in by {
      isAny = true
      add.bind(1, target.fact)
      add.bind(2, found.id)
      try add.run()
    }
  }

  /// A fact came to count, or to count no longer: so may what it takes back itself.
  private func settle(_ target: FactHeaderCells.Target, _ settled: inout Set<[UInt8]>) throws
    -> [FactHeaderCells]
  {
    var stale: [FactHeaderCells] = []
    var queue = [target]
    while let next = queue.popLast() {
      guard settled.insert(next.fact).inserted, let header = try header(next) else { continue }
      stale.append(header)
      for further in header.targets {
        try recount(further)
        queue.append(further)
      }
    }
    return stale
  }

  /// Whether a fact is corrected as what it is not: that takes nothing back.
  private func isOfAnotherKind(_ target: FactHeaderCells.Target) throws -> Bool {
    guard target.isCorrected, let header = try header(target) else { return false }
    return header.table.name != target.table
  }

  /// The fact that is named, in the table that is named or else in any.
  private func header(_ target: FactHeaderCells.Target) throws -> FactHeaderCells? {
    let named = facts.catalogue.table(target.table).map { [$0] } ?? []
    for table in named + facts.catalogue.tables where table.kind == .fact {
      if let found = try facts.headers(table, where: "id = ?", [target.fact.data]).first {
        return found.header
      }
    }
    return nil
  }
}
