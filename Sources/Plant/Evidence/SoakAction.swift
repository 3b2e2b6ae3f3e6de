/// What happened to a soak.
public enum SoakAction: String, Hashable, Sendable, CaseIterable {
  case started
  case passed
  case failed
}
