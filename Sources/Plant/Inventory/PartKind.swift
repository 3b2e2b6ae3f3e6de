/// What an unidentified part is, or what kind of part was moved.
public enum PartKind: String, Hashable, Sendable, CaseIterable {
  case module
  case plug
  case cassette
  case other
}
