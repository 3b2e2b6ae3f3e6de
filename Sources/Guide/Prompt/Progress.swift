/// How far a repair is: the k-th of n main steps.
public struct Progress: Hashable, Sendable {
  /// The step at hand; 1 is first; n when all is done.
  public var step: Int
  /// How many steps there are.
  public var of: Int

  /// Both parts.
  public init(step: Int, of: Int) {
    self.step = step
    self.of = of
  }
}
