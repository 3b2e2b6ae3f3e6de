public import Plant

/// A test that somebody said could not be made in a job of a link.
public struct UnmadeTest: Hashable, Sendable {
  /// Which.
  public var topic: TestTopic
  /// The joint of that job.
  public var joint: ThingID
  /// What was said there, with the reason.
  public var said: Recorded<Step>

  /// All its parts.
  public init(topic: TestTopic, joint: ThingID, said: Recorded<Step>) {
    self.topic = topic
    self.joint = joint
    self.said = said
  }
}
