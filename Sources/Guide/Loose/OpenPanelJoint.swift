public import Plant

/// A joint on a panel that is not plugged in as it should be.
public struct OpenPanelJoint: Hashable, Sendable {
  /// The latest plugging there.
  public var plugging: Recorded<Plugging>
  /// What the position is called, such as `P07A:22`.
  public var ref: String
  /// Where its panel stands.
  public var place: Place?

  /// All its parts.
  public init(plugging: Recorded<Plugging>, ref: String, place: Place? = nil) {
    self.plugging = plugging
    self.ref = ref
    self.place = place
  }
}
