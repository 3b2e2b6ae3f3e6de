public import Change

/// A change that was not taken in, and why.
public struct LeftOut: Hashable, Sendable {
  /// Which change.
  public var name: ChangeName
  /// Why, as a sentence.
  public var sentence: String

  /// A change and the reason.
  public init(name: ChangeName, sentence: String) {
    self.name = name
    self.sentence = sentence
  }
}
