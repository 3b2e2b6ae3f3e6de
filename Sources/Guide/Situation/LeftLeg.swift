public import Plant

/// The leg of a trunk that a link leaves.
public struct LeftLeg: Hashable, Sendable {
  /// The trunk.
  public var cable: ThingID
  /// The leg; 1 is first.
  public var leg: Int
  /// What a person calls it, such as `T101 leg 1`.
  public var name: String
  /// Fibres of it that are recorded as broken.
  public var broken: [Int]

  /// How many fibres its connector has; nil where nobody said what it is.
  public var fibreCount: Int?

  /// All its parts.
  public init(
    cable: ThingID, leg: Int, name: String, broken: [Int] = [], fibreCount: Int? = nil
  ) {
    self.cable = cable
    self.leg = leg
    self.name = name
    self.broken = broken
    self.fibreCount = fibreCount
  }
}
