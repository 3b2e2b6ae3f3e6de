/// A repair was begun at one joint.
public struct Job: Hashable, Sendable {
  /// The link under repair.
  public var link: ThingID
  /// The joint that is opened.
  public var joint: ThingID
  /// The fault it is for.
  public var fault: ThingID?
  /// Name of the procedure.
  public var procedure: String
  /// Version of the procedure; 1 is first.
  public var version: Int
  /// Six characters to pencil down.
  public var code: ShortCode
  /// SHA-256 of the procedure's text; nil for a job from before texts were kept.
  public var text: [UInt8]?

  /// All its parts.
  public init(
    link: ThingID, joint: ThingID, fault: ThingID? = nil, procedure: String, version: Int,
    code: ShortCode, text: [UInt8]? = nil
  ) {
    self.link = link
    self.joint = joint
    self.fault = fault
    self.procedure = procedure
    self.version = version
    self.code = code
    self.text = text
  }
}
