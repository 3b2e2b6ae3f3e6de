import Change
import Foundation
import Guide
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Random histories of real stores` {
  /// Which seeds are played: 300 of them, or those that `FERRULE_SEEDS` names as `FIRST-LAST`.
  private static let seeds: ClosedRange<UInt64> = {
    let named = ProcessInfo.processInfo.environment["FERRULE_SEEDS"] ?? ""
    let bounds = named.split(separator: "-").compactMap { UInt64($0) }
    guard bounds.count == 2, bounds[0] <= bounds[1] else { return 0...299 }
    return bounds[0]...bounds[1]
  }()

  @Test(arguments: [0, 1])
  func `every store shows what its set of changes means, and all show the same`(half: UInt64) throws
  {
    for seed in Self.seeds where seed % 2 == half {
      do {
        var schedule = try StoreSchedule(seed: seed)
        try schedule.play()
        for member in schedule.members {
          guard try holds(member.store, "seed \(seed), \(member.name), before the exchange") else {
            return
          }
        }
        try schedule.exchangeEverything()
        guard try agree(schedule.members.map(\.store), seed) else { return }
      } catch {
        Issue.record("seed \(seed): \(error)")
        return
      }
    }
  }

  private func agree(_ stores: [Store], _ seed: UInt64) throws -> Bool {
    guard let first = stores.first else { return false }
    for store in stores {
      let held = try store.read { try $0.heldCounts() }
      guard held == (0, 0) else {
        Issue.record("seed \(seed): \(held.forChange) changes are stuck")
        return false
      }
    }
    guard try holds(first, "seed \(seed), in the end") else { return false }
    let (dump, digest) = (try first.dump(), try first.digest())
    for store in stores.dropFirst() {
      let other = try store.dump()
      guard other == dump else {
        Issue.record("seed \(seed): the dumps differ\n\(difference(dump, other))")
        return false
      }
      guard try store.digest() == digest else {
        Issue.record("seed \(seed): the caches differ\n\(try cacheDifference(first, store))")
        return false
      }
    }
    let doctor = try first.doctor()
    guard doctor.isWell else {
      Issue.record("seed \(seed): \(doctor.findings.filter { !$0.isWell })")
      return false
    }
    try first.refold()
    guard try first.dump() == dump, try first.digest() == digest else {
      Issue.record("seed \(seed): the state built anew differs")
      return false
    }
    return true
  }

  /// Whether a store shows what the set of changes it has applied means.
  private func holds(_ store: Store, _ place: String) throws -> Bool {
    let sealed = try store.select("SELECT bytes FROM change_log WHERE applied = 1 ORDER BY hash")
      .compactMap { row in
        if case .blob(let bytes)? = row.first { try SealedChange(decoding: bytes) } else { nil }
      }
    for change in sealed { try store.tables.check(change.change, site: testSite) }
    var reader = ChangeModelReader(tables: store.tables)
    var models: [ChangeModel] = []
    for change in sealed { models.append(try reader.model(of: change)) }
    let fold = SetFold(models)
    var conflicts: Set<String> = []
    for (cell, meaning) in fold.cells {
      let row = reader.rows[cell.row]
      let group = cell.group == 0 ? Retirement.groupName : reader.groups[cell.group].name
      guard let table = store.tables.table(row.table), let id = ThingID(bytes: row.id.bytes) else {
        continue
      }
      let live = try store.liveValues(of: table, id, group: group)
        .map { ChangeMeaning.Live(hash: $0.change, value: $0.value) }
      let columns = (table.index(ofGroup: group).map { table.groups[$0].columns } ?? [])
        .map { table.columns[$0].name }
      let shown = try store.select(
        "SELECT \(columns.joined(separator: ", ")) FROM \(row.table) WHERE id = x'\(row.id)'"
      ).first
      if shown != meaning.shown || live.sorted() != meaning.live {
        Issue.record(
          """
          \(place): \(row.table) \(row.id) \(group)
          shown \(shown ?? []) instead of \(meaning.shown)
          live \(live.sorted()) instead of \(meaning.live)
          """)
        return false
      }
      if meaning.conflict { conflicts.insert("\(row.table) \(row.id) \(group)") }
    }
    let retired = Set(
      fold.retirementConflicts.map { "\(reader.rows[$0].table) \(reader.rows[$0].id)" })
    let all = try store.read { try $0.disagreements() }
    let answers = Set(
      all.filter { $0.kind == .twoAnswers }.map {
        "\($0.thing.kind.rawValue) \($0.thing.id) \($0.what)"
      })
    let edited = Set(
      all.filter { $0.kind == .retiredAndEdited }.map { "\($0.thing.kind.rawValue) \($0.thing.id)" }
    )
    guard answers == conflicts, edited == retired else {
      Issue.record(
        """
        \(place): two answers \(answers) instead of \(conflicts)
        retired and edited \(edited) instead of \(retired)
        """)
      return false
    }
    return try lastWordsHold(store, place)
  }

  /// Whether the last words are those of the facts that count, as the guide folds them.
  private func lastWordsHold(_ store: Store, _ place: String) throws -> Bool {
    let facts = LiveFacts.of(
      try store.read { try $0.log(sinceMS: nil, technician: nil, limit: 10_000) })
    var expected: [String: ThingID] = [:]
    for fact in facts {
      switch fact.body {
      case .inspection(let look):
        expected["inspected \(look.face.part)0\(look.face.connector)"] = fact.id
      case .portGate(let gate): expected["gate \(gate.port)"] = fact.id
      default: break
      }
    }
    var found: [String: ThingID] = [:]
    for row in try store.select("SELECT topic, lower(hex(subject)), fact FROM latest") {
      guard case .text(let topic) = row[0], case .text(let subject) = row[1],
        case .blob(let fact) = row[2]
      else { continue }
      found["\(topic) \(subject)"] = ThingID(bytes: fact)
    }
    guard found == expected else {
      Issue.record("\(place): the last words are \(found) instead of \(expected)")
      return false
    }
    return true
  }

  private func difference(_ one: String, _ other: String) -> String {
    let (left, right) = (one.split(separator: "\n"), other.split(separator: "\n"))
    let lines =
      left.filter { !right.contains($0) }.map { "- \($0)" }
      + right.filter { !left.contains($0) }.map { "+ \($0)" }
    return lines.joined(separator: "\n")
  }

  private func cacheDifference(_ one: Store, _ other: Store) throws -> String {
    try ["latest", "lookup", "superseded"].map { table in
      func lines(_ store: Store) throws -> String {
        try store.texts("SELECT '\(table)', * FROM \(table)").map { $0.joined(separator: " ") }
          .joined(separator: "\n")
      }
      return difference(try lines(one), try lines(other))
    }.joined(separator: "\n")
  }
}
