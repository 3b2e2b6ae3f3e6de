import Guide
import Plant

/// An answer to a screen: its words, what it records and the step it answers.
struct ModelAnswer {
  var words: String
  var bodies: [FactBody]
  var step: String?

  /// Whether it says that a face is not clean, or gives it up.
  var isTrouble: Bool {
    bodies.contains { body in
      switch body {
      case .inspection(let look): look.verdict != .clean
      case .step(let step):
        step.name == StepName.quarantine.rawValue && ["asked", "capped"].contains(step.outcome)
      case .capping: true
      default: false
      }
    }
  }

  /// Whether it takes a way that may be taken only so often.
  var isLimited: Bool {
    bodies.contains { body in
      guard case .step(let step) = body else { return false }
      return switch StepName(rawValue: step.name) {
      case .lookNext: true
      case .accept: true
      case .polarity, .loss: step.outcome == "wrong"
      case .replace: step.outcome == "cord"
      default: false
      }
    }
  }
}
