/// Something that was brought to an end in a shift.
public struct FinishedWork: Hashable, Sendable {
  /// When; ms UTC.
  public var atMS: Int64
  /// Who did it.
  public var by: String
  /// The port or link.
  public var ref: String
  /// What was done, such as `hands done`, `accepted`, `fault closed: …`.
  public var what: String
  /// The ticket it was for.
  public var ticket: String?

  /// All its parts.
  public init(atMS: Int64, by: String, ref: String, what: String, ticket: String? = nil) {
    self.atMS = atMS
    self.by = by
    self.ref = ref
    self.what = what
    self.ticket = ticket
  }
}
