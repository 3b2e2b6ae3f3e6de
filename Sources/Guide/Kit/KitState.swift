/// Whether a tool may be relied on, the worst first.
public enum KitState: String, Hashable, Sendable, CaseIterable {
  /// One of its checks failed, and that one was not well since.
  case failed
  /// Two people found its picture to be different ways round, neither knowing of the other, and nobody has decided or
  /// checked it since.
  case twoAnswers = "two-answers"
  /// It has to be checked and never was.
  case never
  /// Its check was well, but too long ago.
  case stale
  /// Its check was well, not long ago.
  case checked
  /// Nothing of it is checked before use.
  case free
}
