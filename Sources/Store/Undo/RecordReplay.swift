internal import Change
internal import GRDB

/// The records of a store as they were before a merge, and right after it, made from the log in memory.
struct RecordReplay {
  /// What was said in each group before the merge.
  private(set) var before: [RecordGroup: GroupState] = [:]
  /// The groups whose record was there before the merge.
  private(set) var wereThere: Set<RecordGroup> = []
  /// What was said in each group right after it.
  private(set) var after: [RecordGroup: GroupState] = [:]

  init(
    _ brought: BroughtChanges, _ view: StoreView, _ progress: MergeUndo.Progress
  ) throws {
    guard !brought.groups.isEmpty else { return }
    let queue = try Connection.inMemory()
    try queue.inDatabase { db in
      try db.inTransaction {
        for hash in try VoidChanges.all(view.db) { try VoidChanges.add(db, hash) }
        let applier = try Applier(db, catalogue: view.catalogue, view.identity)
        applier.voidsAreKnown = true
        applier.takesRecordsOnly = true
        let states = RecordStates(applier)
        let count = Int(clamping: try view.changeCount())
        var read = 0
        try view.changes(notSeenBy: [ChangeHash]()) { bytes in
          if read % 100 == 0 { progress(.changes, read, count) }
          read += 1
          let sealed = try SealedChange(decoding: bytes)
          guard !brought.hashes.contains(sealed.hash), !brought.later.contains(sealed.hash),
            !brought.waiting.contains(sealed.hash)
          else { return }
          _ = try applier.accept(sealed)
        }
        try applier.save()
        for group in brought.groups {
          before[group] = try states.state(of: group)
          if try states.isThere(group) { wereThere.insert(group) }
        }
        // What came with the merge is after what was there before it.
        try view.changes(notSeenBy: brought.merge.tipsBefore) { bytes in
          let sealed = try SealedChange(decoding: bytes)
          if brought.hashes.contains(sealed.hash) { _ = try applier.accept(sealed) }
        }
        try applier.save()
        let statesAfter = RecordStates(applier)
        for group in brought.groups { after[group] = try statesAfter.state(of: group) }
        return .rollback
      }
    }
  }
}
