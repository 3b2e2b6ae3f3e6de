/// What is known of a face since its joint was opened.
public enum FaceState: Hashable, Sendable {
  /// Nobody has looked.
  case unknown
  /// Cleaned, and not looked at since: cleaning proves nothing.
  case cleaned
  /// Nobody could see it, so many times in a row.
  case cannotSee(looks: Int)
  /// Seen dirty.
  case dirty
  /// Seen clean.
  case clean
  /// Seen damaged.
  case damaged
  /// Capped and set aside.
  case quarantined
}
