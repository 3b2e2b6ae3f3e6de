public import Store

extension Sync {
  /// Undoes a merge as far as nobody wrote over it since, or only says what that would do.
  ///
  /// - Parameters:
  ///   - number: the merge's number in this store.
  ///   - author: who undoes it; nil writes nothing.
  /// - Throws: a `StoreError` with code `no-such-thing` or `changed-meanwhile`.
  public static func undo(
    _ store: Store, _ number: Int64, author: String?,
    progress: (SyncProgress) -> Void = { _ in }
  ) throws -> MergeUndo {
    guard let author else { return try store.read { try plan($0, number, progress) } }
    return try store.write(author: author, note: MergeUndo.note(number)) { view, draft in
      let undo = try plan(view, number, progress)
      try undo.write(to: draft, view)
      return undo
    }
  }

  /// Undoes a merge, and tells what somebody watches before it and after: in one transaction, which is kept only
  /// if they say so of both.
  ///
  /// - Parameters:
  ///   - watch: reads what is watched.
  ///   - keeps: says whether what is watched may become so; if not, nothing is written.
  /// - Throws: a `StoreError` with code `no-such-thing` or `changed-meanwhile`.
  public static func undo<Watched>(
    _ store: Store, _ number: Int64, author: String, watch: (StoreView) throws -> Watched,
    keeps: (_ before: Watched, _ after: Watched) -> Bool,
    progress: (SyncProgress) -> Void = { _ in }
  ) throws -> (undo: MergeUndo, before: Watched, after: Watched) {
    var seen: (before: Watched, after: Watched)?
    var planned: MergeUndo?
    do {
      let undo = try store.write(author: author, note: MergeUndo.note(number)) { view, draft in
        let undo = try plan(view, number, progress)
        let before = try watch(view)
        seen = (before, before)
        planned = undo
        try undo.write(to: draft, view)
        return undo
      } look: { view, _ in
        guard let before = seen?.before else { return }
        let after = try watch(view)
        seen = (before, after)
        guard keeps(before, after) else { throw UndoNotKept() }
      }
      guard let seen else { throw UndoNotKept() }
      return (undo, seen.before, seen.after)
    } catch let error as UndoNotKept {
      guard let planned, let seen else { throw error }
      return (planned, seen.before, seen.after)
    }
  }

  private static func plan(
    _ view: StoreView, _ number: Int64, _ progress: (SyncProgress) -> Void
  ) throws -> MergeUndo {
    try MergeUndo(view.mergedBundle(number), view) { step, done, total in
      progress(SyncProgress(step == .changes ? .changes : .records, done: done, of: total))
    }
  }
}

/// Ends a transaction that is rolled back.
private struct UndoNotKept: Error {}
