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
      switches; node i, rail j goes to leaf j. The same seed and FERRULE_NOW make the same hall.
      """)

  @Argument(help: "The store's folder, such as demo.ferrule.")
  var folder: String

  @Option(help: "How many GPUs: 256, 512 or 1024.")
  var gpus = 256

  @Option(help: "Which hall of many.")
  var seed: UInt64 = 1

  @Flag(help: "Print one JSON document.")
  var json = false

  mutating func validate() throws {
    guard [256, 512, 1024].contains(gpus) else {
      throw ValidationError("--gpus takes 256, 512 or 1024.")
    }
  }

  func run() throws {
    var environment = try Surroundings.environment()
    environment.randomBytes = SeededBytes(seed: seed).next
    let store = try Store.create(
      StoreFolder(folder), site: nil, siteName: "atlas", laptop: "central", isCentral: true,
      environment: environment)
    let hall = DemoHall(scalableUnits: gpus / 256)
    let story = DemoStory(nowMS: environment.nowMS(), hall: hall)
    do {
      try store.write(author: "planner", note: "demo hall") { _, draft in try hall.build(draft) }
      try story.tell(store)
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
    let counts = try store.read { try $0.counts() }
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
          \(hall.nodes) nodes, \(hall.leaves) leaf and \(hall.spines) spine switches, \
        \(hall.links) links; \(story.openFaults) open faults.
        Try: ferrule next --store \(folder)
        """)
    }
  }
}
