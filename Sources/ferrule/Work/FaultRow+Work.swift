import Guide
import Plant
import Store

/// From a fault to the jobs that have it in hand, and to what is typed to work on it.
extension FaultRow {
  /// The jobs of its link that are or were its own, in order; see ``FaultJobs``.
  func jobs(_ view: StoreView) throws -> [Fact] {
    let jobs = try FaultJobs(ofLink: link, view)
    var met: Set<ThingID> = []
    return try ids.flatMap(jobs.jobs).filter { met.insert($0.id).inserted }
      .sorted(by: Fact.precedes)
  }

  /// The open jobs that have it in hand away from the port it was reported at, where none is open there.
  ///
  /// That is none whose hands were done before it was reported, and none that opens nothing.
  func elsewhere(_ view: StoreView) throws -> [OpenRepair] {
    let open = try OpenRepair.all(view, ofLink: link.id).filter(\.progress.opens)
    let ports = ports
    guard !open.contains(where: { ports.contains($0.job.joint) }) else { return [] }
    return open.filter { $0.state.handsBy == nil || $0.job.fault.map(ids.contains) ?? false }
  }

  /// Whether `work` where it was reported would go on with a job that only takes the link over as it stands.
  func wantsRepair(_ view: StoreView) throws -> Bool {
    let port = fault.body.port
    let here = try OpenRepair.all(view, ofLink: link.id).filter {
      port == nil || $0.job.joint == port
    }
    return !here.isEmpty && here.allSatisfy { !$0.progress.opens }
  }

  /// What to type to work on it: the job that has it in hand is gone on with, and at its port one may be begun
  /// besides.
  func command(_ view: StoreView, nowMS: Int64) throws -> String {
    var commands = try elsewhere(view).map { try $0.resuming(view) }
    if commands.isEmpty || fault.body.port != nil { commands.append(try begin(view, nowMS: nowMS)) }
    return commands.joined(separator: "; or ")
  }

  /// What `next` would say of it.
  private func begin(_ view: StoreView, nowMS: Int64) throws -> String {
    let situation = try LinkJobs(view).read(view.linkSituation(link, nowMS: nowMS))
    let item = Due.items(situation, nowMS: nowMS).first {
      $0.fault.map(ids.contains) ?? false && $0.kind == .openFault
    }
    return item.map(DueWork.command) ?? "ferrule work \(ShellWord.quoted(near.label))"
  }
}
