public import Plant

/// A cable as the plan or somebody's look describes it; nil is unknown.
public struct CableRecord: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// cord, trunk, harness, aoc or dac.
  public var kind: String?
  /// Maker's serial number.
  public var serial: String?
  /// Maker's part number.
  public var partNumber: String?
  /// Fibres in the sheath.
  public var fibreCount: Int?
  /// om3, om4, om5 or os2.
  public var fibreGrade: String?
  /// a, b or c, as printed on the sheath.
  public var polarity: String?
  /// Length; mm.
  public var lengthMM: Int64?
  /// Its place along the link; 1 is first.
  public var ordinal: Int?
}
