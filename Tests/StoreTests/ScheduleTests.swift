import Change
import Foundation
import Guide
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Random histories of real stores` {
  /// Which seeds are played: 2,000 of them, or those that `FERRULE_SEEDS` names as `FIRST-LAST`.
  private static let seeds = Seeds.named("FERRULE_SEEDS", else: 0...1_999)

  @Test(arguments: [0, 1])
  func `every store shows what its set of changes means, and all show the same`(half: UInt64) throws
  {
    let shelf = try StoreShelf()
    for seed in Self.seeds where seed % 2 == half {
      do {
        var schedule = try StoreSchedule(seed: seed, shelf: shelf)
        try schedule.play()
        let one = schedule.members[Int(seed / 2) % schedule.members.count]
        guard try holds(one.store, "seed \(seed), \(one.name), before the exchange") else { return }
        try schedule.exchangeEverything()
        guard try agree(schedule.members.map(\.store), seed) else { return }
        try schedule.end()
      } catch {
        Issue.record("seed \(seed): \(error)")
        return
      }
    }
  }

  @Test func `the histories meet disagreements, twins, copies and deaths of every kind`() throws {
    let shelf = try StoreShelf()
    var met: [String: Int] = [:]
    for seed: UInt64 in 0..<200 {
      var schedule = try StoreSchedule(seed: seed, shelf: shelf)
      try schedule.play()
      var all: [ChangeHash: SealedChange] = [:]
      for member in schedule.members {
        let held = try member.store.read { try $0.heldCounts() }
        met["held", default: 0] += held.forChange
        for change in try member.store.changes() { all[change.hash] = change }
        met["taken back", default: 0] +=
          try member.store.select("SELECT fact FROM superseded").count
      }
      let meaning = try FoldedTables(Array(all.values), tables: schedule.members[0].store.tables)
      met["two answers", default: 0] += meaning.fold.cells.values.count { $0.conflict }
      met["retired and edited", default: 0] += meaning.fold.retirementConflicts.count
      met["twin", default: 0] += meaning.twins.count
      met["fork", default: 0] +=
        Dictionary(grouping: all.values, by: \.change.prev).values.count { $0.count > 1 }
      met.merge(schedule.happened) { $0 + $1 }
      try schedule.end()
    }
    for (what, least) in [
      "two answers": 100, "retired and edited": 10, "twin": 10, "fork": 50, "held": 50,
      "taken back": 50, "copied": 30, "built anew": 10, "opened again": 20,
      "died beforeCommit": 5, "died whileCommitting": 5, "died afterCommit": 5,
      "died halfMerged": 5, "died for real": 2,
    ] {
      #expect(met[what, default: 0] >= least, "\(what)")
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
    let digest = try first.digest()
    for store in stores.dropFirst() where try store.digest() != digest {
      Issue.record(
        """
        seed \(seed): the stores differ
        \(difference(try first.dump(), try store.dump()))
        \(try cacheDifference(first, store))
        """)
      return false
    }
    if seed % 16 < 2 {
      // Pictures are named in these histories, but nobody took any.
      let faults = try first.doctor().findings.filter { !$0.isWell && $0.check != "images" }
      guard faults.isEmpty else {
        Issue.record("seed \(seed): \(faults)")
        return false
      }
    }
    try first.refold()
    guard try first.digest() == digest else {
      Issue.record("seed \(seed): the state built anew differs")
      return false
    }
    return true
  }

  /// Whether a store shows what the set of changes it has applied means.
  private func holds(_ store: Store, _ place: String) throws -> Bool {
    let changes = try store.appliedChanges()
    for change in changes { try store.tables.check(change.change, site: testSite) }
    let meaning = try FoldedTables(changes, tables: store.tables)
    let expected = try meaning.dump(site: testSite)
    // Equal live values may be kept apart or not; whether all are there is looked at below.
    let disputed = Set(
      meaning.fold.cells.filter(\.value.conflict).map { cell, _ in
        let (row, group) = meaning.name(of: cell)
        return ["live", row.table, "x\(row.id)", group]
      })
    let dump = try store.dump().split(separator: "\n").filter { line in
      !line.hasPrefix("live ")
        || disputed.contains(line.split(separator: " ").prefix(4).map(String.init))
    }.map { $0 + "\n" }.joined()
    guard dump == expected else {
      Issue.record(
        "\(place): the store is not what its changes mean\n\(difference(expected, dump))")
      return false
    }
    return try liveSetsHold(store, meaning, place) && disagreementsHold(store, meaning, place)
      && lastWordsHold(store, place)
  }

  /// Whether each cell group has the live values that the definition gives it.
  private func liveSetsHold(_ store: Store, _ meaning: FoldedTables, _ place: String) throws
    -> Bool
  {
    let cells = meaning.fold.cells.keys.sorted()
    let groups = cells.compactMap { cell -> (TableCatalogue.Table, ThingID, String)? in
      let (row, group) = meaning.name(of: cell)
      guard let table = store.tables.table(row.table), let id = ThingID(bytes: row.id.bytes) else {
        return nil
      }
      return (table, id, group)
    }
    let found = try store.liveValues(of: groups)
    for (cell, values) in zip(cells, found) {
      let live = values.map { ChangeMeaning.Live(hash: $0.change, value: $0.value) }.sorted()
      guard let expected = meaning.fold.cells[cell]?.live, live != expected else { continue }
      Issue.record("\(place): \(meaning.name(of: cell)): live \(live) instead of \(expected)")
      return false
    }
    return found.count == cells.count
  }

  /// Whether a lead is shown exactly the groups and records about which people disagree.
  private func disagreementsHold(_ store: Store, _ meaning: FoldedTables, _ place: String) throws
    -> Bool
  {
    let conflicts = Set(
      meaning.fold.cells.filter(\.value.conflict).map { cell, _ in
        let (row, group) = meaning.name(of: cell)
        return "\(row.table) \(row.id) \(group)"
      })
    let retired = Set(
      meaning.fold.retirementConflicts.map {
        "\(meaning.names.rows[$0].table) \(meaning.names.rows[$0].id)"
      })
    let (all, counts) = try store.read { (try $0.disagreements(), try $0.disagreementCounts()) }
    let twins = all.filter { $0.kind == .sameID }
    let counted = (all.count, all.count { $0.kind == .doubleBooked }, twins.count)
    guard (counts.all, counts.doubleBooked, counts.sameIDs) == counted,
      counts.sameIDFacts >= twins.reduce(0, { $0 + $1.answers.count })
    else {
      Issue.record("\(place): counted \(counts) of \(all.count) disagreements")
      return false
    }
    // What two people saw a link to be made of is no cell group.
    let answers = Set(
      all.filter { $0.kind == .twoAnswers && $0.what != "medium, as seen" }.map {
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
    return true
  }

  private static func bytes(_ digits: String) -> [UInt8] {
    let digits = Array(digits.utf8)
    func value(_ digit: UInt8) -> UInt8 { digit >= 0x61 ? digit - 0x61 + 10 : digit - 0x30 }
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      value(digits[$0]) << 4 | value(digits[$0 + 1])
    }
  }

  /// Whether the last words, and what is due, are those of the facts that count, as the guide folds them.
  private func lastWordsHold(_ store: Store, _ place: String) throws -> Bool {
    let facts = try store.read { try $0.log(sinceMS: nil, technician: nil, limit: 10_000) }
    let expected = LastWords(LiveFacts.of(facts))
    var found = LastWords()
    // Also of what was taken back: nothing must be said there.
    let keys = LastWords(facts).words.keys.map { $0.split(separator: " ").map(String.init) }
    let words = try store.lastWords(keys.map { ($0[0], Self.bytes($0[1])) })
    for (key, word) in zip(keys, words) {
      guard let word else { continue }
      found.say(key[0], key[1], LastWords.Word(fact: word.fact, value: word.value))
    }
    var due = LastWords()
    for row in try store.select("SELECT topic, lower(hex(subject)), fact, value FROM due") {
      guard case .text(let topic) = row[0], case .text(let subject) = row[1],
        case .blob(let bytes) = row[2], let fact = ThingID(bytes: bytes),
        case .text(let value) = row[3]
      else { continue }
      due.say(topic, subject, LastWords.Word(fact: fact, value: value))
    }
    guard due.words == expected.due else {
      Issue.record("\(place): due is \(due.words) instead of \(expected.due)")
      return false
    }
    guard found == expected else {
      let told = facts.map { fact in
        var taken = fact.supersedes.map { " corrects \($0)" } ?? ""
        if case .withdrawal(let withdrawal) = fact.body {
          taken += " takes back \(withdrawal.fact)"
        }
        return "\(fact.order) \(fact.id) \(fact.body.table)\(taken)"
      }
      Issue.record(
        """
        \(place): the last words are
        \(found.difference(from: expected))
        instead of
        \(expected.difference(from: found))
        of the facts
        \(told.joined(separator: "\n"))
        """)
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
