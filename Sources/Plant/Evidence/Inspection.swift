/// Somebody looked at an end-face through a scope.
public struct Inspection: Hashable, Sendable {
  /// The face.
  public var face: Face
  /// Where it was looked at.
  public var joint: ThingID?
  /// The whole face, as the person said.
  public var verdict: FaceVerdict
  /// Verdicts by position, plug view, key up; empty if only the whole was judged.
  public var fibres: [Int: FibreVerdict]
  /// The scope tip used.
  public var tip: String?
  /// The limits it was judged by.
  public var profile: String?
  /// person or scope.
  public var judgedBy: String?

  /// All its parts.
  public init(
    face: Face, joint: ThingID? = nil, verdict: FaceVerdict, fibres: [Int: FibreVerdict] = [:],
    tip: String? = nil, profile: String? = nil, judgedBy: String? = nil
  ) {
    self.face = face
    self.joint = joint
    self.verdict = verdict
    self.fibres = fibres
    self.tip = tip
    self.profile = profile
    self.judgedBy = judgedBy
  }

  /// Whether the face is damaged, or a fibre of it.
  public var showsDamage: Bool { verdict == .damage || fibres.values.contains(.damage) }
}
