internal import Change
internal import GRDB

/// Keeps the table `due`: the last words that leave somebody something to do.
///
/// It is a function of the set of facts, and ends the same whatever order changes arrive in. Most
/// facts say that something is in order where nothing was due: they write nothing here.
final class DueTable {
  private let words: LastWords
  private let taken: TakenBack
  private let put: RawStatement
  private let drop: RawStatement
  private let list: RawStatement
  private var due = DueSubjects()
  private var topics: [LatestTopic: TopicStatements] = [:]
  private let connection: OpaquePointer

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
    let isGone = try taken.isGoneOnArrival(header)
    if replaced == nil, !isGone, header.targets.isEmpty {
      let hlc = change.rank.effectiveHLC
      for entry in header.entries {
        if !entry.due {
          try clear(entry, hlc)
        } else if try isLast(entry, hlc, id) {
          try keep(entry, hlc, id)
        } else {
          try settle(entry.subject, entry.topic)
        }
      }
      return
    }
    var stale = [header]
    stale += try taken.came(header, replaced: replaced)
    if isGone { stale += try taken.corrections(of: id, in: columns.table).map { $0.header } }
    for header in stale {
      for entry in header.entries { try settle(entry.subject, entry.topic) }
    }
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
    if try sameTime.step() { try settle(entry.subject, entry.topic) }
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
  private func settle(_ subject: [UInt8], _ topic: LatestTopic) throws {
    if let last = try words.word(on: subject, topic, isGone: taken.isGone), last.entry.due {
      return try keep(last.entry, last.spoken.place.hlc, last.spoken.fact.id)
    }
    drop.bind(1, topic.rawValue)
    drop.bind(2, subject)
    try drop.run()
    due.remove(topic, subject)
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
