internal import Foundation
internal import GRDB
internal import Plant

/// The last word on one thing under one topic.
struct LatestWord {
  var subject: [UInt8]
  var topic: LatestTopic
  var fact: ThingID
  /// Effective hybrid time of the fact's change, or of what it corrects.
  var order: Int64
  var value: String
}

extension StoreView {
  /// The last word on a thing: the facts about it are few, and found by one seek a table.
  func latestWord(_ subject: [UInt8], _ topic: LatestTopic) throws -> LatestWord? {
    let words = LastWords(facts: FactHeaders(db: db, catalogue: catalogue))
    var places: [FactName: FactHeaders.Found] = [:]
    let last = try words.word(on: subject, topic, places: &places) { try isTakenBack($0) }
    guard let last, let fact = ThingID(bytes: last.spoken.fact.id) else { return nil }
    return LatestWord(
      subject: subject, topic: topic, fact: fact, order: last.spoken.place.hlc,
      value: last.entry.value)
  }

  /// Whether a fact no longer counts: it was corrected or taken back.
  func isTakenBack(_ fact: [UInt8]) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM superseded WHERE fact = ?"),
      arguments: [fact.data]) == true
  }

  /// All last words that leave somebody something to do.
  func dueWords() throws -> [LatestWord] {
    try LatestTopic.allCases.flatMap(dueWords)
  }

  /// The last words of one topic that leave somebody something to do.
  func dueWords(_ topic: LatestTopic) throws -> [LatestWord] {
    try rows(
      "SELECT subject, fact, hlc, value FROM due WHERE topic = ?", [topic.rawValue]
    ).map {
      LatestWord(
        subject: $0.blob("subject"), topic: topic, fact: $0.need("fact"),
        order: $0.int64("hlc") ?? 0, value: $0.string("value"))
    }
  }
}

extension Face {
  /// The face as the subject of a word.
  var latestSubject: [UInt8] { part.bytes + [UInt8(truncatingIfNeeded: connector)] }
}
