import Change
import Store

/// The most memory that merging a large bundle takes, in a process of its own.
struct MergeMemory {
  let workshop: Workshop
  let sizes: Sizes
  let ferrule: String

  func run() throws -> [Comparison] {
    let path = workshop.path("large.ferrule-bundle")
    let rawMB = try writeBundle(path) / 1_000_000
    let outcome: ChildProcess.Outcome
    do {
      _ = try workshop.makeStore("memory", seed: 4)
    }
    outcome = try ChildProcess.run(
      ferrule, ["sync", "merge", path, "--store", workshop.path("memory")])
    let peak = outcome.peakBytes / 1_000_000
    workshop.remove("memory")
    return [
      Comparison(
        work: "memory while merging a bundle of \(rawMB) MB of changes, a process of its own",
        goal: .memoryMB(atMost: 150), ours: [Took(wallNS: peak, processorNS: 0)])
    ]
  }

  /// - Returns: the bytes of its changes.
  private func writeBundle(_ path: String) throws -> Int {
    let catalogue = try TableCatalogue.ofSchema()
    var bytes = 0
    func begin() throws -> NightShift {
      try NightShift(
        laptops: 20, seed: 5, fromMS: Workshop.endMS - 400_000_000, toMS: Workshop.endMS,
        changes: sizes.memoryChanges, catalogue)
    }
    // A bundle says first where its chains end: the night is played once to learn that.
    var rehearsal = try begin()
    for first in stride(from: 0, to: sizes.memoryChanges, by: 10_000) {
      _ = try rehearsal.next(min(10_000, sizes.memoryChanges - first))
    }
    var shift = try begin()
    let changes = sequence(state: sizes.memoryChanges) { left -> [SealedChange]? in
      guard left > 0, let some = try? shift.next(min(left, 10_000)) else { return nil }
      left -= some.count
      bytes += some.reduce(0) { $0 + $1.bytes.count }
      return some
    }
    try BundleFile.write(changes.joined(), of: rehearsal.laptops, to: path)
    return bytes
  }
}
