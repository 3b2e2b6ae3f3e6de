/// How an end-face is polished: at an angle or flat.
public enum Polish: String, Hashable, Sendable, CaseIterable {
  case apc
  case upc

  /// In capitals, as on the label.
  public var text: String { rawValue.uppercased() }
}
