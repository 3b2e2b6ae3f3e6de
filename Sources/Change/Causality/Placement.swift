/// Where a change stands in this store: its local chain, and its number in it.
///
/// Two changes never share one, not even those of a copied device.
@frozen
public struct Placement: Hashable, Comparable, Sendable {
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

  /// The place before it in the same chain; nil at the first.
  @inlinable
  public var before: Placement? {
    seq > 1 ? Placement(chain: chain, seq: seq - 1) : nil
  }

  /// By chain, then along it.
  @inlinable
  public static func < (left: Placement, right: Placement) -> Bool {
    (left.chain, left.seq) < (right.chain, right.seq)
  }
}
