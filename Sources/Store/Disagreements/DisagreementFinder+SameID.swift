internal import Change
internal import GRDB
internal import Guide
internal import Plant

/// Facts of one id, which only a copied laptop can write: one of them stands in its table, the others
/// are in the log alone.
///
/// They are settled by a decision whose author had seen them all.
extension DisagreementFinder {
  func sameIDs() throws -> [Disagreement] {
    var hidden: [(table: String, id: ThingID, changes: [ChangeNumber])] = []
    for row in try view.rows("SELECT tbl, row, n FROM twin ORDER BY tbl, row, n") {
      let table = row.string("tbl")
      guard view.catalogue.table(table)?.kind == .fact,
        case .blob(let bytes)? = CellBytes.cells(row.blob("row"))?.first,
        let id = ThingID(bytes: bytes), let number = row.int64("n")
      else { continue }
      if hidden.last.map({ $0.table != table || $0.id != id }) ?? true {
        hidden.append((table, id, []))
      }
      hidden[hidden.count - 1].changes.append(ChangeNumber(rawValue: number))
    }
    return try hidden.compactMap { try sameID($0.table, $0.id, $0.changes) }
  }

  private func sameID(_ table: String, _ id: ThingID, _ hidden: [ChangeNumber]) throws
    -> Disagreement?
  {
    guard let shown = try view.born(id, in: table) else { return nil }
    // The one of the smallest rank is shown: it is number 1.
    let changes = try (hidden + [shown]).map { ($0, try log.applied($0).rank) }
      .sorted { $0.1 < $1.1 }.map(\.0)
    var facts: [(change: ChangeNumber, fact: Fact)] = []
    for change in changes {
      // What a newer ferrule wrote is listed when this one can read it.
      guard let fact = try view.loggedFact(id, in: table, by: change) else { continue }
      facts.append((change, fact))
    }
    guard let first = facts.first, facts.contains(where: { !$0.fact.says(first.fact) }) else {
      return nil
    }
    let subjects = try facts.map { try view.subject(of: $0.fact) ?? SameIDQuestion.subject(id) }
    guard let subject = subjects.first,
      try !isSettled(table, id, changes, about: Set(subjects))
    else { return nil }
    let name = "\(table) \(id.description.suffix(8))"
    return Disagreement(
      thing: try view.thing(subject.kind, subject.id)
        ?? Thing(kind: subject.kind, id: subject.id, label: name),
      matter: .fact(table: table, id: id),
      answers: try facts.map { change, fact in
        var answer = try answer(change, name, .fact(fact), isShown: change == shown)
        answer.who = fact.technician
        answer.atMS = fact.atMS
        return answer
      })
  }

  private func isSettled(
    _ table: String, _ id: ThingID, _ changes: [ChangeNumber], about subjects: Set<Subject>
  ) throws -> Bool {
    let question = SameIDQuestion.text(table, id)
    return try subjects.contains { subject in
      let decisions = try view.facts(in: "decision", where: "subject = ?", [subject.id.data])
      return try LiveFacts.of(try view.settled(decisions)).contains { fact in
        guard case .decision(let decision) = fact.body, decision.question == question,
          let decided = try view.born(fact.id, in: "decision")
        else { return false }
        return try changes.allSatisfy { try authors.covers(decided, $0) }
      }
    }
  }
}

/// How a decision names the facts of one id.
enum SameIDQuestion {
  static func text(_ table: String, _ id: ThingID) -> String {
    "one id for several records, \(table) \(id)"
  }

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
