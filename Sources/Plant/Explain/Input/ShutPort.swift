/// A port that is recorded as shut.
public struct ShutPort: Hashable, Sendable {
  /// Who shut it.
  public var byWhom: String
  /// When that was recorded; ms UTC.
  public var sinceMS: Int64
  /// Under which ticket.
  public var ticket: String?

  /// All its parts.
  public init(byWhom: String, sinceMS: Int64, ticket: String? = nil) {
    self.byWhom = byWhom
    self.sinceMS = sinceMS
    self.ticket = ticket
  }
}
