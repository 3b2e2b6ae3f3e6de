/// Somebody looked at a thing and said what is there.
public struct Seen: Hashable, Sendable {
  /// The thing.
  public var subject: Subject
  /// What was found, as said.
  public var found: String?
  /// What the link was seen to be.
  public var medium: Medium?
  /// How it came in.
  public var origin: Origin?

  /// All its parts.
  public init(
    subject: Subject, found: String? = nil, medium: Medium? = nil, origin: Origin? = nil
  ) {
    self.subject = subject
    self.found = found
    self.medium = medium
    self.origin = origin
  }
}
