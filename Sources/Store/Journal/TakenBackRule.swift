internal import Change
internal import GRDB

/// What takes a fact back, by the facts as they are: each is looked at once, however many ask for it.
///
/// It is of use while no fact comes.
struct TakenBackRule {
  let facts: FactHeaders

  /// Which withdrawals take effect.
  private var effects: [[UInt8]: Bool] = [:]
  /// The withdrawals of a fact.
  private var withdrawals: [[UInt8]: [FactHeaders.Found]] = [:]
  /// The corrections in a table by what they correct.
  private var corrections: [String: [[UInt8]: [[UInt8]]]] = [:]
  /// The facts that were looked for, each in the table it was said to be of.
  private var headers: [FactName: FactHeaderCells?] = [:]

  init(facts: FactHeaders) {
    self.facts = facts
  }

  /// The facts that count and take a fact back.
  mutating func takers(of target: FactHeaderCells.Target) throws -> [[UInt8]] {
    var takers: [[UInt8]] = []
    for withdrawal in try withdrawals(of: target.fact) where try takesEffect(withdrawal) {
      takers.append(withdrawal.id)
    }
    // Of a fact that is not here the kind is not known: whatever corrects it may be right.
    let kinds =
      try header(target).map { [$0.table] } ?? facts.catalogue.tables.filter { $0.kind == .fact }
    for table in kinds {
      for fact in try corrections(of: target.fact, in: table) where try counts(fact, in: table) {
        takers.append(fact)
      }
    }
    return takers
  }

  /// Whether a fact that is not here is corrected by one that is, be it withdrawn or not.
  mutating func isAwaited(_ target: FactHeaderCells.Target) throws -> Bool {
    guard try header(target) == nil else { return false }
    for table in facts.catalogue.tables where table.kind == .fact {
      if try !corrections(of: target.fact, in: table).isEmpty { return true }
    }
    return false
  }

  /// Whether a fact still takes back what it names.
  mutating func counts(_ fact: [UInt8], in table: TableCatalogue.Table) throws -> Bool {
    if table.name == "withdrawal",
      let own = try facts.headers(table, where: "id = ?", [fact.data]).first
    {
      return try takesEffect(own)
    }
    for withdrawal in try withdrawals(of: fact) where try takesEffect(withdrawal) { return false }
    return true
  }

  /// A withdrawal is undone only by a later one that takes effect itself, so that this comes to an end.
  private mutating func takesEffect(_ withdrawal: FactHeaders.Found) throws -> Bool {
    if let known = effects[withdrawal.id] { return known }
    // Chains of them are long where somebody wants them to be: the way to the last is kept here.
    var way = [(withdrawal, later: try later(than: withdrawal)[...])]
    while let (last, later) = way.last {
      guard let next = later.first else {
        effects[last.id] = true
        way.removeLast()
        continue
      }
      switch effects[next.id] {
      case true?:
        effects[last.id] = false
        way.removeLast()
      case false?: way[way.count - 1].later.removeFirst()
      case nil: way.append((next, later: try self.later(than: next)[...]))
      }
    }
    return effects[withdrawal.id] ?? true
  }

  private mutating func later(than withdrawal: FactHeaders.Found) throws -> [FactHeaders.Found] {
    try withdrawals(of: withdrawal.id).filter { withdrawal < $0 }
  }

  private mutating func withdrawals(of fact: [UInt8]) throws -> [FactHeaders.Found] {
    if let known = withdrawals[fact] { return known }
    guard let table = facts.catalogue.table("withdrawal") else { return [] }
    let found = try facts.headers(table, where: "fact = ?", [fact.data])
    withdrawals[fact] = found
    return found
  }

  /// The facts of a table that correct a fact.
  ///
  /// No index finds them, since hardly anybody asks: the table is read through once for all that do.
  private mutating func corrections(of fact: [UInt8], in table: TableCatalogue.Table) throws
    -> [[UInt8]]
  {
    if let known = corrections[table.name] { return known[fact] ?? [] }
    let read = try facts.corrections(in: table)
    corrections[table.name] = read
    return read[fact] ?? []
  }

  /// All facts that correct some facts, or correct one that does.
  mutating func corrections(above corrected: [FactHeaderCells]) throws -> [FactHeaderCells] {
    var above: [FactHeaderCells] = []
    var met: Set<[UInt8]> = []
    var queue = corrected
    while let next = queue.popLast() {
      guard let id = next.blob(.id) else { continue }
      for fact in try corrections(of: id, in: next.table) where met.insert(fact).inserted {
        let found = try facts.headers(next.table, where: "id = ?", [fact.data])
        above += found.map(\.header)
        queue += found.map(\.header)
      }
    }
    return above
  }

  /// The fact that is named, in the table that is named or else in any.
  mutating func header(_ target: FactHeaderCells.Target) throws -> FactHeaderCells? {
    let name = FactName(table: target.table, id: target.fact)
    if let known = headers[name] { return known }
    let named = facts.catalogue.table(target.table).map { [$0] } ?? []
    var header: FactHeaderCells?
    for table in named + facts.catalogue.tables where table.kind == .fact {
      header = try facts.headers(table, where: "id = ?", [target.fact.data]).first?.header
      if header != nil { break }
    }
    headers[name] = .some(header)
    return header
  }
}
