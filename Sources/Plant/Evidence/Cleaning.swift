/// Somebody cleaned an end-face.
public struct Cleaning: Hashable, Sendable {
  /// The face.
  public var face: Face
  /// Where it was done.
  public var joint: ThingID?
  /// How.
  public var method: CleaningMethod
  /// The pen, stick or reel used.
  public var tool: String?

  /// All its parts.
  public init(face: Face, joint: ThingID? = nil, method: CleaningMethod, tool: String? = nil) {
    self.face = face
    self.joint = joint
    self.method = method
    self.tool = tool
  }
}
