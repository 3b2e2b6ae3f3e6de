/// Somebody noted something.
public struct Note: Hashable, Sendable {
  /// What it is about.
  public var subject: Subject
  /// What was noted.
  public var text: String

  /// All its parts.
  public init(subject: Subject, text: String) {
    self.subject = subject
    self.text = text
  }
}
