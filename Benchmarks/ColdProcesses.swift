import Plant
import Store

/// What a person waits for: the whole program from its start, on a big site.
struct ColdProcesses {
  let workshop: Workshop
  let sizes: Sizes
  let ferrule: String

  private static let shell = "/usr/bin/sqlite3"

  func run() throws -> [Comparison] {
    let site = BigSite(links: sizes.links)
    try prepare(site)
    let links = Figures.grouped(sizes.links)
    let store = ["--store", workshop.path("site")]
    var look = Comparison(
      work: "look a device up by its label on a site of \(links) links, cold process",
      yardstick: "sqlite3 shell", goal: .extraMS(atMost: 10))
    let database = StoreFolder(workshop.path("site")).database
    let select =
      "SELECT kind, target FROM lookup WHERE term = '\(site.someHost)';"
    for _ in 0..<sizes.processes {
      look.ours.append(try ChildProcess.run(ferrule, ["show", site.someHost] + store).took)
      look.theirs.append(try ChildProcess.run(Self.shell, ["-readonly", database, select]).took)
    }
    var checklist = Comparison(
      work: "checklist of a row with \(Figures.grouped(site.rowLinks.count)) links, all faulty",
      goal: .alone(atMostMS: 500))
    for _ in 0..<sizes.processes {
      checklist.ours.append(
        try ChildProcess.run(
          ferrule, ["checklist", "--row", BigSite.row, "--as", "Ana"] + store
        ).took)
    }
    return [look, checklist]
  }

  private func prepare(_ site: BigSite) throws {
    let store = try workshop.makeStore("site", seed: 6)
    _ = try store.importPlan(
      PlanFile(
        source: "bench", format: "bench", name: "site", sha256: NightShift.id(1, 9), bytes: 1),
      site.rows(), author: "Dana", isRehearsal: false)
    _ = try store.write(author: "Dana") { _, draft in
      for link in site.rowLinks {
        _ = try draft.record(.fault(Fault(link: link, symptom: "link down", ticket: nil)))
      }
    }
  }
}
