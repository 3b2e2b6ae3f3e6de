internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What is here only because somebody said it from memory.
extension StoreView {
  /// Whether a fact was only said from memory, by whoever took its repair up on this laptop's side of the log.
  public func isStated(_ fact: Fact) throws -> Bool {
    guard let job = fact.job else { return false }
    return StatedSteps.isStated(
      fact, by: try facts(in: "step", where: "job = ?", [job.data]))
  }
}
