/// A kind of thing that nobody said, and that does not decide where light goes.
public enum UnjudgedKind: String, Hashable, Sendable, CaseIterable, Comparable {
  case pins
  case polish
  case grade
  case length
  case limits
  case connector
  /// Which leg of a harness serves which port.
  case leg

  init?(_ unknown: LinkUnknown) {
    switch unknown {
    case .pins: self = .pins
    case .polish: self = .polish
    case .grade: self = .grade
    case .length: self = .length
    case .reach, .lossLimit: self = .limits
    case .connector: self = .connector
    case .medium, .path, .optic, .design, .keys: return nil
    }
  }

  /// In words.
  public var text: String {
    switch self {
    case .pins: "guide pins"
    case .polish: "polish"
    case .grade: "fibre grade"
    case .length: "length"
    case .limits: "what the optics allow"
    case .connector: "connector"
    case .leg: "which leg of a harness is whose"
    }
  }

  /// In the order of the cases.
  public static func < (left: UnjudgedKind, right: UnjudgedKind) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}
