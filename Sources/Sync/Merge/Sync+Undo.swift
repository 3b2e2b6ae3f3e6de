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
    func plan(_ view: StoreView) throws -> MergeUndo {
      try MergeUndo(view.mergedBundle(number), view) { step, done, total in
        progress(SyncProgress(step == .changes ? .changes : .records, done: done, of: total))
      }
    }
    guard let author else { return try store.read(plan) }
    return try store.write(author: author, note: MergeUndo.note(number)) { view, draft in
      let undo = try plan(view)
      try undo.write(to: draft, view)
      return undo
    }
  }
}
