internal import Change
internal import GRDB
internal import Guide
internal import Plant

/// The last word on a thing under a topic, read from the facts about it.
///
/// A correction speaks from the place of the fact it corrects. The last word is that of the latest
/// place, and of several corrections of one fact the latest: a function of the set of facts. Of a soak it is the last
/// that counts: see ``SoakCount``.
struct LastWords {
  let facts: FactHeaders

  /// What the fact that speaks last says, and the place it speaks from; nil if nothing was said.
  ///
  /// - Parameters:
  ///   - places: where chains of corrections begin, as far as that was found before.
  ///   - isGone: whether a fact no longer counts.
  func word(
    on subject: [UInt8], _ topic: LatestTopic, places: inout [FactName: FactHeaders.Found],
    isGone: ([UInt8]) throws -> Bool
  ) throws -> (entry: LatestEntry, spoken: FactHeaders.Spoken)? {
    if topic == .soak { return try soakWord(on: subject, &places, isGone) }
    var last: (entry: LatestEntry, spoken: FactHeaders.Spoken)?
    for (table, condition) in Self.contributors(topic) {
      guard let definition = facts.catalogue.table(table) else { continue }
      let isFace = condition.contains("connector")
      let arguments: StatementArguments =
        isFace ? [Array(subject.dropLast()).data, subject.last] : [subject.data]
      for found in try facts.headers(definition, where: condition, arguments) {
        guard try !isGone(found.id) else { continue }
        let spoken = FactHeaders.Spoken(place: try facts.place(of: found, &places), fact: found)
        for entry in found.header.entries where entry.topic == topic && entry.subject == subject {
          if let last, spoken < last.spoken { continue }
          last = (entry, spoken)
        }
      }
    }
    return last
  }

  /// The last word on the soak of a link: one that failed is failed until counters were cleared after it.
  private func soakWord(
    on link: [UInt8], _ places: inout [FactName: FactHeaders.Found],
    _ isGone: ([UInt8]) throws -> Bool
  ) throws -> (entry: LatestEntry, spoken: FactHeaders.Spoken)? {
    guard let (table, condition) = Self.contributors(.soak).first,
      let definition = facts.catalogue.table(table)
    else { return nil }
    var said: [(entry: LatestEntry, spoken: FactHeaders.Spoken)] = []
    for found in try facts.headers(definition, where: condition, [link.data]) {
      guard try !isGone(found.id), let entry = found.header.entries.first else { continue }
      said.append(
        (entry, FactHeaders.Spoken(place: try facts.place(of: found, &places), fact: found)))
    }
    var count = SoakCount()
    var last: (entry: LatestEntry, spoken: FactHeaders.Spoken)?
    for word in said.sorted(by: { $0.spoken < $1.spoken }) {
      let action = SoakAction(rawValue: word.entry.value)
      let counters = word.spoken.fact.header.number(.dueMS)
      let isCounted = action.map { count.take($0, of: counters) } ?? true
      if isCounted || last?.entry.due != true { last = word }
    }
    return last
  }

  /// The tables that have a say under a topic, and which of their rows are about one subject.
  static func contributors(_ topic: LatestTopic) -> [(table: String, condition: String)] {
    switch topic {
    case .inspected: [("inspection", "part = ? AND connector = ?")]
    case .cleaned: [("cleaning", "part = ? AND connector = ?")]
    case .capped: [("capping", "part = ? AND connector = ?")]
    case .plugged: [("plugging", "joint = ?")]
    case .module, .plug: [("part_move", "place = ?")]
    case .gate: [("port_gate", "port = ?")]
    case .fault: [("fault", "id = ?"), ("fault_close", "fault = ?")]
    case .job: [("job", "id = ?"), ("pause", "job = ?"), ("signature", "job = ?")]
    case .soak: [("soak", "link = ?")]
    case .medium: [("seen", "subject = ?")]
    case .lanes: [("lane_reading", "port = ?")]
    case .disturbed: [("disturbance", "joint = ?")]
    case .task: [("task", "id = ?"), ("task_close", "task = ?")]
    }
  }
}

extension CellValue {
  /// A value as GRDB read it.
  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .real(number.bitPattern)
    case .string(let text): self = .text(text)
    case .blob(let data): self = .blob(Array(data))
    }
  }
}
