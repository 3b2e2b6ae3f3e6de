/// What a cable is to the person who holds it.
public enum CableKind: String, Hashable, Sendable, CaseIterable {
  case cord
  case trunk
  case harness
  case aoc
  case dac

  /// The medium of a cable whose modules are fixed to it; nil for fibre.
  public var sealed: SealedMedium? {
    switch self {
    case .aoc: .aoc
    case .dac: .dac
    case .cord, .trunk, .harness: nil
    }
  }

  /// What light passes it as.
  var part: FibrePartKind {
    switch self {
    case .cord, .aoc, .dac: .cord
    case .trunk: .trunk
    case .harness: .harness
    }
  }
}
