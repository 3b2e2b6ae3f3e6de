public import Plant

/// One step of a procedure, as data.
public struct StepDefinition: Hashable, Sendable {
  /// Which step.
  public var name: StepName
  /// The word the screen begins with.
  public var title: String
  /// Whether every repair passes it, or only some do.
  public var isMain: Bool
  /// Media that have this step; an unknown medium has every step.
  public var media: Set<Medium>
  /// What the network operations centre is asked, if anything.
  public var asks: AskTopic?
  /// Values of `step.outcome` this step writes; empty if other facts say it all.
  public var outcomes: [String]
  /// Why it is done, in one or two sentences.
  public var why: String

  /// All its parts.
  public init(
    name: StepName, title: String, isMain: Bool = true,
    media: Set<Medium> = Set(Medium.allCases), asks: AskTopic? = nil, outcomes: [String] = [],
    why: String
  ) {
    self.name = name
    self.title = title
    self.isMain = isMain
    self.media = media
    self.asks = asks
    self.outcomes = outcomes
    self.why = why
  }
}
