/// The number that this store alone gives to a chain: never written into a change, never sent.
@frozen
public struct ChainNumber: Hashable, Comparable, Sendable {
  /// The number, from 0.
  public let rawValue: Int32

  /// The chain of this number.
  @inlinable
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Compares the numbers, which rise as chains are met.
  @inlinable
  public static func < (left: ChainNumber, right: ChainNumber) -> Bool {
    left.rawValue < right.rawValue
  }
}
