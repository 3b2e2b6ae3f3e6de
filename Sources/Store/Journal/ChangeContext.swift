internal import Change

/// The change that is being applied, and what it covers.
struct ChangeContext {
  var change: AppliedChange
  var coverage: Coverage
  var log: ChangeLog

  /// Whether the change covers another; every change covers its own earlier operations.
  func covers(_ other: ChangeNumber) throws -> Bool {
    if other == change.number { return true }
    return coverage.covers(try log.applied(other).placement)
  }

  /// Which of these changes are covered.
  func covered(_ others: some Sequence<ChangeNumber>) throws -> Set<ChangeNumber> {
    var out: Set<ChangeNumber> = []
    for other in others where try covers(other) { out.insert(other) }
    return out
  }
}
