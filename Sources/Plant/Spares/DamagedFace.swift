/// A face that was damaged when somebody looked at it last.
public struct DamagedFace: Hashable, Sendable {
  /// The face.
  public var face: Face
  /// The position it is at; nil for that of a leg that is not landed.
  public var position: ThingID?
  /// Where it is, such as `P01A:22` or `end b, coiled`.
  public var place: String
  /// When it was seen.
  public var atMS: Int64
  /// Who saw it.
  public var technician: String

  /// All its parts.
  public init(
    face: Face, position: ThingID?, place: String, atMS: Int64, technician: String
  ) {
    self.face = face
    self.position = position
    self.place = place
    self.atMS = atMS
    self.technician = technician
  }
}
