internal import Change
internal import GRDB
internal import Guide
internal import Plant

/// Facts of one id, which only a copied laptop can write: one of them stands in its table, the others
/// are in the log alone.
///
/// They are settled by a decision whose author had seen them all.
extension DisagreementFinder {
  /// The facts of one id, by the changes that wrote them.
  private struct Twins {
    var name: FactName
    var id: ThingID
    var shown: ChangeNumber
    /// All of them, the shown one too.
    var changes: [ChangeNumber]
  }

  func sameIDs() throws -> [Disagreement] {
    let all = try twins()
    var facts: [FactName: [ChangeNumber: Fact]] = [:]
    try view.eachLoggedFact(byChange(all), log) { name, change, fact in
      facts[name, default: [:]][change] = fact
    }
    let decisions = try SameIDDecisions(view, isAnyAsked: !all.isEmpty)
    return try all.compactMap { try sameID($0, facts[$0.name] ?? [:], decisions) }
  }

  /// How many ids people have to decide on, and how many facts they have.
  ///
  /// Of very many facts only as many are read as it takes to find two that differ.
  func sameIDCounts() throws -> (ids: Int, facts: Int) {
    let all = try twins()
    var first: [FactName: Fact] = [:]
    var differing: Set<FactName> = []
    try view.eachLoggedFact(byChange(all), log, isWanted: { !differing.contains($0) }) {
      name, _, fact in
      guard let one = first.updateValue(fact, forKey: name), !fact.says(one) else { return }
      differing.insert(name)
      first[name] = nil
    }
    let decisions = try SameIDDecisions(view, isAnyAsked: !differing.isEmpty)
    let open = all.filter { differing.contains($0.name) }
    let decided = open.filter { decisions.isAny($0.name.table, $0.id) }
    var subjects: [FactName: Set<ThingID>] = [:]
    try view.eachLoggedFact(byChange(decided), log) { name, _, fact in
      subjects[name, default: []].insert(try subject(of: fact).id)
    }
    let settled = try decided.filter { try isSettled($0, subjects[$0.name] ?? [], decisions) }
    return (
      open.count - settled.count,
      open.reduce(0) { $0 + $1.changes.count } - settled.reduce(0) { $0 + $1.changes.count }
    )
  }

  private func twins() throws -> [Twins] {
    var all: [Twins] = []
    for row in try view.rows("SELECT tbl, row, n FROM twin ORDER BY tbl, row, n") {
      let table = row.string("tbl")
      guard view.catalogue.table(table)?.kind == .fact,
        case .blob(let bytes)? = CellBytes.cells(row.blob("row"))?.first,
        let id = ThingID(bytes: bytes), let number = row.int64("n")
      else { continue }
      let name = FactName(table: table, id: bytes)
      if all.last?.name != name {
        guard let shown = try view.born(id, in: table) else { continue }
        all.append(Twins(name: name, id: id, shown: shown, changes: [shown]))
      }
      all[all.count - 1].changes.append(ChangeNumber(rawValue: number))
    }
    return all
  }

  private func byChange(_ all: [Twins]) -> [ChangeNumber: Set<FactName>] {
    var names: [ChangeNumber: Set<FactName>] = [:]
    for twins in all {
      for change in twins.changes { names[change, default: []].insert(twins.name) }
    }
    return names
  }

  private func subject(of fact: Fact) throws -> Subject {
    try view.subject(of: fact) ?? SameIDQuestion.subject(fact.id)
  }

  private func sameID(
    _ twins: Twins, _ read: [ChangeNumber: Fact], _ decisions: SameIDDecisions
  ) throws -> Disagreement? {
    // The one of the smallest rank is shown: it is number 1. What a newer ferrule wrote is listed when this
    // one can read it.
    let facts = try twins.changes.map { ($0, try log.applied($0).rank) }.sorted { $0.1 < $1.1 }
      .compactMap { change, _ in read[change].map { (change: change, fact: $0) } }
    guard let first = facts.first, facts.contains(where: { !$0.fact.says(first.fact) }) else {
      return nil
    }
    let subjects = try facts.map { try self.subject(of: $0.fact) }
    guard let subject = subjects.first,
      try !isSettled(twins, Set(subjects.map(\.id)), decisions)
    else { return nil }
    let table = twins.name.table
    let name = "\(table) \(twins.id.description.suffix(8))"
    return Disagreement(
      thing: try view.thing(subject.kind, subject.id)
        ?? Thing(kind: subject.kind, id: subject.id, label: name),
      matter: .fact(table: table, id: twins.id),
      answers: try facts.map { change, fact in
        var answer = try answer(change, name, .fact(fact), isShown: change == twins.shown)
        answer.who = fact.technician
        answer.atMS = fact.atMS
        return answer
      })
  }

  private func isSettled(
    _ twins: Twins, _ subjects: Set<ThingID>, _ decisions: SameIDDecisions
  ) throws -> Bool {
    try decisions.about(twins.name.table, twins.id).contains { decision in
      guard subjects.contains(decision.subject),
        let decided = try view.born(decision.id, in: "decision")
      else { return false }
      return try twins.changes.allSatisfy { try authors.covers(decided, $0) }
    }
  }
}

/// The decisions that count on facts of one id, by what they decide.
private struct SameIDDecisions {
  private var byQuestion: [String: [(id: ThingID, subject: ThingID)]] = [:]

  /// - Parameter isAnyAsked: whether there is anything to decide; if not, nothing is read.
  init(_ view: StoreView, isAnyAsked: Bool) throws {
    guard isAnyAsked else { return }
    // People decide rarely: the table is read through once.
    let decisions = try view.facts(
      in: "decision", where: "question LIKE ?", ["\(SameIDQuestion.beginning)%"])
    for fact in LiveFacts.of(try view.settled(decisions)) {
      guard case .decision(let decision) = fact.body else { continue }
      byQuestion[decision.question, default: []].append((fact.id, decision.subject.id))
    }
  }

  func isAny(_ table: String, _ id: ThingID) -> Bool { !about(table, id).isEmpty }

  func about(_ table: String, _ id: ThingID) -> [(id: ThingID, subject: ThingID)] {
    byQuestion[SameIDQuestion.text(table, id)] ?? []
  }
}

/// How a decision names the facts of one id.
enum SameIDQuestion {
  static let beginning = "one id for several records, "

  static func text(_ table: String, _ id: ThingID) -> String { "\(beginning)\(table) \(id)" }

  /// What a decision is about where the facts are about nothing that has a record.
  static func subject(_ fact: ThingID) -> Subject { Subject(kind: .part, id: fact) }
}

extension Fact {
  /// Whether another fact of this id says the same.
  fileprivate func says(_ other: Fact) -> Bool {
    var twin = other
    twin.order = order
    return self == twin
  }
}
