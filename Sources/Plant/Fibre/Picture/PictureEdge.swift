/// The top or the bottom of a scope's picture.
public enum PictureEdge: String, Hashable, Sendable, CaseIterable {
  case top
  case bottom
}
