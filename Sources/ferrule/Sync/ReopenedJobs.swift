import Guide
import Plant
import Store

/// Repairs that a merge opens again: somebody accepted their link by a soak that counts no more.
struct ReopenedJobs {
  private let store: Store
  private var known: Set<ThingID>

  /// Looks at the store before anything is merged.
  init(_ store: Store) throws {
    self.store = store
    known = Set(try store.read { try $0.lostAcceptances().map(\.job.id) })
  }

  /// Those that are open again since it was looked last, two lines each.
  mutating func lines() throws -> [String] {
    let before = known
    let (lost, lines) = try store.read { view in
      let lost = try view.lostAcceptances()
      let lines = try lost.filter { !before.contains($0.job.id) }.flatMap { item -> [String] in
        guard case .job(let job) = item.job.body else { return [] }
        let ref = try view.port(job.joint).map { try view.card(of: $0).ref }
        let place = try ref ?? view.position(job.joint)?.label ?? job.code.description
        return [
          "  OPEN AGAIN \(place): accepted by \(item.by), its soak counts no more",
          "  next: \(try OpenRepair.resuming(job, view))",
        ]
      }
      return (Set(lost.map(\.job.id)), lines)
    }
    known = lost
    return lines
  }
}
