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

  /// Reads the table with a statement that lists topics and subjects up to a limit.
  mutating func read(_ list: RawStatement) throws {
    defer { list.reset() }
    questions += 1
    list.bind(1, Self.most + 1)
    var read: [LatestTopic: Set<[UInt8]>] = [:]
    var count: Int64 = 0
    while try list.step() {
      count += 1
      guard count <= Self.most else { return }
      guard let topic = LatestTopic(rawValue: list.text(0)) else { return }
      read[topic, default: []].insert(list.blob(1))
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
