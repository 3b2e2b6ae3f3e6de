/// A link along which something was seen otherwise than planned.
public struct SeenLink: Hashable, Sendable {
  /// What people call it.
  public var link: String
  /// What was seen, along its way.
  public var sights: [FloorSight]

  /// Both parts.
  public init(link: String, sights: [FloorSight]) {
    self.link = link
    self.sights = sights
  }
}
