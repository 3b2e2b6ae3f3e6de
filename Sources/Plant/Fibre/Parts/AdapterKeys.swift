/// How the two keyways of an array adapter lie to each other.
public enum AdapterKeys: String, Hashable, Sendable, CaseIterable {
  /// Key up to key down, type A: position 1 meets position 1. The only one that angled faces allow.
  case opposed
  /// Key up to key up, type B: position 1 meets the last.
  case aligned

  /// The other one.
  public var other: AdapterKeys { self == .opposed ? .aligned : .opposed }

  /// The small letter of the type.
  public var letter: String { self == .opposed ? "a" : "b" }

  /// The position, in its plug's view, that meets a position of the other plug; nil outside the ferrule.
  ///
  /// In a two-row ferrule the opposed plug is turned over, so that the rows change places. An LC
  /// adapter joins A to A whatever its keys.
  public func meets(_ position: Int, in kind: ConnectorKind) -> Int? {
    guard position >= 1, position <= kind.positions else { return nil }
    switch (self, kind) {
    case (_, .lc), (.opposed, .mpo8), (.opposed, .mpo12), (.opposed, .mpo16): return position
    case (.opposed, .mpo24): return position <= 12 ? position + 12 : position - 12
    case (.aligned, _): return kind.otherView(of: position)
    }
  }
}
