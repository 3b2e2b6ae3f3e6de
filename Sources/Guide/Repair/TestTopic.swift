/// A test of the fibres from port to port.
public enum TestTopic: String, Hashable, Sendable, CaseIterable {
  case polarity
  case loss

  /// The name of the step that tells how it went.
  var step: StepName { self == .polarity ? .polarity : .loss }

  /// How the reason begins for which a test is owed that was made and found something wrong.
  private static let wrong = "WRONG: "

  /// What a test that was made found, as the reason for which it is owed.
  public static func owedBecause(of found: String) -> String { wrong + found }

  /// Whether a test that is owed for this reason was made and found something wrong; else it could not be made.
  public static func wasMade(owedBecause reason: String) -> Bool { reason.hasPrefix(wrong) }
}
