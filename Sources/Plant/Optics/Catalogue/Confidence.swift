/// How well a number is founded.
public enum Confidence: Hashable, Sendable {
  /// Read in this many published sources.
  case published(Int)
  /// From memory of the standard: to be checked against one's own copy.
  case memory
  /// From memory, and shaky.
  case guess
  /// Follows from other numbers.
  case derived
  /// Said by the site itself.
  case site

  /// In a word or two.
  public var text: String {
    switch self {
    case .published(let count): count == 1 ? "1 source" : "\(count) sources"
    case .memory: "from memory"
    case .guess: "uncertain"
    case .derived: "derived"
    case .site: "site's rule"
    }
  }
}
