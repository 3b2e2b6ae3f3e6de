import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

@Suite struct `Random lives of copied stores` {
  /// Which seeds are played: 60 of them, or those that `FERRULE_COPY_SEEDS` names as `FIRST-LAST`.
  private static let seeds = Seeds.named("FERRULE_COPY_SEEDS", else: 0...59)

  @Test(arguments: [0, 1])
  func `in the end all are equal, nothing waits or is missing, and every copy is named`(
    half: UInt64
  ) throws {
    for seed in Self.seeds where seed % 2 == half {
      do {
        let schedule = try CopySchedule(seed: seed)
        try schedule.play()
        guard try holds(schedule, seed) else { return }
      } catch {
        Issue.record("seed \(seed): \(error)")
        return
      }
    }
  }

  private func holds(_ schedule: CopySchedule, _ seed: UInt64) throws -> Bool {
    let everything = try schedule.everything()
    let isEnd = try schedule.exchangeEverything(
      forPeers: seed % 4 < 2, eachWithEach: seed % 8 > 5)
    guard isEnd else {
      Issue.record("seed \(seed): the exchange does not come to an end")
      return false
    }
    let stores = try schedule.names.map { try schedule.open($0) }
    let dump = try stores[0].dump()
    for (name, store) in zip(schedule.names, stores) {
      let status = try Sync.status(store)
      guard status.held.isEmpty, status.wants.isEmpty else {
        Issue.record("seed \(seed), \(name): \(status.held) wait for \(status.wants)")
        return false
      }
      guard try store.dump() == dump else {
        Issue.record("seed \(seed): the dumps of \(name) and \(schedule.names[0]) differ")
        return false
      }
      let here = Set(try store.sealedChanges().map { try SealedChange(decoding: $0).hash })
      guard here.isSuperset(of: everything) else {
        Issue.record("seed \(seed), \(name): \(everything.subtracting(here)) are missing")
        return false
      }
      let named = Set(status.copies.map(\.copied.device))
      let expected = schedule.copied.union(schedule.setBack)
      // One that lost bundles without a change of its own knows it as long as it has its witness.
      guard named.isSuperset(of: expected), named.isSubset(of: expected.union(schedule.put)) else {
        Issue.record(
          "seed \(seed), \(name): \(named) are named as copied instead of \(expected)")
        return false
      }
    }
    guard try meansWhatTheSetMeans(stores[0], "seed \(seed)") else { return false }
    let doctor = try stores[0].doctor()
    guard doctor.isWell else {
      Issue.record("seed \(seed): \(doctor.findings)")
      return false
    }
    return true
  }

  /// Whether a store shows what the set of its changes means.
  private func meansWhatTheSetMeans(_ store: Store, _ place: String) throws -> Bool {
    var reader = ChangeModelReader(tables: store.tables)
    var models: [ChangeModel] = []
    for bytes in try store.sealedChanges() {
      models.append(try reader.model(of: try SealedChange(decoding: bytes)))
    }
    for (cell, meaning) in SetFold(models).cells {
      let row = reader.rows[cell.row]
      let group = cell.group == 0 ? Retirement.groupName : reader.groups[cell.group].name
      guard let table = store.tables.table(row.table), let id = ThingID(bytes: row.id.bytes) else {
        continue
      }
      let live = try store.liveValues(of: table, id, group: group)
        .map { ChangeMeaning.Live(hash: $0.change, value: $0.value) }.sorted()
      let columns = (table.index(ofGroup: group).map { table.groups[$0].columns } ?? [])
        .map { table.columns[$0].name }
      let shown = try store.select(
        "SELECT \(columns.joined(separator: ", ")) FROM \(row.table) WHERE id = x'\(row.id)'"
      ).first
      guard shown == meaning.shown, live == meaning.live else {
        Issue.record("\(place): \(row.table) \(row.id) \(group) is not what the set means")
        return false
      }
    }
    return true
  }
}
