public import Change

/// What came of shutting a laptop out.
public struct RevokeReport: Sendable {
  /// What was said; what was said before, if nothing new was.
  public var revocation: Revocation
  /// Whether it was said now.
  public var isNew: Bool
  /// The changes that lost their effect though nothing says that they were written later than the time given.
  public var undated: [ChangeName] = []
  /// How many changes lost their effect though they were written by the time given: it signed more lines than a
  /// revocation names.
  public var notNamed: Int64 = 0
  /// Its changes that waited for others, and were given up: nobody's work goes back to them.
  public var givenUp: [ChangeName] = []
}
