/// Something was read out to the network operations centre.
public struct Ask: Hashable, Sendable {
  /// What it is about.
  public var about: AskTopic
  /// What was read out.
  public var text: String

  /// All its parts.
  public init(about: AskTopic, text: String) {
    self.about = about
    self.text = text
  }
}
