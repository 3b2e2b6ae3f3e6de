/// A number that no cabling has.
public struct LossSetupError: Error, Hashable, Sendable {
  /// What it is of.
  public var name: String
  /// The number.
  public var value: Int64
  /// The numbers that can be.
  public var range: ClosedRange<Int64>
}
