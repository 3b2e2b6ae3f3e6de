/// Who answers at the other end of a link, as the network tells it.
public struct PeerAnswer: Hashable, Sendable {
  /// The port that should answer.
  public var wanted: String
  /// The port that does; nil if none.
  public var found: String?

  /// Both names.
  public init(wanted: String, found: String?) {
    self.wanted = wanted
    self.found = found
  }
}
