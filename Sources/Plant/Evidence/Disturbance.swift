/// The wrong thing came out.
///
/// Blameless, or nobody would say so.
public struct Disturbance: Hashable, Sendable {
  /// The joint that was opened.
  public var joint: ThingID
  /// What went dark.
  public var dropped: String?
  /// Who was rung.
  public var told: String?

  /// All its parts.
  public init(joint: ThingID, dropped: String? = nil, told: String? = nil) {
    self.joint = joint
    self.dropped = dropped
    self.told = told
  }
}
