import Guide
import Paper
import Plant
import Store

/// From the cord in a port to a job that changes it at both its ends.
struct CordStart {
  let view: StoreView
  let link: LinkRecord
  let port: PortRecord

  /// Whether a job by that procedure is begun at such a cord.
  static func isNeeded(_ procedure: Procedure) -> Bool { procedure.sites.contains(.cordEnd) }

  /// Where its other end is, as the job keeps it.
  ///
  /// - Throws: an error that says what has to be recorded first.
  func step() throws -> Step {
    let finding = try view.cordEnd(ofLink: link, from: port)
    if let step = finding.step { return step }
    guard case .unsettled(let why, let next) = finding else {
      throw StoreError(.fault, "The cord in \(port.label) is not settled.")
    }
    throw CommandError(.badInput, "cord-end-unknown", SafeLine.text(why), next: next)
  }
}
