/// Which light an optic sends, as far as it decides who understands whom.
public enum SignalBand: String, Hashable, Sendable, CaseIterable {
  /// 850 nm, one direction a fibre.
  case short850 = "850 nm"
  /// 850 and 910 nm, both directions on a fibre.
  case bidi850and910 = "850 and 910 nm both ways"
  /// 1310 nm, one direction a fibre.
  case long1310 = "1310 nm"
  /// Four wavelengths around 1300 nm on one fibre.
  case coarse4 = "four wavelengths at 1300 nm"

  /// Whether it needs multimode fibre.
  public var isMultimode: Bool {
    switch self {
    case .short850, .bidi850and910: true
    case .long1310, .coarse4: false
    }
  }
}
