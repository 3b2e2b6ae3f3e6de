import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `The batches that find changes by their hashes` {
  private let fixture: StoreFixture
  private let store: Store
  private let other: Store

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store("store", seed: 1)
    other = try fixture.store("other", seed: 2)
  }

  private func number(_ sql: String) throws -> Int64 {
    guard case .integer(let number)? = try store.select(sql).first?.first else { return -1 }
    return number
  }

  private func look() throws {
    try other.fact(.inspection(Inspection(face: StorePool.face(0), verdict: .clean)))
  }

  @Test func `many small merges leave few batches, in which every change is found`() throws {
    for merge in 1...40 {
      for _ in 0..<(merge % 3 + 1) { try look() }
      try store.take(from: other)
      #expect(try number("SELECT count(*) FROM log_batch") <= 7, "merge \(merge)")
    }
    let all = try other.changes()
    #expect(try number("SELECT sum(length) FROM log_batch") == Int64(all.count))
    #expect(try number("SELECT sum(length(entries)) FROM log_by_hash") == 13 * Int64(all.count))
    // Neither a store that was open nor one that is opened anew takes any of them twice.
    for store in [store, try fixture.open("store")] {
      for change in all { #expect(try store.read { try $0.isApplied(change.hash) } == true) }
      try store.take(all.reversed())
      #expect(try number("SELECT count(*) FROM change_log") == Int64(all.count))
    }
    #expect(try store.doctor().isWell)
  }

  @Test func `a batch of more changes than one bucket holds`() throws {
    for _ in 0..<400 { try look() }
    try store.take(from: other)
    #expect(try number("SELECT count(*) FROM log_batch") == 1)
    #expect(try number("SELECT count(*) FROM log_by_hash") > 4)
    for change in try other.changes() {
      #expect(try store.read { try $0.isApplied(change.hash) } == true)
    }
    #expect(try store.doctor().isWell)
  }
}
