import Store
import Sync
import TestSupport
import Testing

/// What the log keeps beside a change's bytes follows from the changes; whoever edits it is found out.
@Suite(.enabled(if: Shell.path != nil)) struct LogPlaceTests {
  private let floor: Floor
  private let central: Store

  init() throws {
    let ana: Store
    (floor, central, ana) = try Floor.home()
    try central.note("first", hall: 1)
    _ = try Sync.merge(ana, path: floor.bundle(central, "to ana"))
    // Two people enter one hall: both inserts are kept.
    try central.note("both", hall: 7)
    try ana.note("both", hall: 7)
    for hall in UInt8(2)...4 { try ana.note("here", hall: hall) }
    try ana.rename(hall: 2, "North")
    try ana.note("twice", hall: 1, name: "other")
    _ = try Sync.merge(central, path: floor.bundle(ana, "to central"))
    try central.note("last", hall: 5)
    _ = try Sync.merge(ana, path: floor.bundle(central, "to ana again"))
    try ana.note("after", hall: 6)
    _ = try Sync.merge(central, path: floor.bundle(ana, "to central again"))
  }

  private func faults() throws -> [String] {
    try central.doctor().findings.filter { !$0.isWell }.map(\.check)
  }

  @Test(arguments: [
    "UPDATE chain SET last_seq = 4611686018427387904",
    "UPDATE chain SET last_seq = last_seq + 1",
    "UPDATE chain SET last_hash = (SELECT hash FROM change_log WHERE n = 1)",
    "UPDATE chain SET device = (SELECT device FROM chain WHERE chain = 0)",
    "UPDATE chain SET parent = 0, fork_seq = 1 WHERE chain = 1",
    "UPDATE change_log SET hlc = hlc + 1 WHERE n = 2",
    "UPDATE change_log SET chain = 1 - chain WHERE n = 2",
    "UPDATE change_log SET seq = 3 WHERE n = 2",
    "UPDATE change_log SET coverage = (SELECT max(coverage) FROM coverage) WHERE n = 1",
    "UPDATE change_log SET coverage = 99 WHERE n = 2",
    "UPDATE change_log SET applied = 0 WHERE n = (SELECT max(n) FROM change_log)",
    "DELETE FROM log_by_hash",
    "DELETE FROM log_by_place",
    "UPDATE log_by_place SET length = length + 1",
    "UPDATE log_by_place SET length = length + 1 WHERE chain = 1 AND seq = 1",
    "UPDATE log_by_place SET length = 9223372036854775807",
    "UPDATE log_batch SET length = length + 1 WHERE batch = (SELECT max(batch) FROM log_batch)",
    "UPDATE log_batch SET length = length - 1",
    "UPDATE log_batch SET length = 9223372036854775807",
    "UPDATE log_batch SET length = -9223372036854775807",
    "UPDATE chain SET parent = 1 WHERE chain = 0",
    "UPDATE chain SET fork_seq = 1 WHERE chain = 0",
    "INSERT INTO waiting (missing, n) SELECT zeroblob(32), max(n) FROM change_log",
  ])
  func `a place, a time or a chain that was edited is found, and refold puts it right`(
    sql: String
  ) throws {
    #expect(try faults() == [])
    let database = central.folder.database
    #expect(try Shell.run(database, ".dbconfig enable_trigger off", sql).status == 0)
    #expect(try faults().contains("log"))
    try mend()
  }

  @Test(arguments: [
    "DELETE FROM stamp", "UPDATE stamp SET n = 1", "UPDATE stamp SET kind = 1 - kind",
    "UPDATE stamp SET n = 99999", "DELETE FROM row_insert",
    "UPDATE row_insert SET value = zeroblob(9)",
  ])
  func `an edit of what tells which values are covered is found, and refold puts it right`(
    sql: String
  ) throws {
    #expect(try faults() == [])
    #expect(
      try Shell.run(central.folder.database, ".dbconfig enable_trigger off", sql).status == 0)
    #expect(try faults().contains("state"))
    try mend()
  }

  private func mend() throws {
    try Store(central.folder, environment: central.environment).refold()
    #expect(try Store(central.folder, environment: central.environment).doctor().isWell)
  }
}
