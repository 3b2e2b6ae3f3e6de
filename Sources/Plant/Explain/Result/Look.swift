/// Somewhere to look, and why there first.
public struct Look: Hashable, Sendable {
  /// Why it comes where it comes in the order.
  public enum Reason: Hashable, Sendable {
    /// Evidence points there.
    case evidence
    /// It was touched last; ms UTC.
    case touchedLast(atMS: Int64)
    /// A face of it was never looked at.
    case neverSeen
    /// It is at an end of the way.
    case end
    /// It is nearest of what is left.
    case nearest

    /// The word programs match on.
    public var code: String {
      switch self {
      case .evidence: "evidence"
      case .touchedLast: "touched-last"
      case .neverSeen: "never-seen"
      case .end: "end"
      case .nearest: "nearest"
      }
    }

    /// In words.
    public var text: String {
      switch self {
      case .evidence: "evidence points there"
      case .touchedLast: "touched last"
      case .neverSeen: "never looked at"
      case .end: "at the module"
      case .nearest: "nearest"
      }
    }
  }

  /// What to look at.
  public var suspect: Suspect
  /// Why.
  public var reason: Reason

  /// Both parts.
  public init(_ suspect: Suspect, _ reason: Reason) {
    self.suspect = suspect
    self.reason = reason
  }
}
