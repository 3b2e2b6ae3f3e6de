import ArgumentParser
import Foundation
import Paper
import Plant
import Store

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a fictitious hall to try things on.",
    discussion: """
      After NVIDIA's published SuperPOD counts: for every 256 GPUs 32 nodes, 8 leaf and 4 spine \
      switches; node i, rail j goes to leaf j, over panels and trunks. A week of work lies behind \
      it. The same seed and FERRULE_NOW make the same hall; its keys and its ids are its own.
      """)

  @Argument(help: "The store's folder, such as demo.ferrule.")
  var folder: String

  @Option(help: "How many GPUs: 256, 512, 1024 or 2048.")
  var gpus = 256

  @Option(help: "Which hall of many.")
  var seed: UInt64 = 1

  @Flag(help: "Print one JSON document.")
  var json = false

  mutating func validate() throws {
    guard HallSize(gpus: gpus) != nil else {
      throw ValidationError("--gpus takes 256, 512, 1024 or 2048.")
    }
  }

  func run() throws {
    guard let size = HallSize(gpus: gpus) else { return }
    var environment = try Surroundings.environment()
    // Two halls of one seed are two stores of two devices: only what is told in them is the seed's.
    _ = try Store.create(
      StoreFolder(folder), site: nil, siteName: "atlas", laptop: "central", isCentral: true,
      environment: environment)
    environment.randomBytes = SeededBytes(seed: seed).next
    let store = try Store(StoreFolder(folder), environment: environment)
    let plan = HallPlan(size)
    let story = DemoStory(nowMS: environment.nowMS(), plan: plan)
    do {
      try store.write(author: "planner", note: "demo hall") { _, draft in try plan.draft(draft) }
      try story.tell(store)
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
    let nowMS = environment.nowMS()
    let (counts, faults) = try store.read { view in
      (try view.counts(), try FaultRow.open(view, row: nil, nowMS: nowMS).count)
    }
    if json {
      Console.out(
        JSONValue.object([
          ("store", .string(folder)),
          (
            "records",
            .object(
              counts.filter { $0.count > 0 }.map { ($0.kind.rawValue, .integer(Int64($0.count))) })
          ),
        ]).pretty)
    } else {
      Console.out(
        """
        Made \(folder): the fictitious hall atlas, \(gpus) GPUs.
          \(size.nodes) nodes, \(size.leaves) leaf and \(size.spines) spine switches, \
        \(size.computeLinks) links of the fabric,
          \(plan.service.linkCount) of a small network beside it; \(faults) open faults.
        Try: ferrule next --store \(folder)
        """)
    }
  }
}
