import Guide
import Paper
import Plant
import Store

/// A port at which a job is open though its link is retired: what is out there is put in again by that job.
extension RepairStart {
  /// The job, if the things named are one such port; nil if they are not.
  func withoutLink(_ found: [Thing]) throws -> Outcome? {
    guard let thing = found.first, found.count == 1, thing.kind == .port else { return nil }
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      guard try view.links(ofPort: thing.id).isEmpty else { return nil }
      let open = try OpenRepair.all(view).filter {
        $0.job.joint == thing.id && (procedure == nil || $0.job.procedure == procedure)
      }
      guard let known = open.last(where: { $0.isOf(author) }) ?? open.last else { return nil }
      return Outcome(
        job: known.fact.id,
        lines: [
          "going on with \(known.job.code), \(known.who)",
          known.whereLeft(nowMS: nowMS, technician: author),
        ] + (try known.retired(view)))
    }
  }
}
