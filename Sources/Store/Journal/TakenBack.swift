internal import Change
internal import GRDB

/// Keeps the table `superseded`: the facts that no longer count, because they were corrected or
/// withdrawn by a fact that itself still counts.
///
/// A withdrawal can be withdrawn, and so can a correction: what it took back counts again. Where facts take each
/// other back in a chain, one more may turn them all; so what came is noted, and ``settle()`` looks once at all
/// that it concerns.
///
/// What was corrected and is not here yet stays noted, by ``nobody``, when its correction was withdrawn: what
/// corrects that correction speaks from the place of the first fact once it comes.
final class TakenBack {
  /// By whom a fact is taken back that is not here, and that is named by withdrawn corrections alone.
  private static let nobody: [UInt8] = []

  private let facts: FactHeaders
  private let add: RawStatement
  private let remove: RawStatement
  private let find: RawStatement
  private var isAny: Bool

  /// The facts that came and take something back.
  private var arrived: [FactHeaderCells] = []
  /// The facts of which all that takes them back is to be looked at, each where it was last said to be.
  private var doubtful: [[UInt8]: FactHeaderCells.Target] = [:]
  /// The facts that something came to withdraw, or withdraws no longer.
  private var withdrawn: [FactHeaderCells.Target] = []
  /// The facts that came after what names them.
  private var awaited: [FactHeaderCells] = []
  /// The facts that are named by those that came.
  private var named: Set<[UInt8]> = []

  init(_ db: Database, _ connection: OpaquePointer, _ catalogue: TableCatalogue) throws {
    facts = FactHeaders(db: db, catalogue: catalogue)
    add = RawStatement(
      connection,
      """
      INSERT INTO superseded (fact, by_fact) VALUES (?1, ?2)
      ON CONFLICT (fact) DO UPDATE SET by_fact = excluded.by_fact
        WHERE by_fact = x'' OR (excluded.by_fact <> x'' AND excluded.by_fact < by_fact)
      """)
    remove = RawStatement(connection, "DELETE FROM superseded WHERE fact = ?1")
    find = RawStatement(connection, "SELECT 1 FROM superseded WHERE fact = ?1")
    isAny = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM superseded)") ?? false
  }

  /// Whether a fact no longer counts, as far as that is settled.
  func isGone(_ fact: [UInt8]) throws -> Bool {
    guard isAny else { return false }
    defer { find.reset() }
    find.bind(1, fact)
    return try find.step()
  }

  /// How many facts that came wait to be settled.
  var count: Int { arrived.count + doubtful.count + awaited.count }

  /// Notes a fact that came, in place of its twin `replaced`.
  ///
  /// - Returns: whether it takes nothing back and is not taken back: then it concerns nobody else.
  func came(_ header: FactHeaderCells, replaced: FactHeaderCells?) throws -> Bool {
    guard let id = header.blob(.id) else { return true }
    let targets = header.targets
    let isGone = try isGone(id)
    let isNamed = isGone || (!named.isEmpty && named.contains(id))
    guard isNamed || replaced != nil || !targets.isEmpty else { return true }
    if isNamed { awaited.append(header) }
    // What corrects it may be right, or not, now that its kind is known.
    if isGone {
      doubt(FactHeaderCells.Target(table: header.table.name, fact: id, isCorrected: false))
    }
    for target in replaced?.targets ?? [] {
      doubt(target)
      if !target.isCorrected { withdrawn.append(target) }
    }
    if !targets.isEmpty { arrived.append(header) }
    for target in targets {
      named.insert(target.fact)
      if !target.isCorrected { withdrawn.append(target) }
    }
    return false
  }

  private func doubt(_ target: FactHeaderCells.Target) {
    named.insert(target.fact)
    doubtful[target.fact] = target
  }

  /// Settles what came is taken back by, and takes back.
  ///
  /// - Returns: the facts whose words have to be looked at again, besides those that came.
  func settle() throws -> [FactHeaderCells] {
    guard count > 0 else { return [] }
    var rule = TakenBackRule(facts: facts)
    var stale = try passOn(&rule)
    for target in doubtful.values {
      remove.bind(1, target.fact)
      try remove.run()
      if let by = try rule.takers(of: target).min(by: { $0.lexicographicallyPrecedes($1) }) {
        try put(target.fact, by)
      } else if try rule.isAwaited(target) {
        try put(target.fact, Self.nobody)
      }
    }
    for header in arrived {
      guard let id = header.blob(.id) else { continue }
      for target in header.targets where doubtful[target.fact] == nil {
        guard let found = try rule.header(target) else {
          if try rule.counts(id, in: header.table) {
            try put(target.fact, id)
          } else if target.isCorrected {
            try put(target.fact, Self.nobody)
          }
          continue
        }
        stale.append(found)
        let isOfItsKind = !target.isCorrected || found.table.name == target.table
        if isOfItsKind, try rule.counts(id, in: header.table) { try put(target.fact, id) }
      }
    }
    // A correction speaks from the place of what it corrects, which is here now.
    stale += try rule.corrections(above: awaited)
    arrived.removeAll()
    doubtful.removeAll()
    withdrawn.removeAll()
    awaited.removeAll()
    named.removeAll()
    return stale
  }

  private func put(_ fact: [UInt8], _ by: [UInt8]) throws {
    isAny = true
    add.bind(1, fact)
    add.bind(2, by)
    try add.run()
  }

  /// A fact came to count, or to count no longer: so may what it takes back itself, each of which is doubtful then.
  ///
  /// Only of a withdrawal it goes on: that a fact is corrected does not keep it from correcting another one.
  private func passOn(_ rule: inout TakenBackRule) throws -> [FactHeaderCells] {
    var stale = try doubtful.values.compactMap { try rule.header($0) }
    var met: Set<[UInt8]> = []
    while let next = withdrawn.popLast() {
      guard met.insert(next.fact).inserted, let header = try rule.header(next) else { continue }
      stale.append(header)
      for further in header.targets {
        if doubtful.updateValue(further, forKey: further.fact) == nil,
          let found = try rule.header(further)
        {
          stale.append(found)
        }
        if !further.isCorrected { withdrawn.append(further) }
      }
    }
    return stale
  }
}
