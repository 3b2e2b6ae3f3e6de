/// How an eye meets a face.
public enum SeenFrom: String, Hashable, Sendable, CaseIterable {
  /// The end of a plug in the hand, key up: position 1 at the left.
  case plug
  /// Looking into a port, keyway up: position 1, which meets that of the plug, at the right.
  case port
}
