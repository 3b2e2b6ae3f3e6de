/// What chooses between concurrent values: the effective hybrid time, then the hash.
///
/// The greatest value is shown. Of two facts with one id, which only a copied device can write, the
/// smallest stays.
@frozen
public struct ChangeRank: Hashable, Comparable, Sendable {
  /// The effective time of the change.
  public let effectiveHLC: Int64
  /// The hash of the change.
  public let hash: ChangeHash

  /// The rank of a change.
  @inlinable
  public init(effectiveHLC: Int64, hash: ChangeHash) {
    self.effectiveHLC = effectiveHLC
    self.hash = hash
  }

  /// Compares the times, then the hashes byte by byte.
  @inlinable
  public static func < (left: ChangeRank, right: ChangeRank) -> Bool {
    left.effectiveHLC != right.effectiveHLC
      ? left.effectiveHLC < right.effectiveHLC : left.hash < right.hash
  }

  /// Whether a fact of this change stays when one of another change has the same id.
  @inlinable
  public func keepsFact(against other: ChangeRank) -> Bool {
    self < other
  }
}
