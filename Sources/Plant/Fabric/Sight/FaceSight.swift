/// One face of a joint, and when somebody last looked at it.
public struct FaceSight: Hashable, Sendable {
  /// What a person calls the part it is on.
  public var label: String
  /// The last look; nil if nobody ever looked.
  public var look: Look?

  /// A look at a face.
  public struct Look: Hashable, Sendable {
    /// When; ms UTC.
    public var atMS: Int64
    /// Who.
    public var technician: String
    /// What was seen.
    public var verdict: FaceVerdict

    /// All its parts.
    public init(atMS: Int64, technician: String, verdict: FaceVerdict) {
      self.atMS = atMS
      self.technician = technician
      self.verdict = verdict
    }
  }

  /// Both parts.
  public init(label: String, look: Look? = nil) {
    self.label = label
    self.look = look
  }

  /// Whether nobody ever saw it; who could not see it did not.
  public var isUnseen: Bool { look == nil || look?.verdict == .cannotSee }
}
