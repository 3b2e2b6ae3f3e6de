public import Plant

/// A position in front of a panel, and the face a plug meets there.
public struct PanelSpot: Hashable, Sendable {
  /// The position, as a person finds it.
  public var card: PortCard
  /// The face in it: the end of a leg, or a cassette's.
  public var face: Face
  /// What people call that face where it is not the leg's, such as `U-0001:5`.
  public var faceName: String?
  /// The leg behind it, by what people call it.
  public var legName: String?

  /// All its parts.
  public init(card: PortCard, face: Face, faceName: String? = nil, legName: String? = nil) {
    self.card = card
    self.face = face
    self.faceName = faceName
    self.legName = legName
  }
}
