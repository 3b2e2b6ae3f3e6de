/// What a panel position holds two plugs together with.
public enum PositionAdapter: String, Hashable, Sendable, CaseIterable {
  case opposed
  case aligned
  /// A cassette, of whose keys nobody said more.
  case cassette

  /// The keys; nil if nobody said.
  public var keys: AdapterKeys? {
    switch self {
    case .opposed: .opposed
    case .aligned: .aligned
    case .cassette: nil
    }
  }
}
