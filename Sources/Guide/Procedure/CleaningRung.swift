/// One rung of the order in which a dirty face is cleaned.
public enum CleaningRung: String, Hashable, Sendable, CaseIterable {
  /// Clean dry.
  case dry
  /// Change the pen, or check its gender.
  case pen
  /// Clean wet and dry it at once; only where the site allows it for that side.
  case wet
}
