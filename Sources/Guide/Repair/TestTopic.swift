/// A test of the fibres from port to port.
public enum TestTopic: String, Hashable, Sendable, CaseIterable {
  case polarity
  case loss

  /// The name of the step that tells how it went.
  var step: StepName { self == .polarity ? .polarity : .loss }
}
