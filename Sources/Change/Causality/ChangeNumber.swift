/// The number that this store alone gives to a change: the row in its log.
@frozen
public struct ChangeNumber: Hashable, Comparable, Sendable {
  /// The number.
  public let rawValue: Int64

  /// The change of this number.
  @inlinable
  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// Compares the numbers, which rise as changes are applied.
  @inlinable
  public static func < (left: ChangeNumber, right: ChangeNumber) -> Bool {
    left.rawValue < right.rawValue
  }
}
