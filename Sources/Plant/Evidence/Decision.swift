/// Somebody decided a question.
public struct Decision: Hashable, Sendable {
  /// What it is about.
  public var subject: Subject
  /// What had to be decided.
  public var question: String
  /// What was decided.
  public var choice: String

  /// All its parts.
  public init(subject: Subject, question: String, choice: String) {
    self.subject = subject
    self.question = question
    self.choice = choice
  }
}
