/// A step of a procedure that leaves no other fact was done.
public struct Step: Hashable, Sendable {
  /// Which step.
  public var name: String
  /// How it ended.
  public var outcome: String
  /// The face it is about.
  public var face: Face?
  /// Why, as said.
  public var reason: String?

  /// All its parts.
  public init(name: String, outcome: String, face: Face? = nil, reason: String? = nil) {
    self.name = name
    self.outcome = outcome
    self.face = face
    self.reason = reason
  }
}
