public import Change

/// A picture of a bundle whose bytes were not taken.
public struct LeftOutImage: Hashable, Sendable {
  /// The hash it goes by; nil where that cannot be read.
  public var image: ChangeHash?
  /// Why, for a person.
  public var sentence: String
}
