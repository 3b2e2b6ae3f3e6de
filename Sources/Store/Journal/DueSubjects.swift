/// On what something is due, in memory: for a merge, which asks of thousands of things of which few are
/// there.
///
/// One answer alone asks the table. It is read after a few hundred questions, unless it is very long.
struct DueSubjects {
  private static let patience = 256
  private static let most: Int64 = 100_000

  private var questions = 0
  private var subjects: [LatestTopic: Set<[UInt8]>]?

  /// Whether it is time to read the table.
  var isToBeRead: Bool { subjects == nil && questions == Self.patience }

  /// Reads the table with a statement that lists the subjects of a topic up to a limit.
  mutating func read(_ list: RawStatement) throws {
    questions += 1
    var read: [LatestTopic: Set<[UInt8]>] = [:]
    var left = Self.most
    for topic in LatestTopic.allCases {
      defer { list.reset() }
      list.bind(1, topic.rawValue)
      list.bind(2, left + 1)
      var subjects: Set<[UInt8]> = []
      while try list.step() {
        guard left > 0 else { return }
        left -= 1
        subjects.insert(list.blob(0))
      }
      read[topic] = subjects
    }
    subjects = read
  }

  /// Whether the table may have a row; false only when it is known that it has none.
  mutating func mayHold(_ topic: LatestTopic, _ subject: [UInt8]) -> Bool {
    guard let subjects else {
      questions += 1
      return true
    }
    return subjects[topic]?.contains(subject) ?? false
  }

  /// A row was written.
  mutating func insert(_ topic: LatestTopic, _ subject: [UInt8]) {
    subjects?[topic, default: []].insert(subject)
  }

  /// A row was removed.
  mutating func remove(_ topic: LatestTopic, _ subject: [UInt8]) {
    _ = subjects?[topic]?.remove(subject)
  }
}
