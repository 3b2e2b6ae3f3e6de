import Plant
import Store

/// Judging every link of a plan in which all that light passes is recorded, in a process of its own.
struct WholePlan {
  let workshop: Workshop
  let sizes: Sizes
  let ferrule: String

  func run() throws -> [Comparison] {
    try prepare()
    let links = Figures.grouped(sizes.links)
    var time = Comparison(
      work: "check --all of \(links) links over two panels each, cold process",
      goal: .alone(atMostMS: 2_000))
    var memory = Comparison(work: "its memory", goal: .memoryMB(atMost: 500))
    for _ in 0..<sizes.rounds {
      let outcome = try ChildProcess.run(
        ferrule, ["check", "--all", "--store", workshop.path("plan")])
      time.ours.append(outcome.took)
      memory.ours.append(Took(wallNS: outcome.peakBytes / 1_000_000, processorNS: 0))
    }
    workshop.remove("plan")
    return [time, memory]
  }

  private func prepare() throws {
    let store = try workshop.makeStore("plan", seed: 7)
    _ = try store.importPlan(
      PlanFile(
        source: "bench", format: "bench", name: "plan", sha256: NightShift.id(1, 10), bytes: 1),
      BigSite(links: sizes.links).rows(), author: "Dana", isRehearsal: false)
    _ = try store.write(author: "Dana") { _, draft in
      try CabledSite(links: sizes.links).draft(draft)
    }
  }
}
