/// A rule of joints, lanes, reach and loss.
public enum FindingCode: String, Hashable, Sendable, CaseIterable {
  /// Connectors that do not go together.
  case connectorKind = "connector-kind"
  /// Guide pins on both faces.
  case bothPinned = "both-pinned"
  /// An angled face against a flat one.
  case polish
  /// Angled faces in an adapter with aligned keys.
  case angledAligned = "angled-aligned"
  /// Guide pins on neither face.
  case neitherPinned = "neither-pinned"
  /// No lane's light arrives at a receiver.
  case dark
  /// Some lane's light does not arrive where it should.
  case crossed
  /// Fewer lanes at one end than at the other.
  case laneCount = "lane-count"
  /// Modules with lanes of different rates.
  case laneRate = "lane-rate"
  /// Modules that send different light.
  case wavelength
  /// Multimode and single-mode fibre in one way.
  case fibreMix = "fibre-mix"
  /// Fibre that the module cannot use.
  case fibreGrade = "fibre-grade"
  /// Longer than the module reaches.
  case reach
  /// More loss than the module allows.
  case loss
  /// A module that does not fit its cage.
  case moduleCage = "module-cage"
  /// The two connectors of one module lead to different kinds of cable.
  case cageKinds = "cage-kinds"

  /// Whether the joint must not be made at all.
  public var isUnsafe: Bool {
    switch self {
    case .connectorKind, .bothPinned, .polish, .angledAligned: true
    default: false
    }
  }

  /// Whether it is about where light goes.
  public var isPolarity: Bool { self == .dark || self == .crossed }
}
