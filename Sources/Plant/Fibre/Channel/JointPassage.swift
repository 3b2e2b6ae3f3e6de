/// Where a fibre's light passes one joint of a channel.
public struct JointPassage: Hashable, Sendable {
  /// Which joint: 0 is at the near port, the last at the far port.
  public var joint: Int
  /// On the face towards the near port: the near module's, or the part's before the adapter.
  public var nearFace: FaceSpot?
  /// On the face towards the far port.
  public var farFace: FaceSpot?

  /// All its parts.
  public init(joint: Int, nearFace: FaceSpot?, farFace: FaceSpot?) {
    self.joint = joint
    self.nearFace = nearFace
    self.farFace = farFace
  }
}
