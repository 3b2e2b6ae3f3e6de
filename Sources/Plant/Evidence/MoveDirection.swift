/// Whether a part went in or came out.
public enum MoveDirection: String, Hashable, Sendable, CaseIterable {
  case into = "in"
  case outOf = "out"
}
