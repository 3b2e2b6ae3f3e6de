/// A module, as its record describes it.
public struct FabricModule: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// What a person calls it: its serial.
  public var label: String
  /// Maker's part number; nil is unknown.
  public var partNumber: String?
  /// Its faces, as far as they are known.
  public var face: FaceType

  /// All its parts.
  public init(
    id: ThingID, label: String, partNumber: String? = nil, face: FaceType = FaceType()
  ) {
    self.id = id
    self.label = label
    self.partNumber = partNumber
    self.face = face
  }
}
