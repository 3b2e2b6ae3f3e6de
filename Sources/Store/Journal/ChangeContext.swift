internal import Change

/// The change that is being applied, and what it covers.
struct ChangeContext {
  var change: AppliedChange
  var log: ChangeLog

  /// Whether the change covers another; every change covers its own earlier operations.
  func covers(_ other: ChangeNumber) throws -> Bool {
    if other == change.number { return true }
    return try log.covers(change, try log.applied(other).placement)
  }

  /// Which of these changes are covered: a few, so that a list is quicker than a set.
  func covered(_ others: some Sequence<ChangeNumber>) throws -> [ChangeNumber] {
    var out: [ChangeNumber] = []
    for other in others where try covers(other) { out.append(other) }
    return out
  }
}
