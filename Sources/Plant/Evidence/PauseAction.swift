/// Whether a repair was parked or taken up again.
public enum PauseAction: String, Hashable, Sendable, CaseIterable {
  case parked
  case resumed
}
