/// Which of the two colours of light on a fibre, where optics send both ways on one.
public enum LightBand: Int, Hashable, Sendable, CaseIterable {
  /// The only light on the fibre.
  case only
  /// The shorter wavelength of two.
  case short
  /// The longer wavelength of two.
  case long
}
