public import Plant

/// A test that somebody said could not be made in a job of a link, and that did not pass since.
public struct UnmadeTest: Hashable, Sendable {
  /// Which.
  public var topic: TestTopic
  /// The joint of that job.
  public var joint: ThingID
  /// What was said there, with the reason.
  public var said: Recorded<Step>
  /// Why it is owed now, where whoever reads procedures knows it better: it was made since, and was wrong.
  public var reason: String?

  /// All its parts.
  public init(topic: TestTopic, joint: ThingID, said: Recorded<Step>) {
    self.topic = topic
    self.joint = joint
    self.said = said
    reason = said.body.reason
  }
}
