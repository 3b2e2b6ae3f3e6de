/// What a cable with fixed modules is made of.
public enum SealedMedium: String, Hashable, Sendable, CaseIterable {
  case aoc
  case dac

  /// As a link's medium.
  public var medium: Medium { self == .aoc ? .aoc : .dac }

  /// Nil for fibre.
  public init?(_ medium: Medium) {
    switch medium {
    case .aoc: self = .aoc
    case .dac: self = .dac
    case .fibre: return nil
    }
  }
}
