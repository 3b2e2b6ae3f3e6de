/// A part that is put in the place of another of its kind.
public struct MendChange: Hashable, Sendable {
  /// The record of the part that comes out: a cable, a cassette, a panel position.
  public var part: ThingID
  /// The type of the part that goes in.
  public var type: PartType
  /// Its face at side a of a cord, with the pins and the polish that suit; nil for other parts.
  public var near: FaceType?
  /// Its face at side b.
  public var far: FaceType?
  /// The grade of its fibre, of a cord.
  public var grade: FibreGrade?
  /// The links it mends, or that it passes and leaves well, in order of their ids.
  public var links: [ThingID]

  /// All its parts.
  public init(
    part: ThingID, type: PartType, near: FaceType? = nil, far: FaceType? = nil,
    grade: FibreGrade? = nil, links: [ThingID]
  ) {
    self.part = part
    self.type = type
    self.near = near
    self.far = far
    self.grade = grade
    self.links = links
  }
}
