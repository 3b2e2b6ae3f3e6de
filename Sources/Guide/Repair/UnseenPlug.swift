/// A plug that went in although its faces were not both seen clean.
public struct UnseenPlug: Hashable, Sendable {
  /// Why, as said; nil if nobody said.
  public var reason: String?
  /// When; ms UTC.
  public var atMS: Int64
  /// Who recorded it.
  public var technician: String
}
