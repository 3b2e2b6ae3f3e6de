/// Why the guide says to look elsewhere.
public enum LookReason: Hashable, Sendable {
  case linkDown
  case lanesLow
  case soakFailed
}
