extension PortNames {
  /// Which way up the modules stand in a row of cages.
  public enum Row: String, Hashable, Sendable, CaseIterable {
    /// Connector 1 is left.
    case upright
    /// Connector 1 is right.
    case inverted
  }
}
