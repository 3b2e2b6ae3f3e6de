/// How a check of the kit went.
public enum KitOutcome: String, Hashable, Sendable, CaseIterable {
  case ok
  case fail
}
