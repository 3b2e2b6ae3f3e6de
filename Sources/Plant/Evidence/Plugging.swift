/// A plug went in or came out of a joint.
public struct Plugging: Hashable, Sendable {
  /// The joint.
  public var joint: ThingID
  /// In or out.
  public var action: PlugAction
  /// The face on the port side.
  public var portFace: Face?
  /// The part on the cord side.
  public var cordPart: ThingID?
  /// Why it went in without two clean faces; nil if both were seen.
  public var unseenReason: String?

  /// All its parts.
  public init(
    joint: ThingID, action: PlugAction, portFace: Face? = nil, cordPart: ThingID? = nil,
    unseenReason: String? = nil
  ) {
    self.joint = joint
    self.action = action
    self.portFace = portFace
    self.cordPart = cordPart
    self.unseenReason = unseenReason
  }
}
