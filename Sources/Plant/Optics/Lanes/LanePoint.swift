/// A lane's transmitter or receiver and the position of its fibre.
public struct LanePoint: Hashable, Sendable {
  /// The lane; 1 is first.
  public var lane: Int
  /// Looking into the receptacle, keyway up, as the makers draw it.
  public var receptacle: Int
  /// On the plug's end-face, key up, as the technician sees it.
  public var plug: Int
  /// Which light of that fibre.
  public var band: LightBand
}
