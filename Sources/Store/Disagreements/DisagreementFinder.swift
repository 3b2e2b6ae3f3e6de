internal import Change
internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// What a lead has to decide.
extension StoreView {
  /// All two-answers, retirements that met an edit, double bookings, and facts with one id.
  public func disagreements() throws -> [Disagreement] {
    try DisagreementFinder(self).all()
  }

  /// How many disagreements are open, how many of them double bookings, how many facts of one id.
  ///
  /// Two answers and facts of one id, of which a merge can bring very many, are counted without being put into
  /// words.
  public func disagreementCounts() throws -> DisagreementCounts {
    try DisagreementFinder(self).counts()
  }
}

/// Reads what people have to decide off the merged state.
struct DisagreementFinder {
  let view: StoreView
  let log: ChangeLog
  let authors: AnswerAuthors

  init(_ view: StoreView) throws {
    self.view = view
    log = try ChangeLog(view.db)
    authors = try AnswerAuthors(view, log)
  }

  func all() throws -> [Disagreement] {
    try twoAnswers() + twoMedia() + retiredAndEdited() + doubleBookings() + sameIDs()
  }

  func counts() throws -> DisagreementCounts {
    let others = try twoMedia() + retiredAndEdited() + doubleBookings()
    let sameIDs = try sameIDCounts()
    return DisagreementCounts(
      all: try view.disputedGroupCount() + others.count + sameIDs.ids,
      doubleBooked: others.count { $0.kind == .doubleBooked }, sameIDs: sameIDs.ids,
      sameIDFacts: sameIDs.facts)
  }

  /// An answer, with who gave it.
  func answer(
    _ change: ChangeNumber, _ text: String, _ content: Disagreement.Answer.Content, isShown: Bool
  ) throws -> Disagreement.Answer {
    let author = try authors.author(change)
    return Disagreement.Answer(
      text: text, who: author.name, device: String(author.device.description.prefix(8)),
      laptop: author.laptop, atMS: author.atMS, isShown: isShown, change: author.change.rank.hash,
      content: content)
  }

  /// The record of an id, also where it cannot be named yet.
  func thing(_ kind: ThingKind, _ id: ThingID) throws -> Thing {
    if let thing = try view.thing(kind, id) { return thing }
    let label = "\(kind.word) \(id.description.prefix(8))"
    guard let table = view.catalogue.table(kind.rawValue), table.kind == .record else {
      return Thing(kind: kind, id: id, label: label)
    }
    let retired = try view.rows("SELECT retired_at FROM \(table.name) WHERE id = ?", [id.data])
    return Thing(kind: kind, id: id, label: label, retiredAtMS: retired.first?.int64("retired_at"))
  }

  /// The answers in the order in which every store numbers them: the latest first.
  func latestFirst(_ values: [LiveValueRow]) throws -> [LiveValueRow] {
    try values.map { ($0, try log.applied($0.change).rank) }.sorted { $1.1 < $0.1 }.map(\.0)
  }

  // MARK: Two answers

  private func twoAnswers() throws -> [Disagreement] {
    try view.disputedGroups().compactMap { group in
      guard let table = view.catalogue.table(group.table),
        let place = table.index(ofGroup: group.group),
        let kind = ThingKind(rawValue: group.table)
      else { return nil }
      let cells = try RecordReading(db: view.db).cells(table, group.row)
      let columns = table.groups[place].columns.map { table.columns[$0].name }
      let values = try latestFirst(
        try view.stampedValues(table, group.row, table.groups[place], cells))
      return Disagreement(
        thing: try thing(kind, group.row), matter: .group(group.group),
        answers: try values.map { value in
          try answer(
            value.change, try view.words(columns, value.value),
            .values(Self.cells(columns, value.value)), isShown: value.isShown)
        })
    }
  }

  static func cells(_ columns: [String], _ values: [CellValue]) -> [String: Cell] {
    Dictionary(zip(columns, values.map(Cell.init(value:)))) { $1 }
  }

  /// Links that two people saw to be different things, neither having seen what the other wrote.
  private func twoMedia() throws -> [Disagreement] {
    try view.linksSeenTwice().compactMap { link in
      var looks: [(change: AppliedChange, fact: Fact, medium: Medium)] = []
      for fact in LiveFacts.of(
        try view.settled(view.facts(in: "seen", where: "subject = ?", [link.data])))
      {
        guard case .seen(let seen) = fact.body, let medium = seen.medium,
          let born = try view.born(fact.id, in: "seen")
        else { continue }
        looks.append((try log.applied(born), fact, medium))
      }
      let open = try looks.filter { one in
        try !looks.contains { other in
          try log.coverage(of: other.change).covers(one.change.placement)
            || (other.change.number == one.change.number && Fact.precedes(one.fact, other.fact))
        }
      }
      let thing = try thing(.link, link)
      guard Set(open.map(\.medium)).count > 1, thing.retiredAtMS == nil else { return nil }
      let shown = try view.latestWord(link.bytes, .medium)?.fact
      let latestFirst = open.sorted { Fact.precedes($1.fact, $0.fact) }
      return Disagreement(
        thing: thing, matter: .medium,
        answers: try latestFirst.map { look in
          var answer = try answer(
            look.change.number, look.medium.rawValue, .fact(look.fact),
            isShown: look.fact.id == shown)
          answer.who = look.fact.technician
          answer.atMS = look.fact.atMS
          return answer
        })
    }
  }
}

extension StoreView {
  /// The change that first wrote a fact here.
  func born(_ fact: ThingID, in table: String) throws -> ChangeNumber? {
    try rows("SELECT born FROM \(table) WHERE id = ?", [fact.data]).first?.int64("born")
      .map(ChangeNumber.init(rawValue:))
  }

  /// The links of which two different media were seen, whoever knew of whom.
  fileprivate func linksSeenTwice() throws -> [ThingID] {
    try rows(
      """
      SELECT often.subject AS subject
      FROM (SELECT subject FROM seen GROUP BY subject HAVING count(*) > 1) AS often
      WHERE (
        SELECT count(DISTINCT medium) FROM seen
        WHERE subject = often.subject AND medium IS NOT NULL) > 1
      """
    ).map { $0.need("subject") }
  }

  /// `rack R07-06, lowest_u 12`: the columns that have a value, ids as what they name.
  func words(_ columns: [String], _ cells: [CellValue]) throws -> String {
    var out: [String] = []
    for (column, cell) in zip(columns, cells) {
      if let text = try word(cell) { out.append("\(column) \(text)") }
    }
    return out.isEmpty ? "nothing" : out.joined(separator: ", ")
  }

  /// A value in words, an id as what it names; nil if there is none.
  func word(_ cell: CellValue) throws -> String? {
    switch cell {
    case .null, .real: return nil
    case .integer(let number): return String(number)
    case .text(let text): return text
    case .blob(let bytes):
      let id = ThingID(bytes: bytes)
      let label = try id.flatMap { id in
        try ThingKind.allCases.lazy.compactMap { try thing($0, id)?.label }.first
      }
      return label ?? String(id?.description.prefix(8) ?? "?")
    }
  }
}
