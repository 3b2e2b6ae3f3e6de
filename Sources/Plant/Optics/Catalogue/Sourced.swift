/// A number with where it comes from and how well it is founded.
public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The number.
  public var value: Value
  /// Key of its source in docs/polarity.md.
  public var source: String
  /// How well it is founded.
  public var confidence: Confidence

  /// All its parts.
  public init(_ value: Value, _ source: String, _ confidence: Confidence) {
    self.value = value
    self.source = source
    self.confidence = confidence
  }
}
