import ArgumentParser
import Foundation

/// Measures ferrule beside its yardsticks in one run; see `docs/benchmarks.md`.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ferrule-bench",
    abstract: "Measures ferrule beside its yardsticks, in one run.")

  /// What is measured, in the order in which it is.
  ///
  /// The kernel counts what this process has in use when it starts a child as the child's, so what tells of a child's
  /// memory comes before what makes this one large.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case memory, check, merge, conflicts, commit, cold, `import`
  }

  @Flag(help: "Small sizes: under a minute, figures that only tell an order of magnitude.")
  var quick = false

  @Flag(help: "Thirteen times the rows: 1.3 million into 13 million. Takes 10 GB of disk.")
  var large = false

  @Option(help: "Only these parts.")
  var only: [Part] = []

  @Option(help: "How many rounds of the long rows.")
  var rounds: Int?

  @Option(help: "Where the stores of the run are made; taken away at its end.")
  var folder: String

  @Flag(help: "Leave the folder, to look into what was slow.")
  var keep = false

  @Option(help: "The ferrule program whose start is measured.")
  var ferrule: String

  @Option(help: "A real dump of a fabric; without it that row is left out.")
  var dump: String?

  @Option(help: "Write the figures to this file, for programs.")
  var json: String?

  func run() throws {
    var sizes = quick ? Sizes.quick : large ? Sizes.large : Sizes.full
    if let rounds { sizes.rounds = rounds }
    let workshop = try Workshop(folder)
    defer { if !keep { workshop.remove() } }
    var rows: [Comparison] = []
    for part in Part.allCases where only.isEmpty || only.contains(part) {
      let more = try measure(part, workshop, sizes)
      for row in more { print(row.lines.joined(separator: "\n")) }
      rows += more
    }
    let missed = rows.count { !$0.isReached }
    print("\(rows.count) rows, \(missed) not reached")
    if let json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try encoder.encode(rows.map(\.record)).write(to: URL(fileURLWithPath: json))
    }
  }

  private func measure(_ part: Part, _ workshop: Workshop, _ sizes: Sizes) throws -> [Comparison] {
    switch part {
    case .merge: return try MergeRows(workshop: workshop, sizes: sizes).run()
    case .conflicts: return try ConflictEdits(workshop: workshop, sizes: sizes).run()
    case .commit: return try OneFact(workshop: workshop, sizes: sizes).run()
    case .memory:
      return try MergeMemory(workshop: workshop, sizes: sizes, ferrule: ferrule).run()
    case .cold: return try ColdProcesses(workshop: workshop, sizes: sizes, ferrule: ferrule).run()
    case .check: return try WholePlan(workshop: workshop, sizes: sizes, ferrule: ferrule).run()
    case .import:
      guard let dump, FileManager.default.fileExists(atPath: dump) else {
        print("import of a real dump: left out, no dump was named (--dump FILE)")
        return []
      }
      return try FabricImport(workshop: workshop, sizes: sizes, ferrule: ferrule, dump: dump).run()
    }
  }
}
