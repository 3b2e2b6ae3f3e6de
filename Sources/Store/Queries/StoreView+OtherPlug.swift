internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// A plug in a port or at a panel that is not the one on record.
extension StoreView {
  /// What was found in a joint instead of the plug on record, if that was pulled all the same and nobody has said since
  /// which part is there.
  ///
  /// - Parameter joint: a port, or a position on a panel.
  func plugFoundOtherwise(at joint: ThingID) throws -> Fact? {
    let joints = Set(try portsOnPlug(of: joint)).union([joint])
    let seen = try joints.sorted().flatMap {
      try facts(in: "seen", where: "subject = ? AND found IS NOT NULL", [$0.data])
    }
    // As good as always there is nothing of the kind.
    guard !seen.isEmpty else { return nil }
    var all = seen
    for joint in joints.sorted() {
      all += try pluggings(at: joint)
      all += try facts(in: "part_move", where: "place = ?", [joint.data])
    }
    for job in Set(seen.compactMap(\.job)).sorted() {
      all += try facts(in: "step", where: "job = ?", [job.data])
    }
    return OtherPlug.found(at: joints, in: try settled(all))
  }
}
