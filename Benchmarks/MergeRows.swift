import CSession
import Change
import Store
import Sync

/// Merging inspections of one night into a store with a history: facts that are new there.
struct MergeRows {
  let workshop: Workshop
  let sizes: Sizes

  private static let hourMS: Int64 = 3_600_000

  func run() throws -> [Comparison] {
    let night = try prepare()
    let rows = sizes.merged * NightShift.rowsPerChange
    let held = sizes.held * NightShift.rowsPerChange
    let work =
      "merge \(Figures.grouped(rows)) rows of \(Figures.grouped(sizes.merged)) facts into "
      + Figures.grouped(held)
    var ordered = Comparison(
      work: work + ", against apply_v2 in order", unit: "rows", amount: rows,
      yardstick: "apply_v2", goal: .speed(atLeast: 1))
    var hashed = Comparison(
      work: work + ", against apply_v2 of a session", unit: "rows", amount: rows,
      yardstick: "apply_v2", goal: .speed(atLeast: 1))
    var known = Comparison(
      work: "the same bundle again, against SHA-256 of the file", yardstick: "sha256sum",
      goal: .time(atMost: 1.5))
    for _ in 0..<sizes.rounds {
      let took = try merge(&known)
      ordered.ours.append(took)
      hashed.ours.append(took)
      ordered.theirs.append(try apply(night.ordered))
      hashed.theirs.append(try apply(night.hashed))
    }
    return [ordered, hashed, known]
  }

  /// Makes the store, the bundle and the changesets.
  private func prepare() throws -> (ordered: [UInt8], hashed: [UInt8]) {
    let store = try workshop.makeStore("history", seed: 1)
    let catalogue = store.tables
    let longAgo = Workshop.endMS - Int64(sizes.held) * 60_000
    var history = try NightShift(
      laptops: 20, seed: 1, fromMS: longAgo, toMS: Workshop.endMS, changes: sizes.held, catalogue)
    var left = sizes.held
    while left > 0 {
      let changes = try history.next(min(left, 10_000))
      try store.merge { acceptor, _ in for change in changes { _ = try acceptor.accept(change) } }
      left -= changes.count
    }
    // The night's facts lie among the last tenth of the history's.
    var night = try NightShift(
      laptops: 6, seed: 2, fromMS: Workshop.endMS - Int64(sizes.held) * 6_000,
      toMS: Workshop.endMS, changes: sizes.merged, catalogue)
    let changes = try night.next(sizes.merged)
    try BundleFile.write(
      changes, of: night.laptops, to: workshop.path("night.ferrule-bundle"))
    var plain = PlainChangeset()
    for (place, change) in changes.enumerated() {
      try plain.add(change.change, born: Int64(sizes.held + place + 1))
    }
    let ordered = plain.bytes
    let schema = try workshop.openRaw("history").texts(
      """
      SELECT sql FROM sqlite_schema
      WHERE type = 'table' AND name IN ('inspection', 'inspection_fibre')
      """)
    return (
      ordered,
      try SessionChangeset.bytes(
        of: ordered, tables: ["inspection", "inspection_fibre"], schema: schema)
    )
  }

  private func merge(_ known: inout Comparison) throws -> Took {
    let path = workshop.path("night.ferrule-bundle")
    try workshop.copy("history", to: "ours")
    let store = try workshop.openStore("ours")
    let (report, took) = try Stopwatch.time { try Sync.merge(store, path: path) }
    guard report.changes.applied == sizes.merged, report.facts == sizes.merged else {
      throw BenchError("the merge applied \(report.changes.applied) of \(sizes.merged) changes")
    }
    try check("ours")
    let (again, tookAgain) = try Stopwatch.time { try Sync.merge(store, path: path) }
    guard again.changedNothing, again.changes.known == sizes.merged else {
      throw BenchError("the second merge changed something")
    }
    known.ours.append(tookAgain)
    known.theirs.append(try FileHash.time(path))
    return took
  }

  private func apply(_ changeset: [UInt8]) throws -> Took {
    try workshop.copy("history", to: "theirs")
    let took: Took
    do {
      let database = try workshop.openRaw("theirs")
      var conflicts = csession_conflicts()
      (_, took) = try Stopwatch.time {
        try database.run("BEGIN IMMEDIATE")
        guard
          csession_apply(
            database.connection, Int32(changeset.count), changeset, SQLITE_CHANGESET_ABORT,
            &conflicts) == SQLITE_OK
        else { throw database.error("apply_v2") }
        try database.run("COMMIT")
      }
    }
    try check("theirs")
    return took
  }

  private func check(_ name: String) throws {
    let rows = try workshop.openRaw(name).texts(
      "SELECT (SELECT count(*) FROM inspection) + (SELECT count(*) FROM inspection_fibre)")
    let expected = (sizes.held + sizes.merged) * NightShift.rowsPerChange
    guard rows == ["\(expected)"] else {
      throw BenchError("\(name) has \(rows) rows instead of \(expected)")
    }
  }
}
