internal import Foundation
internal import GRDB
internal import Plant

/// The last word on one thing under one topic.
struct LatestWord {
  var subject: [UInt8]
  var topic: LatestTopic
  var fact: ThingID
  var value: String
}

extension StoreView {
  /// The last word on a thing: one seek.
  func latestWord(_ subject: [UInt8], _ topic: LatestTopic) throws -> LatestWord? {
    try rows(
      "SELECT fact, value FROM latest WHERE subject = ? AND topic = ?",
      [subject.data, topic.rawValue]
    ).first.map {
      LatestWord(
        subject: subject, topic: topic, fact: $0.need("fact"), value: $0.string("value"))
    }
  }

  /// All last words that leave somebody something to do.
  func dueWords() throws -> [LatestWord] {
    try LatestTopic.allCases.flatMap { topic in
      try rows(
        "SELECT subject, fact, value FROM latest WHERE topic = ? AND due = 1", [topic.rawValue]
      ).map {
        LatestWord(
          subject: $0.blob("subject"), topic: topic, fact: $0.need("fact"),
          value: $0.string("value"))
      }
    }
  }
}

extension Face {
  /// The face as the table `latest` names it.
  var latestSubject: [UInt8] { part.bytes + [UInt8(truncatingIfNeeded: connector)] }
}
