/// The other end of a cord that took the place of another in a port.
public struct CordOtherEnd: Hashable, Sendable {
  /// The port or the position on a panel it is in; nil if that is recorded nowhere.
  public var place: PortCard?
  /// What it is called, such as `C-9002:a`; nil where nobody has said which cord it is.
  public var name: String?
  /// Whether somebody saw it clean since the cord went in.
  public var isSeenClean: Bool
  /// What to type where no place is recorded; nil where one is.
  public var command: String?

  /// All its parts.
  public init(
    place: PortCard?, name: String? = nil, isSeenClean: Bool = false, command: String? = nil
  ) {
    self.place = place
    self.name = name
    self.isSeenClean = isSeenClean
    self.command = command
  }
}
