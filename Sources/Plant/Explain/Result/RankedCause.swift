/// A cause with all that speaks for it and against it, and where it may lie.
public struct RankedCause: Hashable, Sendable {
  /// What it is.
  public var cause: Cause
  /// What speaks for it and against it, wherever it lies.
  public var clues: [Clue]
  /// Where it may lie; the likeliest first.
  public var suspects: [Suspect]
  /// What would decide.
  public var check: DecidingCheck

  /// All its parts, suspects as they come.
  public init(_ cause: Cause, _ clues: [Clue], _ suspects: [Suspect] = [], _ check: DecidingCheck) {
    self.cause = cause
    self.clues = clues
    self.suspects = suspects
    self.check = check
  }

  /// What its clues come to, with those of its likeliest place.
  ///
  /// A cause that could only lie in places that are ruled out falls with them.
  public var points: Int {
    clues.reduce(0) { $0 + $1.points } + (suspects.map(\.points).max() ?? 0)
  }

  /// Whether it speaks of some of the lanes only.
  var isPartly: Bool {
    clues.contains { clue in
      switch clue {
      case .notMeasured, .lanesNotRead: true
      default: false
      }
    }
  }

  /// The places between which nothing decides: one where it is clear where the cause lies.
  public var likeliest: [Suspect] {
    guard let best = suspects.map(\.points).max() else { return [] }
    return suspects.filter { best - $0.points < Explanation.margin }
  }
}
