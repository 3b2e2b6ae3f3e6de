/// Somebody is sent to do something away from here.
public struct Task: Hashable, Sendable {
  /// What kind of errand it is.
  public var kind: TaskKind
  /// The thing to go to.
  public var subject: Subject
  /// What to find out or do there.
  public var text: String
  /// Who shall do it; nil for whoever walks there next.
  public var forWhom: String?

  /// All its parts.
  public init(kind: TaskKind, subject: Subject, text: String, forWhom: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.text = text
    self.forWhom = forWhom
  }
}
