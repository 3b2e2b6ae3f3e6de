internal import Guide
internal import Plant

/// A lane in a glance: whether its light arrives, the joints to look at first with their positions.
public enum LaneGlance {
  private static let mostJoints = 3

  /// At most 6 lines of 40 columns.
  public static func lines(_ report: LaneReport) -> [String] {
    let trace = report.trace
    let order = JointLook.order(report.sights)
    let shown = Set(order.prefix(mostJoints).map(\.sight.joint))
    var lines = [
      Glance.line("LANE \(trace.lane) ", report.channel.near.label),
      "Tx\(trace.lane) \(word(trace.outcomeThere)), Rx\(trace.lane) \(word(trace.outcomeBack))",
    ]
    lines += report.sights.filter { shown.contains($0.joint) }.map { joint($0, report) }
    return Glance.screen(lines, last: look(order))
  }

  private static func word(_ outcome: LaneTrace.Outcome) -> String {
    switch outcome {
    case .arrives: "arrives"
    case .strays: "DOES NOT ARRIVE"
    case .unknown: "CANNOT TELL"
    }
  }

  /// Where the lane's own light is in the plugs that meet, and when a hand was there.
  private static func joint(_ sight: JointSight, _ report: LaneReport) -> String {
    let passage = report.trace.passage(.there, at: sight.joint)
    let spots = [passage?.nearFace, passage?.farFace].map { spot in
      spot.map { $0.kind.name(of: $0.plug) } ?? "-"
    }
    let hand =
      sight.touch.map { " TOUCHED \(FloorClock.span(fromMS: $0.atMS, toMS: report.nowMS))" }
      ?? (sight.isUnseen ? " never seen" : " untouched")
    return Glance.line(
      "J\(sight.joint + 1) ", sight.label, " \(spots.joined(separator: "|"))\(hand)")
  }

  private static func look(_ order: [JointLook]) -> String? {
    guard let first = order.first else { return nil }
    let then = order.dropFirst().prefix(2).map { "J\($0.sight.joint + 1)" }
    let rest = then.isEmpty ? "" : ", then \(then.joined(separator: " "))"
    return "LOOK J\(first.sight.joint + 1) first (\(first.reason.text))\(rest)"
  }
}
