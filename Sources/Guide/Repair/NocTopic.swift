public import Plant

/// What was asked and answered last about one topic, since it last mattered.
public struct NocTopic: Hashable, Sendable {
  /// The question nobody has answered yet.
  public var openAsk: ThingID?
  /// When it was read out; ms UTC.
  public var askedMS: Int64?
  /// Its words.
  public var askedText: String?
  /// The latest answer.
  public var answer: Answer?
  /// When it came; ms UTC.
  public var answeredMS: Int64?
  /// The words of the question it answers; nil if nobody read one out.
  public var answeredText: String?
  /// The ports whose gates it moved; nil if it moved none.
  public var answeredPorts: Set<ThingID>?

  /// As much of it as is about some of these ports.
  ///
  /// A plug has several, which are asked for one after the other on one topic: what was said of one is no answer
  /// for the next.
  ///
  /// - Parameter others: those it may be about instead.
  func about(_ ports: [PortCard], not others: [PortCard]) -> NocTopic {
    var own = self
    if let askedText, !Ask.isAbout(ports, not: others, text: askedText) {
      (own.openAsk, own.askedMS, own.askedText) = (nil, nil, nil)
    }
    let isOwn =
      answeredPorts.map { moved in ports.contains { moved.contains($0.id) } }
      ?? answeredText.map { Ask.isAbout(ports, not: others, text: $0) } ?? true
    if !isOwn {
      (own.answer, own.answeredMS) = (nil, nil)
      (own.answeredText, own.answeredPorts) = (nil, nil)
    }
    return own
  }
}
