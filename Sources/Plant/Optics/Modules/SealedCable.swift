/// A cable with its modules fixed to it: AOC or DAC.
///
/// It has no faces to look at, clean or cross.
public struct SealedCable: Hashable, Sendable {
  /// What its part number begins with.
  public var beginsWith: String
  /// Whether it is optical or copper; never plain fibre.
  public var medium: SealedMedium
  /// Its shell.
  public var formFactor: FormFactor
  /// Rate of a lane; Gb/s.
  public var laneRateGbps: Int
  /// Where this is from, and how sure it is.
  public var source: Sourced<String>
}
