internal import Change
internal import GRDB
internal import Guide
public import Plant

/// What deciding a disagreement will write; nothing is written before ``write(to:)``.
///
/// All of it is ordinary edits and facts.
public struct DecisionPlan {
  private enum Step {
    /// New values for groups of a record, written also where they are equal.
    case update(ThingKind, ThingID, [String: Cell])
    /// Something that happened.
    case record(FactBody)
    /// A hidden fact again, under an id of its own, in place of another or beside it.
    case adopt(Fact, insteadOf: ThingID?)
  }

  /// The disagreement it decides.
  public let item: Disagreement
  /// What will be written, a sentence each.
  public private(set) var sentences: [String] = []
  /// The errands that are no longer needed.
  public private(set) var closes: [ThingID] = []
  private var steps: [Step] = []
  private let nowMS: Int64

  /// Plans a decision.
  ///
  /// - Parameters:
  ///   - nowMS: the laptop's clock; ms UTC.
  ///   - say: turns a fact into words.
  /// - Throws: a ``StoreError`` with code `bad-value` where the choice does not fit.
  public init(
    _ item: Disagreement, _ choice: DecisionChoice, _ view: StoreView, nowMS: Int64,
    say: (Fact) throws -> String
  ) throws {
    self.item = item
    self.nowMS = nowMS
    switch (item.matter, choice) {
    case (.group(let group), .keep(let place)):
      let answer = try answer(place)
      guard case .values(let cells) = answer.content else { throw unfit() }
      set(cells, "\(item.thing.label) \(group): \(answer.text), as \(answer.who) said.")
      if group == Retirement.groupName, cells["retired_at"] == .missing { try bringLinksBack(view) }
    case (.group, .values(let cells)):
      let text = try view.outcome(item.thing, cells)
      set(cells, "\(item.thing.label): \(text).")
    case (.medium, .keep(let place)):
      guard case .fact(let fact) = try answer(place).content, case .seen(let seen) = fact.body,
        let medium = seen.medium
      else { throw unfit() }
      see(medium)
    case (.medium, .medium(let medium)): see(medium)
    case (.retirement, .keep(let place)): try settleRetirement(try answer(place), view)
    case (.port, .keep(let place)): try giveUpPort(keeping: place, view)
    case (.unit(let unit), .keep(let place)): try leaveUnit(unit, keeping: place, view)
    case (.code(let code, let term), .keep(let place)):
      try giveUp(code, term, keeping: place, view)
    case (.unit, .keepAndMove(let place, let cells)), (.code, .keepAndMove(let place, let cells)):
      try move(keeping: place, cells, view)
    case (.code, .join): try joinAll(view)
    case (.fact(let table, let id), .keep(let place)):
      try settle(table, id, keeping: place, say)
    case (.fact(let table, let id), .keepAll): try keepAll(table, id, say)
    default: throw unfit()
    }
    for task in try view.sent(to: item) {
      closes.append(task.id)
      steps.append(
        .record(.taskClose(TaskClose(task: task.id, outcome: .done, found: sentences.first))))
      sentences.append(
        "Task \(task.id.description.suffix(8)) is done: \(task.body.forWhom ?? "nobody") need not look any more."
      )
    }
  }

  /// Drafts it.
  public func write(to draft: Draft) throws {
    for step in steps {
      switch step {
      case .update(let kind, let id, let cells):
        try draft.update(kind, id, cells, evenIfEqual: true)
      case .record(let body): try draft.record(body)
      case .adopt(let fact, let other):
        try draft.record(
          fact.body, atMS: fact.atMS, technician: fact.technician, job: fact.job, step: fact.step,
          supersedes: other)
      }
    }
  }

  // MARK: Answers

  private func answer(_ place: Int) throws -> Disagreement.Answer {
    guard item.answers.indices.contains(place) else {
      throw StoreError(
        .badValue, "\(item.thing.label) \(item.word) has the answers 1 to \(item.answers.count).",
        next: "ferrule conflicts show \(ShellWord.quoted(item.thing.label)) \(item.word)")
    }
    return item.answers[place]
  }

  private func unfit() -> StoreError {
    StoreError(
      .badValue, "\(item.thing.label) \(item.word) cannot be decided like that.",
      next: "ferrule conflicts show \(ShellWord.quoted(item.thing.label)) \(item.word)")
  }

  private mutating func set(_ cells: [String: Cell], _ sentence: String) {
    steps.append(.update(item.thing.kind, item.thing.id, cells))
    sentences.append(sentence)
  }

  private mutating func see(_ medium: Medium) {
    steps.append(.record(.seen(Seen(subject: item.thing.subject, medium: medium))))
    sentences.append("\(item.thing.label) is \(medium.rawValue).")
  }

  private mutating func settleRetirement(_ answer: Disagreement.Answer, _ view: StoreView) throws {
    switch answer.content {
    case .values(let cells) where cells["retired_at"] != .missing:
      set(cells, "\(item.thing.label) stays retired, as \(answer.who) said.")
    case .values, .edit:
      set(
        ["retired_at": .missing, "retired_why": .missing],
        "\(item.thing.label) is in use again; every edit of it stands.")
      try bringLinksBack(view)
    case .claim, .fact: throw unfit()
    }
  }

  /// The links that were retired together with the thing come back with it: the same hand wrote both,
  /// so whoever decides about one has been shown the other.
  private mutating func bringLinksBack(_ view: StoreView) throws {
    let links = try view.linksRetired(with: item.thing)
    for link in links.together {
      steps.append(
        .update(.link, link.id, ["retired_at": .missing, "retired_why": .missing]))
      sentences.append("Link \(link.label), retired with it, is in use again too.")
    }
    for link in links.apart {
      sentences.append("Link \(link.label) stays retired: not only because of this.")
    }
  }

  // MARK: Claims

  private func claims(besides place: Int) throws -> (kept: Thing, others: [Thing]) {
    guard case .claim(let kept) = try answer(place).content else { throw unfit() }
    let others = item.answers.enumerated().compactMap { number, answer in
      if number != place, case .claim(let thing) = answer.content { thing } else { nil }
    }
    return (kept, others)
  }

  /// Writes to a record that is not what the disagreement is about: nobody was shown what people say
  /// about it, so they may not disagree about that.
  private mutating func change(_ thing: Thing, _ cells: [String: Cell], _ view: StoreView) throws {
    if let group = try view.disputed(thing.kind, thing.id, cells) {
      throw StoreError(
        .badValue, "People disagree about the \(group) of \(thing.label), which this would write.",
        next: "ferrule conflicts show \(ShellWord.quoted(thing.label)) \(group)")
    }
    steps.append(.update(thing.kind, thing.id, cells))
  }

  private mutating func giveUpPort(keeping place: Int, _ view: StoreView) throws {
    let (kept, others) = try claims(besides: place)
    for link in others {
      try change(
        link,
        [
          "retired_at": .integer(nowMS),
          "retired_why": .text("double-booked at \(item.thing.label); \(kept.label) is there"),
        ], view)
      sentences.append("Link \(link.label) is retired; \(kept.label) stays.")
    }
  }

  private mutating func leaveUnit(_ unit: Int, keeping place: Int, _ view: StoreView) throws {
    let (kept, others) = try claims(besides: place)
    for thing in others {
      try change(thing, ["lowest_u": .missing], view)
      sentences.append(
        "\(thing.label) stays in \(item.thing.label), its unit not known; \(kept.label) has u\(unit)."
      )
    }
  }

  private mutating func giveUp(
    _ code: BookedCode, _ term: String, keeping place: Int, _ view: StoreView
  ) throws {
    let (kept, others) = try claims(besides: place)
    for thing in others {
      switch code {
      case .alias:
        let alias = RecordKey.alias(code: term, target: thing.id).id
        try change(
          Thing(kind: .alias, id: alias, label: term),
          ["retired_at": .integer(nowMS), "retired_why": .text("the label is on \(kept.label)")],
          view)
        sentences.append("\(term) no longer names \(thing.label); it names \(kept.label).")
      case .asset:
        try change(thing, ["asset_tag": .missing], view)
        sentences.append("\(thing.label) has no asset tag any more; \(term) is \(kept.label)'s.")
      case .serial:
        guard thing.kind.serialGroup != "identity" else {
          throw StoreError(
            .badValue,
            "A \(thing.kind.word) is known by its serial: \(thing.label) cannot be without.",
            next: "ferrule same \(ShellWord.quoted(thing.label)) OTHER, or edit or retire one")
        }
        try change(thing, ["serial": .missing], view)
        sentences.append("\(thing.label) has no serial any more; \(term) is \(kept.label)'s.")
      }
    }
  }

  private mutating func move(
    keeping place: Int, _ cells: [String: Cell], _ view: StoreView
  ) throws {
    let (kept, others) = try claims(besides: place)
    guard let other = others.first, others.count == 1 else {
      throw StoreError(
        .badValue, "\(item.answers.count) things claim it; other values fit only one of two.",
        next: "ferrule edit REF KEY=VALUE, one after the other")
    }
    try change(other, cells, view)
    sentences.append(
      "\(other.label): \(try view.outcome(other, cells)); \(kept.label) stays as it is.")
  }

  private mutating func joinAll(_ view: StoreView) throws {
    let things = item.answers.compactMap { answer in
      if case .claim(let thing) = answer.content { thing } else { nil }
    }
    let eldest = try view.eldest(of: things)
    for thing in things where thing.id != eldest.id {
      try change(thing, ["same_as": .id(eldest.id)], view)
      sentences.append("\(thing.label) is \(eldest.label): two records of one thing.")
    }
  }

  // MARK: Facts of one id

  private func facts() -> [(fact: Fact, isShown: Bool)] {
    item.answers.compactMap { answer in
      if case .fact(let fact) = answer.content { (fact, answer.isShown) } else { nil }
    }
  }

  private mutating func settle(
    _ table: String, _ id: ThingID, keeping place: Int, _ say: (Fact) throws -> String
  ) throws {
    guard case .fact(let kept) = try answer(place).content else { throw unfit() }
    let text = try say(kept)
    if item.answers[place].isShown {
      sentences.append("What is shown stands: \(text).")
    } else {
      adopt(kept, insteadOf: id, table)
      sentences.append("Recorded again in place of what is shown: \(text).")
    }
    decide(table, id, "it was: \(text)")
  }

  private mutating func keepAll(
    _ table: String, _ id: ThingID, _ say: (Fact) throws -> String
  ) throws {
    for (fact, isShown) in facts() where !isShown {
      adopt(fact, insteadOf: nil, table)
      sentences.append("Recorded again beside what is shown: \(try say(fact)).")
    }
    decide(table, id, "all of it happened")
  }

  private mutating func adopt(_ fact: Fact, insteadOf other: ThingID?, _ table: String) {
    // A correction that was hidden still has to take back what it corrected.
    if other != nil, let corrected = fact.supersedes {
      steps.append(
        .record(
          .withdrawal(Withdrawal(factKind: table, fact: corrected, why: "corrected elsewhere"))))
    }
    steps.append(.adopt(fact, insteadOf: other ?? fact.supersedes))
  }

  private mutating func decide(_ table: String, _ id: ThingID, _ choice: String) {
    steps.append(
      .record(
        .decision(
          Decision(
            subject: item.thing.subject, question: SameIDQuestion.text(table, id), choice: choice)))
    )
  }
}

extension StoreView {
  /// The first group that these values touch and that people disagree about; nil if there is none.
  fileprivate func disputed(_ kind: ThingKind, _ id: ThingID, _ cells: [String: Cell]) throws
    -> String?
  {
    guard let table = catalogue.table(kind.rawValue) else { return nil }
    return try table.groups.first { group in
      guard group.columns.contains(where: { cells[table.columns[$0].name] != nil }) else {
        return false
      }
      return try !rows(
        "SELECT 1 FROM sibling WHERE tbl = ? AND row = ? AND grp = ? AND differs = 1 LIMIT 1",
        [kind.rawValue, id.data, group.name]
      ).isEmpty
    }?.name
  }

  /// What a record will say in the groups these values touch, in words.
  fileprivate func outcome(_ thing: Thing, _ cells: [String: Cell]) throws -> String {
    guard let table = catalogue.table(thing.kind.rawValue) else { return "" }
    let shown = try RecordReading(db: db).cells(table, thing.id)
    let touched = table.groups.filter { group in
      group.columns.contains { cells[table.columns[$0].name] != nil }
    }.flatMap(\.columns)
    return try words(
      touched.map { table.columns[$0].name },
      touched.map { cells[table.columns[$0].name]?.value ?? shown[$0] })
  }
}
