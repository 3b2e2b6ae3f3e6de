internal import Change
internal import GRDB

/// Keeps the table `latest`: the last word on each thing, so that asking for it is one seek.
///
/// A correction speaks from the place of the fact it corrects. The last word is that of the latest
/// place, and of several corrections of one fact the latest: a function of the set of facts, so that
/// the table ends the same whatever order changes arrive in.
final class LatestCache {
  private let db: Database
  private let catalogue: TableCatalogue
  private let taken: TakenBack
  private let put: RawStatement
  private let drop: RawStatement

  init(_ db: Database, _ connection: OpaquePointer, _ catalogue: TableCatalogue) throws {
    self.db = db
    self.catalogue = catalogue
    taken = try TakenBack(db, connection, catalogue)
    put = RawStatement(
      connection,
      """
      INSERT INTO latest (subject, topic, hlc, fact, value, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (subject, topic) DO UPDATE
        SET hlc = excluded.hlc, fact = excluded.fact, value = excluded.value, due = excluded.due
        WHERE (excluded.hlc, excluded.fact) > (hlc, fact)
      """)
    drop = RawStatement(connection, "DELETE FROM latest WHERE subject = ?1 AND topic = ?2")
  }

  /// The header of a fact was written by a change; in place of its twin `replaced`.
  func factCame(
    _ reader: borrowing ChangesetReader, _ table: TableCatalogue.Table, _ change: AppliedChange,
    replaced: FactHeaderCells?
  ) throws {
    let header = FactHeaderCells(
      table: table, cells: (0..<reader.columnCount).map { reader.value(of: reader.inserted($0)) })
    guard let id = header.blob("id") else { return }
    let isGone = try taken.isGoneOnArrival(header)
    if replaced == nil, !isGone, header.targets.isEmpty {
      for entry in header.entries {
        try write(entry, hlc: change.rank.effectiveHLC, fact: id)
      }
      return
    }
    var stale = [header]
    stale += try taken.came(header, replaced: replaced)
    if isGone { stale += try taken.corrections(of: id, in: table).map { $0.header } }
    for header in stale {
      for entry in header.entries { try rebuild(entry.subject, entry.topic) }
    }
  }

  private func write(_ entry: LatestEntry, hlc: Int64, fact: [UInt8]) throws {
    put.bind(1, entry.subject)
    put.bind(2, entry.topic.rawValue)
    put.bind(3, hlc)
    put.bind(4, fact)
    put.bind(5, entry.value)
    put.bind(6, entry.due ? 1 : 0)
    try put.run()
  }

  private func rebuild(_ subject: [UInt8], _ topic: LatestTopic) throws {
    drop.bind(1, subject)
    drop.bind(2, topic.rawValue)
    try drop.run()
    var last: (spoken: TakenBack.Spoken, entry: LatestEntry)?
    for (table, condition) in Self.contributors(topic) {
      guard let definition = catalogue.table(table) else { continue }
      let isFace = condition.contains("connector")
      let arguments: StatementArguments =
        isFace ? [Array(subject.dropLast()).data, subject.last] : [subject.data]
      for found in try taken.headers(definition, where: condition, arguments) {
        guard try !taken.isGone(found.id) else { continue }
        let spoken = TakenBack.Spoken(place: try taken.place(of: found), fact: found)
        for entry in found.header.entries where entry.topic == topic && entry.subject == subject {
          if let last, spoken < last.spoken { continue }
          last = (spoken, entry)
        }
      }
    }
    guard let last else { return }
    try write(last.entry, hlc: last.spoken.place.hlc, fact: last.spoken.fact.id)
  }

  private static func contributors(_ topic: LatestTopic) -> [(table: String, condition: String)] {
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
