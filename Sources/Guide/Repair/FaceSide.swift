/// The two faces of a joint: the one in the port, and the one on the cord.
public enum FaceSide: String, Hashable, Sendable, CaseIterable {
  case port
  case cord
}
