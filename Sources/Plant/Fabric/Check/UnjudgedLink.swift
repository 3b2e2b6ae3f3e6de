/// A link of which it cannot be said where its light goes.
public struct UnjudgedLink: Hashable, Sendable {
  /// What people call it.
  public var link: String
  /// What would have to be known.
  public var why: [String]

  /// Both parts.
  public init(link: String, why: [String]) {
    self.link = link
    self.why = why
  }
}
