internal import Change
internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// Tips of which two people disagree how they show a face.
extension StoreView {
  /// Whether two people say otherwise how a tool's picture shows a face, and nobody has decided.
  public func isViewDisputed(of tool: ThingID) throws -> Bool {
    try rows(
      """
      SELECT EXISTS (
        SELECT 1 FROM sibling WHERE tbl = 'tool' AND row = ? AND grp = 'view' AND differs = 1
      ) AS found
      """, [tool.data]
    ).first?.int("found") == 1
  }

  /// Since when they do: the first check that gave one of the answers, else ever; ms UTC, nil if nobody does.
  ///
  /// What was seen with it before is as good as it was.
  func viewDisputedMS(of tool: ThingID, _ checks: [Recorded<KitCheck>]) throws -> Int64? {
    guard try isViewDisputed(of: tool) else { return nil }
    let answers = Set(
      try rows("SELECT n FROM sibling WHERE tbl = 'tool' AND row = ? AND grp = 'view'", [tool.data])
        .compactMap { $0.int64("n") })
    let given = try checks.filter { check in
      guard check.body.check == .view else { return false }
      return try born(check.id, in: "kit_check").map { answers.contains($0.rawValue) } ?? false
    }
    return given.map(\.atMS).min() ?? .min
  }
}
