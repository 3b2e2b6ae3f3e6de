/// A pair of LC in front of a cassette and the one at the other panel its light comes to, both free.
public struct SparePair: Hashable, Sendable {
  /// In front of the first panel.
  public var near: PanelPosition
  /// In front of the second.
  public var far: PanelPosition

  /// Both.
  public init(near: PanelPosition, far: PanelPosition) {
    self.near = near
    self.far = far
  }
}
