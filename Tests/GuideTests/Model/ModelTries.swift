import Guide

/// How often ways that have a limit were taken, as the hall has it and as the guide has it.
struct ModelTries: Equatable {
  private var counts: [UInt8] = []

  private static let ways =
    StepOutcome.allCases.map { "\(StepName.lookNext.rawValue) \($0.rawValue)" }
    + ["accept test-first", "polarity wrong", "loss wrong"]
  private static let rungs = [StepOutcome.thisJoint, .replaceCord, .replaceModule].map {
    "\(StepName.lookNext.rawValue) \($0.rawValue)"
  }
  /// More than any limit in the model.
  private static let enough = 3

  init(_ job: JobState, _ hall: ModelHall) {
    for (joint, state) in job.joints.map(\.state).enumerated() {
      for way in Self.ways {
        let inHall = hall.tries[ModelHall.Try(joint: joint, way: way), default: 0]
        for count in [inHall, state.taken[way, default: 0]] {
          counts.append(UInt8(min(count, Self.enough)))
        }
      }
    }
  }

  /// Whether no way was taken more often than in the other, and rungs of a ladder just as often.
  ///
  /// A rung that is used up brings the next one up, so fewer of them left is not fewer answers.
  func isWithin(_ other: ModelTries, isLadder: Bool) -> Bool {
    zip(counts, other.counts).enumerated().allSatisfy { place, pair in
      let way = Self.ways[place / 2 % Self.ways.count]
      return isLadder && Self.rungs.contains(way) ? pair.0 == pair.1 : pair.0 <= pair.1
    }
  }
}
