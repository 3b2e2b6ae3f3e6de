public import Plant

/// The end of the new cord that goes in where the old one's other end was.
public struct CordArrival: Hashable, Sendable {
  /// The end that goes in there; nil as long as nobody has said which cord went in at the port.
  public var end: ThingID?
  /// What a person calls it, such as `C-9002:b`.
  public var name: String?
  /// Whether the joint is a position on a panel, and not a port.
  public var isOnPanel: Bool

  /// All its parts.
  public init(end: ThingID? = nil, name: String? = nil, isOnPanel: Bool) {
    self.end = end
    self.name = name
    self.isOnPanel = isOnPanel
  }
}
