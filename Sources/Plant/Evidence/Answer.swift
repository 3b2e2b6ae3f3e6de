/// The network operations centre answered.
public struct Answer: Hashable, Sendable {
  /// What it answers.
  public var ask: ThingID?
  /// What it is about.
  public var about: AskTopic
  /// Yes, no, or something told.
  public var outcome: AnswerOutcome
  /// What they said.
  public var text: String?
  /// Who answered.
  public var byWhom: String?

  /// All its parts.
  public init(
    ask: ThingID? = nil, about: AskTopic, outcome: AnswerOutcome, text: String? = nil,
    byWhom:
      String? = nil
  ) {
    self.ask = ask
    self.about = about
    self.outcome = outcome
    self.text = text
    self.byWhom = byWhom
  }
}
