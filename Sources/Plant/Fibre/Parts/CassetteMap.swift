/// Which position of the MPO-12 behind a cassette each LC ferrule in front is joined to.
///
/// LC ferrules 1 and 2 are A and B of the first pair, and so on. A makers' own map is a free one.
public enum CassetteMap: String, Hashable, Sendable, CaseIterable {
  /// 1 to 1: methods A and C, and the near end of method B.
  case straight
  /// The straight cassette turned over, as at the far end of method B: pair {11, 12} first.
  case inverted
  /// Pairs {1, 12}, {2, 11} …: universal cassettes, the same at both ends of a type B trunk.
  case universal

  /// How many LC pairs are in front.
  public static let pairs = 6

  /// The MPO position behind an LC ferrule 1 to 12; nil for any other number.
  public func position(behind ferrule: Int) -> Int? {
    guard (1...12).contains(ferrule) else { return nil }
    let isA = ferrule % 2 == 1
    switch self {
    case .straight: return ferrule
    case .inverted: return isA ? 12 - ferrule : 14 - ferrule
    case .universal: return isA ? (ferrule + 1) / 2 : 13 - ferrule / 2
    }
  }
}
