public import Plant

/// What an import did, or would do.
public struct PlanReport: Hashable, Sendable {
  /// Why a row was not taken over.
  public struct Refused: Hashable, Sendable {
    /// The line of the file.
    public var line: Int?
    /// For programs to match on.
    public var code: String
    /// A sentence.
    public var message: String
  }

  /// When these same bytes were imported before; ms UTC.
  ///
  /// Nothing else was done then.
  public var importedBeforeMS: Int64?
  /// New records by kind.
  public var added: [ThingKind: Int] = [:]
  /// Records that got new values by kind.
  public var changed: [ThingKind: Int] = [:]
  /// Records left as they are by kind.
  public var same: [ThingKind: Int] = [:]
  /// Records a person edited since, whose edit stands, because the file says what it said before.
  public var kept: [ThingKind: Int] = [:]
  /// Rows that were not taken over: their records are retired.
  public var refused: [Refused] = []

  init() {}
}
