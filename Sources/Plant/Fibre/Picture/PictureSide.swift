/// The left or the right of a scope's picture.
public enum PictureSide: String, Hashable, Sendable, CaseIterable {
  case left
  case right
}
