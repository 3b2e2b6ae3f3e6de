/// Whether a tool may be relied on.
public enum KitState: String, Hashable, Sendable, CaseIterable {
  /// Its check was well, not long ago.
  case checked
  /// Its check was well, but too long ago.
  case stale
  /// Its last check failed.
  case failed
  /// It has to be checked and never was.
  case never
  /// Nothing of it is checked before use.
  case free
}
