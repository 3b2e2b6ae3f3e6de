public import Change

/// A change of a sound bundle that was not taken in, and why.
public struct LeftOutChange: Hashable, Sendable {
  /// The hash of its bytes.
  public var hash: ChangeHash
  /// Which change it says it is; nil when that cannot be read.
  public var name: ChangeName?
  /// Why, as a sentence.
  public var sentence: String
}
