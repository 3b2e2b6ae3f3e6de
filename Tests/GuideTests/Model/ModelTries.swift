import Guide

/// How often ways were taken of which a try that is spent brings another way up, by the hall and by the guide.
///
/// They are the rungs of a ladder, and the way back of cords, which is one way. Of all others fewer tries left are fewer
/// answers, and nothing else: see ``ProcedureModel``.
struct ModelTries: Hashable {
  private var counts: [UInt8] = []

  /// More than any limit in the model.
  private static let enough = 3

  init(_ job: JobState, _ hall: ModelHall) {
    let ways = Self.counted(job.procedure).map(Self.way)
    for (joint, state) in job.joints.map(\.state).enumerated() {
      for way in ways {
        let inHall = hall.tries[ModelHall.Try(joint: joint, way: way), default: 0]
        for count in [inHall, state.taken[way, default: 0]] {
          counts.append(UInt8(min(count, Self.enough)))
        }
      }
    }
  }

  static func way(_ outcome: StepOutcome) -> String {
    "\(StepName.lookNext.rawValue) \(outcome.rawValue)"
  }

  /// The ways that are counted in a procedure.
  static func counted(_ procedure: Procedure) -> [StepOutcome] {
    let isLadder = procedure.steps.contains { $0.then[.replaceCord] != nil }
    return isLadder ? [.goBack, .thisJoint, .replaceCord, .replaceModule] : [.goBack]
  }
}
