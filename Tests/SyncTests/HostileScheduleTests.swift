import Change
import Store
import Sync
import TestSupport
import Testing

/// Whatever a thief and a stranger bring, honest laptops lose nothing, agree, and wait for nobody.
struct HostileScheduleTests {
  /// Which seeds are played: 24 of them, or those that `FERRULE_HOSTILE_SEEDS` names as `FIRST-LAST`.
  private static let seeds = Seeds.named("FERRULE_HOSTILE_SEEDS", else: 1...24)

  @Test(arguments: seeds)
  func `honest laptops lose nothing, agree, and wait for nobody`(seed: UInt64) throws {
    let floor = try Floor()
    var schedule = try HostileSchedule(seed: seed, floor: floor)
    try schedule.play()
    try schedule.settle()
    let dump = try schedule.central.dump()
    let honest = Set(schedule.honest.map(\.identity.device))
    for store in schedule.honest {
      #expect(try store.dump() == dump, "seed \(seed)")
      #expect(try store.doctor().isWell, "seed \(seed)")
      let waiting = try Sync.status(store).held.filter { honest.contains($0.device) }
      #expect(waiting.isEmpty, "seed \(seed)")
      // No change stands in an honest laptop's name that it did not write.
      let own = Set(try store.sealedChanges().map { try SealedChange(decoding: $0).name })
        .filter { honest.contains($0.device) }
      #expect(Set(own.map { "\($0.device) \($0.seq)" }).count == own.count, "seed \(seed)")
    }
    for text in schedule.said { #expect(dump.contains("\"\(text)\""), "seed \(seed): \(text)") }
    let before = dump
    _ = try schedule.central.refold()
    #expect(try schedule.central.dump() == before, "seed \(seed)")
  }

  @Test func `the schedules meet what they are for`() throws {
    var happened: [String: Int] = [:]
    for seed: UInt64 in 1...20 {
      var schedule = try HostileSchedule(seed: seed, floor: Floor())
      try schedule.play()
      happened.merge(schedule.happened, uniquingKeysWith: +)
    }
    for what in [
      "forged", "left out", "found out", "in an honest bundle", "refused revoked-laptop",
    ] {
      #expect(happened[what, default: 0] > 0, "\(what): \(happened)")
    }
  }
}
