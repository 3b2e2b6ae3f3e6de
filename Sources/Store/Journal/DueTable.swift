internal import Change
internal import GRDB

/// Keeps the table `due`: the last words that leave somebody something to do.
///
/// It is a function of the set of facts, and ends the same whatever order changes arrive in. Most
/// facts say that something is in order where nothing was due: they write nothing here. What is not plain
/// is looked up among the facts by ``save()``, once for all that came.
final class DueTable {
  private let words: LastWords
  private let taken: TakenBack
  private let put: RawStatement
  private let drop: RawStatement
  private let list: RawStatement
  private var due = DueSubjects()
  private var topics: [LatestTopic: TopicStatements] = [:]
  private let connection: OpaquePointer
  /// On what the last word is to be looked up, in the order in which that turned out.
  private var open: [LatestEntry.Name] = []
  private var isOpen: Set<LatestEntry.Name> = []
  /// How often it was asked whether a fact says the last word on something.
  private var asked: [LatestEntry.Name: Int] = [:]

  /// So often it is asked: each time the facts on the thing are read.
  private static let patience = 8
  /// So many things are remembered before all are forgotten: about 10 MB.
  private static let most = 50_000

  init(_ db: Database, _ connection: OpaquePointer, _ catalogue: TableCatalogue) throws {
    words = LastWords(facts: FactHeaders(db: db, catalogue: catalogue))
    taken = try TakenBack(db, connection, catalogue)
    self.connection = connection
    put = RawStatement(
      connection,
      """
      INSERT INTO due (topic, subject, hlc, fact, value) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (topic, subject) DO UPDATE
        SET hlc = excluded.hlc, fact = excluded.fact, value = excluded.value
      """)
    list = RawStatement(connection, "SELECT subject FROM due WHERE topic = ?1 LIMIT ?2")
    drop = RawStatement(connection, "DELETE FROM due WHERE topic = ?1 AND subject = ?2")
  }

  /// The header of a fact was written by a change; in place of its twin `replaced`.
  func factCame(
    _ reader: borrowing ChangesetReader, _ statements: TableStatements, _ change: AppliedChange,
    replaced: FactHeaderCells?
  ) throws {
    guard let columns = statements.factColumns else { return }
    let header = FactHeaderCells(columns, reader)
    guard let id = header.blob(.id) else { return }
    guard try taken.came(header, replaced: replaced) else {
      for entry in header.entries + (replaced?.entries ?? []) { leave(entry) }
      return try saveIfMany()
    }
    let hlc = change.rank.effectiveHLC
    for entry in header.entries where open.isEmpty || !isOpen.contains(entry.name) {
      if !entry.due {
        // A soak that passed is no later word than one that failed.
        if entry.topic == .soak { try leaveIfDue(entry) } else { try clear(entry, hlc) }
      } else if try isPlain(entry) && isLast(entry, hlc, id) {
        try keep(entry, hlc, id)
      } else {
        leave(entry)
      }
    }
    try saveIfMany()
  }

  private func saveIfMany() throws {
    if taken.count + open.count > Self.most { try save() }
  }

  /// Looks up what was left: who reads the tables after facts came calls this before.
  func save() throws {
    for header in try taken.settle() {
      for entry in header.entries { leave(entry) }
    }
    var places: [FactName: FactHeaders.Found] = [:]
    for name in open { try settle(name, &places) }
    open.removeAll()
    isOpen.removeAll()
    asked.removeAll()
  }

  private func leave(_ entry: LatestEntry) {
    if isOpen.insert(entry.name).inserted { open.append(entry.name) }
  }

  /// Whether to ask for the facts on a thing now: not where very many come.
  private func isPlain(_ entry: LatestEntry) -> Bool {
    if asked.count == Self.most { asked.removeAll(keepingCapacity: true) }
    asked[entry.name, default: 0] += 1
    return asked[entry.name, default: 0] <= Self.patience
  }

  private func leaveIfDue(_ entry: LatestEntry) throws {
    if due.isToBeRead { try due.read(list) }
    if due.mayHold(entry.topic, entry.subject) { leave(entry) }
  }

  /// Something was said to be in order: nothing is due any more, if that is a later word.
  private func clear(_ entry: LatestEntry, _ hlc: Int64) throws {
    if due.isToBeRead { try due.read(list) }
    guard due.mayHold(entry.topic, entry.subject) else { return }
    let clear = statements(entry.topic).clear
    clear.bind(1, entry.subject)
    clear.bind(2, hlc)
    try clear.run()
    if clear.changedRows > 0 { due.remove(entry.topic, entry.subject) }
    // Of two words of one time the facts decide: what is kept of a correction is not its own place.
    let sameTime = statements(entry.topic).sameTime
    defer { sameTime.reset() }
    sameTime.bind(1, entry.subject)
    sameTime.bind(2, hlc)
    if try sameTime.step() { leave(entry) }
  }

  /// Whether a fact that corrects nothing says the last word, as far as that is plain: no other fact
  /// is later or speaks from another place than its own.
  private func isLast(_ entry: LatestEntry, _ hlc: Int64, _ fact: [UInt8]) throws -> Bool {
    let statements = statements(entry.topic)
    for other in statements.others {
      defer { other.reset() }
      if statements.isOfFaces, let connector = entry.subject.last {
        other.bind(1, Array(entry.subject.dropLast()))
        other.bind(2, Int64(connector))
      } else {
        other.bind(1, entry.subject)
      }
      other.bind(3, fact)
      other.bind(4, hlc)
      if try other.step() { return false }
    }
    return true
  }

  /// Looks the last word up among the facts, and keeps it if it leaves something to do.
  private func settle(
    _ name: LatestEntry.Name, _ places: inout [FactName: FactHeaders.Found]
  ) throws {
    let last = try words.word(
      on: name.subject, name.topic, places: &places, isGone: taken.isGone)
    if let last, last.entry.due {
      return try keep(last.entry, last.spoken.place.hlc, last.spoken.fact.id)
    }
    drop.bind(1, name.topic.rawValue)
    drop.bind(2, name.subject)
    try drop.run()
    due.remove(name.topic, name.subject)
  }

  private func keep(_ entry: LatestEntry, _ hlc: Int64, _ fact: [UInt8]) throws {
    put.bind(1, entry.topic.rawValue)
    put.bind(2, entry.subject)
    put.bind(3, hlc)
    put.bind(4, fact)
    put.bind(5, entry.value)
    try put.run()
    due.insert(entry.topic, entry.subject)
  }

  private func statements(_ topic: LatestTopic) -> TopicStatements {
    if let known = topics[topic] { return known }
    let made = TopicStatements(connection, topic)
    topics[topic] = made
    return made
  }
}

/// The statements that settle most words of one topic.
private struct TopicStatements {
  /// Removes what is due on a subject, if it was said before a time.
  let clear: RawStatement
  /// Whether what is due on a subject was said at a time.
  let sameTime: RawStatement
  /// Finds, in each table that has a say, a fact on a subject other than one that may be later.
  let others: [RawStatement]
  /// Whether its subjects are faces: a part and a connector.
  let isOfFaces: Bool

  init(_ connection: OpaquePointer, _ topic: LatestTopic) {
    let contributors = LastWords.contributors(topic)
    isOfFaces = contributors.contains { $0.condition.contains("connector") }
    clear = RawStatement(
      connection,
      """
      DELETE FROM due
      WHERE topic = '\(topic.rawValue)' AND subject = ?1 AND hlc < ?2
      """)
    sameTime = RawStatement(
      connection,
      "SELECT 1 FROM due WHERE topic = '\(topic.rawValue)' AND subject = ?1 AND hlc = ?2")
    others = contributors.map { table, condition in
      RawStatement(
        connection,
        """
        SELECT 1 FROM \(table) AS fact JOIN change_log ON change_log.n = fact.born
        WHERE \(condition) AND fact.id <> ?3
          AND (fact.supersedes IS NOT NULL OR (change_log.hlc, fact.id) > (?4, ?3))
        LIMIT 1
        """)
    }
  }
}
