public import Plant

/// What was asked and answered last about one topic, since it last mattered.
public struct NocTopic: Hashable, Sendable {
  /// The question nobody has answered yet.
  public var openAsk: ThingID?
  /// When it was read out; ms UTC.
  public var askedMS: Int64?
  /// The latest answer.
  public var answer: Answer?
  /// When it came; ms UTC.
  public var answeredMS: Int64?
}
