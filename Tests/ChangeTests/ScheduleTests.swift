import Change
import TestSupport
import Testing

/// Random histories, each compared with the definition of what their changes mean.
struct ScheduleTests {
  /// Plays one schedule and compares every store with the fold of all changes.
  private func checkEnd(seed: UInt64) -> Bool {
    var schedule = ChangeSchedule(seed: seed)
    schedule.play { draft, random in draft.sealed(by: &random) }
    let meaning = SetFold(schedule.everything())
    schedule.exchangeEverything()
    for device in schedule.devices {
      guard device.replica.waiting.isEmpty else {
        Issue.record("seed \(seed): something waits at the end")
        return false
      }
      guard device.replica.cells == meaning.cells,
        device.replica.retirementConflicts == meaning.retirementConflicts
      else {
        Issue.record("seed \(seed): a store differs from the fold")
        return false
      }
    }
    guard meaning.cells.values.allSatisfy({ !$0.live.isEmpty }) else {
      Issue.record("seed \(seed): a written cell has no live value")
      return false
    }
    return true
  }

  /// Which seeds are played: 100,000 of them, or those that `FERRULE_CORE_SEEDS` names as `FIRST-LAST`.
  private static let seeds = Seeds.named("FERRULE_CORE_SEEDS", else: 0...99_999)
  private static let block: UInt64 = 10_000

  @Test(arguments: Array(stride(from: seeds.lowerBound, through: seeds.upperBound, by: Int(block))))
  func `every store equals the fold after ten thousand random schedules`(first: UInt64) {
    for seed in first...min(first + Self.block - 1, Self.seeds.upperBound) {
      guard checkEnd(seed: seed) else { return }
    }
  }

  @Test
  func `the schedules meet conflicts, retirements, forks and held changes`() {
    var conflicts = 0
    var retirements = 0
    var forks = 0
    var held = 0
    for seed: UInt64 in 0..<200 {
      var schedule = ChangeSchedule(seed: seed)
      schedule.play { draft, random in draft.sealed(by: &random) }
      let all = schedule.everything()
      let meaning = SetFold(all)
      conflicts += meaning.cells.values.count { $0.conflict }
      retirements += meaning.retirementConflicts.count
      held += schedule.devices.count { !$0.replica.waiting.isEmpty }
      forks += Dictionary(grouping: all.filter { $0.prev != nil }, by: \.prev).values
        .count { $0.count > 1 }
    }
    #expect(conflicts > 200)
    #expect(retirements > 20)
    #expect(forks > 100)
    #expect(held > 100)
  }

  @Test(arguments: 0..<2)
  func `at every moment a store equals the fold of what it applied`(block: UInt64) {
    for seed in 200_000 + block * 1_000..<200_000 + (block + 1) * 1_000 {
      var schedule = ChangeSchedule(seed: seed)
      schedule.play { draft, random in draft.sealed(by: &random) }
      for device in schedule.devices {
        let applied = device.replica.applied
        let meaning = SetFold(applied)
        #expect(device.replica.cells == meaning.cells, "seed \(seed)")
        #expect(
          device.replica.retirementConflicts == meaning.retirementConflicts, "seed \(seed)")
        for later in applied {
          #expect(
            device.replica.effectiveHLC(later.hash) == meaning.effectiveHLC(later.hash),
            "seed \(seed)")
          for earlier in applied {
            guard
              device.replica.covers(later.hash, earlier.hash)
                == meaning.covers(later.hash, earlier.hash)
            else {
              Issue.record("seed \(seed): coverage differs from ancestry")
              return
            }
          }
        }
      }
    }
  }

  @Test
  func `void changes count as ancestors and nothing else`() {
    for seed: UInt64 in 300_000..<302_000 {
      var schedule = ChangeSchedule(seed: seed)
      schedule.play { draft, random in draft.sealed(by: &random) }
      let all = schedule.everything()
      let void = Set(
        all.map(\.hash).filter { _ in Int.random(in: 0..<4, using: &schedule.random) == 0 })
      var replica = ModelReplica(void: void)
      replica.receive(all)
      #expect(replica.waiting.isEmpty, "seed \(seed)")
      #expect(replica.cells == SetFold(all, void: void).cells, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<2)
  func `real sealed changes mean the same after a way through bytes`(block: UInt64) throws {
    let sealer = try ChangeSampleSealer()
    for seed in 400_000 + block * 150..<400_000 + (block + 1) * 150 {
      var reader = ChangeModelReader(tables: sealer.tables)
      for row in 0..<2 {
        _ = reader.number(of: .init(table: "thing", id: ChangeSampleSealer.record(row)))
      }
      var schedule = ChangeSchedule(seed: seed)
      try schedule.play { draft, random in
        let sealed = try sealer.seal(draft, &random)
        let received = try SealedChange(decoding: sealed.bytes)
        #expect(received.change == sealed.change, "seed \(seed)")
        try sealer.tables.check(received.change, site: sealer.site)
        let model = try reader.model(of: received)
        #expect(model.operations == draft.operations, "seed \(seed)")
        return model
      }
      let meaning = SetFold(schedule.everything())
      schedule.exchangeEverything()
      for device in schedule.devices {
        #expect(device.replica.waiting.isEmpty, "seed \(seed)")
        #expect(device.replica.cells == meaning.cells, "seed \(seed)")
        #expect(
          device.replica.retirementConflicts == meaning.retirementConflicts, "seed \(seed)")
      }
    }
  }
}
