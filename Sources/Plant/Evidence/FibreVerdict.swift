/// What one fibre of an end-face looks like.
public enum FibreVerdict: String, Hashable, Sendable, CaseIterable {
  case ok
  case dirt
  case damage
  case cannotSee = "cannot-see"
}
