/// Where a change stands in this store: its local chain, and its number in it.
///
/// Two changes never share one, not even those of a copied device.
@frozen
public struct Placement: Hashable, Sendable {
  /// The chain.
  public let chain: ChainNumber
  /// The change's place in its device's chain, from 1.
  public let seq: Int64

  /// The place `seq` of a chain.
  @inlinable
  public init(chain: ChainNumber, seq: Int64) {
    self.chain = chain
    self.seq = seq
  }
}
