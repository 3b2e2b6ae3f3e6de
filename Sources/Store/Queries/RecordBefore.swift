public import Plant

/// What a record was before a change made it or wrote to it.
public struct RecordBefore: Hashable, Sendable {
  /// Its table.
  public let kind: ThingKind
  /// Which record.
  public let id: ThingID
  /// Whether that change made it.
  public let isNew: Bool
  /// What the columns held that it wrote anew, by name; without the groups that were written again since.
  public let cells: [String: Cell]
}
