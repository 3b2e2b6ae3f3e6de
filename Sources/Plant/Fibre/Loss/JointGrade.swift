/// What a joint may lose, by who says so; thousandths of dB.
public enum JointGrade: Hashable, Sendable {
  /// TIA-568.3: 0.75 dB.
  case tia
  /// NVIDIA's requirement for its 400G links: 0.35 dB an MPO joint.
  case nvidia
  /// What makers sell as low loss: 0.35 dB.
  case lowLoss
  /// TIA-568.3-D, a reference cord at the end: 0.30 dB multimode, 0.50 single-mode.
  case referenceD
  /// TIA-568.3-E, a reference cord at the end: 0.50 dB.
  case referenceE
  /// ISO/IEC 14763-3, a reference cord at the end: 0.3 dB multimode, 0.5 single-mode.
  case iso
  /// As the site or the maker says.
  case own(milliDB: Int)

  /// The number for multimode or single-mode fibre, with its source.
  public func loss(multimode: Bool) -> Sourced<Int> {
    switch self {
    case .tia: Sourced(750, "TIA-568.3", .published(5))
    case .nvidia: Sourced(350, "NV-CAB-REQ", .published(1))
    case .lowLoss: Sourced(350, "FIBERMTP ZION", .published(2))
    case .referenceD: Sourced(multimode ? 300 : 500, "FLUKE-KB", .published(1))
    case .referenceE: Sourced(500, "FLUKE-KB", .published(1))
    case .iso:
      multimode ? Sourced(300, "VIAVI", .published(1)) : Sourced(500, "ISO-14763-3", .memory)
    case .own(let milliDB): Sourced(milliDB, "as typed", .site)
    }
  }
}
