import CSession
import Change
import Store
import Sync

/// Merging edits of cells that somebody else edited meanwhile: every loser is kept.
struct ConflictEdits {
  let workshop: Workshop
  let sizes: Sizes

  private static let perChange = 100

  func run() throws -> [Comparison] {
    let changeset = try prepare()
    var comparison = Comparison(
      work: "merge \(Figures.grouped(sizes.edits)) conflicting cell edits, losers kept",
      unit: "edits", amount: sizes.edits, yardstick: "apply_v2 with REPLACE and a loser row",
      goal: .speed(atLeast: 0.7))
    for _ in 0..<sizes.rounds {
      comparison.ours.append(try merge())
      comparison.theirs.append(try apply(changeset))
    }
    return [comparison]
  }

  /// Links of one laptop, edited by a second in the store, and by a third in the bundle.
  private func prepare() throws -> [UInt8] {
    let store = try workshop.makeStore("edited", seed: 2)
    let catalogue = store.tables
    guard let table = catalogue.table("link"),
      let owner = table.columns.firstIndex(where: { $0.name == "owner" })
    else { throw BenchError("links have no owner") }
    var maker = try Laptop(900, author: "Dana")
    var near = try Laptop(901, author: "Ana")
    var far = try Laptop(902, author: "Raj")
    let groups = stride(from: 0, to: sizes.edits, by: Self.perChange).map {
      $0..<min($0 + Self.perChange, sizes.edits)
    }
    func key(_ number: Int) -> CellValue { .blob(NightShift.id(UInt64(number), 3)) }
    let made = try groups.map { group in
      try maker.change(atMS: Workshop.endMS - 3_000_000, catalogue) { writer, _ in
        for number in group {
          try writer.append(
            .insert(
              into: "link",
              [
                key(number), .blob(NightShift.id(UInt64(number), 4)),
                .blob(NightShift.id(UInt64(number), 5)), .text("fibre"), .text("in-service"),
                .text("4xNDR"), .text("tenant a"),
              ]))
        }
      }
    }
    func edits(_ laptop: inout Laptop, _ value: String, atMS: Int64) throws -> [SealedChange] {
      laptop.deps = [maker.tip]
      return try groups.map { group in
        try laptop.change(atMS: atMS, catalogue) { writer, _ in
          for number in group {
            try writer.append(
              .update(
                "link", key: [key(number)],
                [
                  UpdatedCell(
                    column: owner, old: .text("tenant a"), new: .text("\(value) \(number)"))
                ]))
          }
        }
      }
    }
    let here = try edits(&near, "tenant b", atMS: Workshop.endMS - 2_000_000)
    let there = try edits(&far, "tenant c", atMS: Workshop.endMS - 1_000_000)
    try store.merge { acceptor, _ in
      for change in made + here { _ = try acceptor.accept(change) }
    }
    try BundleFile.write(there, of: [far], to: workshop.path("edits.ferrule-bundle"))
    var plain = PlainChangeset()
    for change in there { try plain.add(change.change, born: 0) }
    return plain.bytes
  }

  private func merge() throws -> Took {
    try workshop.copy("edited", to: "ours")
    let store = try workshop.openStore("ours")
    let (report, took) = try Stopwatch.time {
      try Sync.merge(store, path: workshop.path("edits.ferrule-bundle"))
    }
    guard report.conflicts == sizes.edits else {
      throw BenchError("the merge met \(report.conflicts) conflicts, not \(sizes.edits)")
    }
    try check("ours")
    return took
  }

  private func apply(_ changeset: [UInt8]) throws -> Took {
    try workshop.copy("edited", to: "theirs")
    let took: Took
    do {
      let database = try workshop.openRaw("theirs")
      let keeper = try LoserKeeper(database)
      (_, took) = try Stopwatch.time {
        try database.run("BEGIN IMMEDIATE")
        try keeper.apply(changeset)
        try database.run("COMMIT")
      }
    }
    try check("theirs")
    return took
  }

  private func check(_ name: String) throws {
    let database = try workshop.openRaw(name)
    let losers = try database.texts("SELECT count(*) FROM sibling WHERE grp = 'owner'")
    let shown = try database.texts("SELECT count(*) FROM link WHERE owner LIKE 'tenant c%'")
    guard losers == ["\(sizes.edits)"], shown == ["\(sizes.edits)"] else {
      throw BenchError("\(name) keeps \(losers) losers and shows \(shown)")
    }
  }
}
