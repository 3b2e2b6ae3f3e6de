/// From where a cord is moved to the position a situation is about.
public struct PanelMove: Hashable, Sendable {
  /// The position it is moved from.
  public var from: PanelSpot
  /// Whether it was where it is to be when the job began: it is moved back there.
  public var isWayBack: Bool

  /// A move; from where the cord was when the job began, unless it is the way back.
  public init(from: PanelSpot, isWayBack: Bool = false) {
    self.from = from
    self.isWayBack = isWayBack
  }
}
