/// How the LC ferrules in front of two cassettes are joined over a trunk.
public enum CassetteCircuits: String, Hashable, Sendable, CaseIterable {
  /// 1 to 1: method A, with one cord A→A.
  case straight
  /// 1 to 2, 2 to 1: methods B and C, and universal cassettes.
  case crossed

  /// Where a ferrule's light is expected.
  func far(of ferrule: Int) -> Int {
    switch self {
    case .straight: ferrule
    case .crossed: ferrule % 2 == 1 ? ferrule + 1 : ferrule - 1
    }
  }
}
