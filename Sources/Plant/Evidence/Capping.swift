/// A cap went on a face or came off.
public struct Capping: Hashable, Sendable {
  /// The face.
  public var face: Face
  /// Where.
  public var joint: ThingID?
  /// On or off.
  public var action: CapAction

  /// All its parts.
  public init(face: Face, joint: ThingID? = nil, action: CapAction) {
    self.face = face
    self.joint = joint
    self.action = action
  }
}
