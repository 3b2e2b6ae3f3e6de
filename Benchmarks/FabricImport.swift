import Foundation
import Store

/// Importing a real dump of a running fabric into a new store, as a person would.
struct FabricImport {
  let workshop: Workshop
  let sizes: Sizes
  let ferrule: String
  let dump: String

  func run() throws -> [Comparison] {
    var comparison = Comparison(
      work: "import the real dump \(URL(fileURLWithPath: dump).lastPathComponent)",
      goal: .alone(atMostMS: 2_000))
    for _ in 0..<min(sizes.rounds, 5) {
      workshop.remove("imported")
      _ = try workshop.makeStore("imported", seed: 7)
      comparison.ours.append(
        try ChildProcess.run(
          ferrule,
          ["import", "ibnetdiscover", dump, "--as", "Dana", "--store", workshop.path("imported")]
        ).took)
    }
    return [comparison]
  }
}
