/// What a part is to the person who holds it.
public enum FibrePartKind: String, Hashable, Sendable, CaseIterable {
  case cord
  case trunk
  case harness
  case cassette
  case shuffle
}
