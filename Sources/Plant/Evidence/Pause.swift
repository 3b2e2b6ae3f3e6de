/// A repair was parked, or taken up again.
public struct Pause: Hashable, Sendable {
  /// Which.
  public var action: PauseAction
  /// What it waits for.
  public var reason: String?
  /// When to look again; ms UTC.
  public var untilMS: Int64?

  /// All its parts.
  public init(action: PauseAction, reason: String? = nil, untilMS: Int64? = nil) {
    self.action = action
    self.reason = reason
    self.untilMS = untilMS
  }
}
