/// Average power a lane, in thousandths of dBm; nil where nobody published it.
///
/// Below the least is out of the standard; above it proves nothing.
public struct PowerRange: Hashable, Sendable {
  /// The least.
  public var least: Sourced<Int>?
  /// The most.
  public var most: Sourced<Int>?

  /// Both ends.
  public init(least: Sourced<Int>? = nil, most: Sourced<Int>? = nil) {
    self.least = least
    self.most = most
  }
}
