/// Where a connector sits in this row of cages; rows may be inverted.
public enum CageSide: String, Hashable, Sendable, CaseIterable {
  case left
  case right
}
