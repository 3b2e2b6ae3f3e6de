/// What the other links show that pass the same part.
public struct TrunkSiblings: Hashable, Sendable {
  /// How many of them were tested.
  public var tested: Int
  /// How many show the same.
  public var same: Int
  /// How many are dark where this one is lit and lit where this one is dark.
  public var otherHalf: Int

  /// All its parts; there are never more that show something than were tested.
  public init(tested: Int, same: Int, otherHalf: Int = 0) {
    self.tested = max(0, tested)
    self.same = min(max(0, same), self.tested)
    self.otherHalf = min(max(0, otherHalf), self.tested)
  }
}
