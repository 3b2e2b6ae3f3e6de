extension PortNames {
  /// Where a connector sits, seen by a person who faces the ports.
  public enum Side: String, Hashable, Sendable, CaseIterable {
    case left
    case right
  }
}
