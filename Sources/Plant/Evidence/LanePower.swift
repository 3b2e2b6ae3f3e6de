/// The light one lane sends and receives.
public struct LanePower: Hashable, Sendable {
  /// Sent; thousandths of a dBm; nil if not read.
  public var txMilliDBm: Int?
  /// Received; thousandths of a dBm; nil if not read or no light.
  public var rxMilliDBm: Int?

  /// All its parts.
  public init(txMilliDBm: Int? = nil, rxMilliDBm: Int? = nil) {
    self.txMilliDBm = txMilliDBm
    self.rxMilliDBm = rxMilliDBm
  }
}
