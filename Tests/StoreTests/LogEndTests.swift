import Change
import Foundation
import Plant
import Store
import TestSupport
import Testing

@Suite struct `The end of the log` {
  private let fixture: StoreFixture
  private let store: Store

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store("store", seed: 1)
    try store.draft { _, draft in
      try draft.insert(.device, StorePool.leaf, ["name": .text("leaf-1")])
    }
  }

  private func look(_ store: Store, _ verdict: FaceVerdict = .clean) throws {
    try store.fact(.inspection(Inspection(face: StorePool.face(0), verdict: verdict)))
  }

  private func number(_ store: Store, _ sql: String) throws -> Int64 {
    guard case .integer(let number)? = try store.select(sql).first?.first else { return -1 }
    return number
  }

  private func entered(_ store: Store) throws -> Int64 {
    try number(store, "SELECT value FROM meta WHERE name = 'log_indexed'")
  }

  /// That every change can be found by its hash, that the runs of places are those of the log, and the store is what its log says.
  private func expectWhole(_ store: Store) throws {
    let all = try store.changes()
    #expect(try Int64(all.count) == number(store, "SELECT count(*) FROM change_log"))
    for change in all.suffix(40) {
      #expect(try store.read { try $0.isApplied(change.hash) } == true)
    }
    let runs = """
      SELECT count(*) FROM log_by_place AS run JOIN change_log AS c ON c.n >= run.n
      WHERE c.n < run.n + run.length AND c.chain = run.chain
        AND c.seq = run.seq + c.n - run.n
      """
    #expect(try number(store, runs) == number(store, "SELECT sum(length) FROM log_by_place"))
    let report = try store.doctor()
    #expect(report.isWell, "\(report.findings.filter { !$0.isWell })")
  }

  @Test
  func `answers stay out of the trees until there are a thousand, and are found all the same`()
    throws
  {
    #expect(try entered(store) == 1)
    for _ in 0..<30 { try look(store) }
    #expect(try entered(store) == 1)
    #expect(try number(store, "SELECT sum(length) FROM log_batch") == 1)
    try expectWhole(store)

    let again = try fixture.open("store")
    try look(again, .dirt)
    try expectWhole(again)
    // The store that was open before learns of it.
    try look(store)
    try expectWhole(store)
    #expect(try number(store, "SELECT max(seq) FROM change_log") == 33)

    for _ in 0..<1_000 { try look(store) }
    #expect(try entered(store) > 1_000)
    #expect(
      try number(store, "SELECT sum(length) FROM log_batch")
        == number(store, "SELECT sum(length) FROM log_by_place"))
    try expectWhole(fixture.open("store"))
  }

  @Test func `what another laptop sends enters everything`() throws {
    for _ in 0..<5 { try look(store) }
    let other = try fixture.store("other", seed: 2)
    try other.take(from: store)
    try look(other, .dirt)
    try store.take(from: other)
    #expect(try entered(store) == number(store, "SELECT max(n) FROM change_log"))
    try look(store)
    try other.take(from: store)
    #expect(try other.dump() == store.dump())
    try expectWhole(store)
    try expectWhole(other)
  }

  @Test func `what is held is found and enters everything`() throws {
    let other = try fixture.store("other", seed: 2)
    for _ in 0..<3 { try look(other) }
    let changes = try other.changes()
    for _ in 0..<3 { try look(store) }
    try store.take([changes[2]])
    #expect(try store.read { try $0.isApplied(changes[2].hash) } == false)
    #expect(try store.take([changes[2]]) == [.known])
    for _ in 0..<3 { try look(store) }
    try store.take([changes[1], changes[0]])
    #expect(try store.read { try $0.isApplied(changes[2].hash) } == true)
    try expectWhole(fixture.open("store"))
  }

  @Test func `a number behind which the log was entered is not taken again`() throws {
    try store.take(from: fixture.store("other", seed: 2))
    // As when the last change of the log turned out not to be valid, and was dropped.
    let sql = "UPDATE meta SET value = 40 WHERE name = 'log_indexed'"
    #expect(
      try Shell.run(fixture.path("store/ferrule.db"), ".dbconfig enable_trigger off", sql).status
        == 0)
    let first = try fixture.open("store")
    try look(first)
    let second = try fixture.open("store")
    try look(second, .dirt)
    #expect(try number(second, "SELECT count(*) FROM chain") == 1)
    #expect(try number(second, "SELECT max(seq) FROM change_log") == 3)
  }

  @Test func `a state built anew knows the laptop's last change`() throws {
    for _ in 0..<5 { try look(store) }
    let before = try store.digest()
    try store.refold()
    #expect(try store.digest() == before)
    try look(store)
    #expect(try number(store, "SELECT max(seq) FROM change_log") == 7)
    #expect(try number(store, "SELECT count(*) FROM chain") == 1)
    try expectWhole(store)
  }

  @Test(arguments: ["randomblob(32)", "NULL", "(SELECT hash FROM change_log WHERE seq = 1)"])
  func `a last change that was entered wrongly is found and entered anew`(value: String) throws {
    for _ in 0..<3 { try look(store) }
    // As in a log all of which is in the trees.
    try store.refold()
    let sql = "UPDATE meta SET value = \(value) WHERE name = 'tip'"
    #expect(
      try Shell.run(fixture.path("store/ferrule.db"), ".dbconfig enable_trigger off", sql).status
        == 0)
    let opened = try fixture.open("store")
    #expect(try opened.doctor().findings.filter { !$0.isWell }.map(\.check) == ["log"])
    try opened.refold()
    try look(opened)
    #expect(try number(opened, "SELECT max(seq) FROM change_log") == 5)
    #expect(try number(opened, "SELECT count(*) FROM chain") == 1)
    try expectWhole(opened)
  }

  @Test func `a write that fails leaves nothing of it in memory`() throws {
    struct Failed: Error {}
    for _ in 0..<3 { try look(store) }
    #expect(throws: Failed.self) {
      try store.draft { _, draft in
        try draft.record(.inspection(Inspection(face: StorePool.face(0), verdict: .dirt)))
        throw Failed()
      }
    }
    try look(store)
    #expect(try number(store, "SELECT max(seq) FROM change_log") == 5)
    try expectWhole(store)
  }

  @Test func `two processes that write in turn make one chain`() throws {
    let again = try fixture.open("store")
    for _ in 0..<20 {
      try look(store)
      try look(again, .dirt)
    }
    #expect(try number(store, "SELECT count(*) FROM chain") == 1)
    #expect(try number(store, "SELECT max(seq) FROM change_log") == 41)
    try expectWhole(store)
    try expectWhole(again)
  }
}
