/// A part that light passes: a cord, one leg of a trunk, a harness, a cassette, a shuffle.
public struct FibrePart: Hashable, Sendable {
  /// What a person calls it, such as `C-88` or `cable 2`.
  public var label: String
  /// What it is.
  public var kind: FibrePartKind
  /// The record it is, if there is one; two parts of one record are the same part.
  public var identity: ThingID?
  /// How its fibres run; nil if nobody said.
  public let design: PartDesign?
  /// The map of its design.
  public let map: FibreMap?
  /// The faces of its near side.
  public var near: FaceType
  /// The faces of its far side.
  public var far: FaceType
  /// The grade of its fibre; nil if nobody said.
  public var grade: FibreGrade?
  /// Its length; mm; nil if nobody said.
  public var lengthMM: Int64?

  /// All its parts.
  ///
  /// The kinds of connectors are those of the design where it is known, whatever the faces say.
  public init(
    _ label: String, kind: FibrePartKind = .cord, identity: ThingID? = nil, design: PartDesign?,
    near: FaceType = FaceType(), far: FaceType = FaceType(), grade: FibreGrade? = nil,
    lengthMM: Int64? = nil
  ) {
    self.label = label
    self.kind = kind
    self.identity = identity
    self.design = design
    map = design?.map
    self.near = near
    self.far = far
    self.grade = grade
    self.lengthMM = lengthMM
  }

  /// The same part of another design.
  public func redesigned(_ design: PartDesign) -> FibrePart {
    FibrePart(
      label, kind: kind, identity: identity, design: design, near: near, far: far, grade: grade,
      lengthMM: lengthMM)
  }

  /// The fibre at a place: its end on the near side, by which fibres are numbered and coloured.
  ///
  /// In a cord of type B the blue fibre is at position 1 of the near end and at 12 of the far one.
  /// Nil if no fibre is there, or the design is not known.
  public func fibre(at end: FibreEnd, on side: PartSide) -> FibreEnd? {
    guard let other = map?.otherEnd(of: end, from: side) else { return nil }
    return side == .near ? end : other
  }

  /// The face of a connector of a side.
  public func face(_ side: PartSide, _ connector: Int) -> FaceType {
    var face = side == .near ? near : far
    if let kinds = map?.connectors(side), connector >= 1, connector <= kinds.count {
      face.kind = kinds[connector - 1]
    }
    return face
  }
}
