/// How much was applied.
public struct AppliedCounts: Hashable, Sendable {
  /// How many changes.
  public var changes = 0
  /// How many facts they recorded.
  public var facts = 0
  /// How many rows of records they made or edited.
  public var records = 0

  /// Nothing so far, or what is given.
  public init(changes: Int = 0, facts: Int = 0, records: Int = 0) {
    self.changes = changes
    self.facts = facts
    self.records = records
  }

  /// Adds what else was applied.
  public mutating func add(_ other: AppliedCounts) {
    changes += other.changes
    facts += other.facts
    records += other.records
  }

  /// What was applied since it was as much as `before`.
  func since(_ before: AppliedCounts) -> AppliedCounts {
    AppliedCounts(
      changes: changes - before.changes, facts: facts - before.facts,
      records: records - before.records)
  }
}
