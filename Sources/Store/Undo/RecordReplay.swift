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

  init(_ brought: BroughtChanges, _ view: StoreView) throws {
    guard !brought.groups.isEmpty else { return }
    let queue = try Connection.inMemory()
    try queue.inDatabase { db in
      try db.inTransaction {
        for hash in try VoidChanges.all(view.db) { try VoidChanges.add(db, hash) }
        let applier = try Applier(db, catalogue: view.catalogue, view.identity)
        applier.voidsAreKnown = true
        applier.takesRecordsOnly = true
        let scratch = StoreView(db: db, catalogue: view.catalogue, identity: view.identity)
        try view.changes(notSeenBy: [ChangeHash]()) { bytes in
          let sealed = try SealedChange(decoding: bytes)
          guard !brought.hashes.contains(sealed.hash), !brought.later.contains(sealed.hash),
            !brought.waiting.contains(sealed.hash)
          else { return }
          _ = try applier.accept(sealed)
        }
        try applier.log.save()
        for group in brought.groups {
          before[group] = try scratch.state(of: group, applier.log)
          if try scratch.isThere(group.table, group.row) { wereThere.insert(group) }
        }
        try view.changes(notSeenBy: [ChangeHash]()) { bytes in
          let sealed = try SealedChange(decoding: bytes)
          if brought.hashes.contains(sealed.hash) { _ = try applier.accept(sealed) }
        }
        try applier.log.save()
        for group in brought.groups { after[group] = try scratch.state(of: group, applier.log) }
        return .rollback
      }
    }
  }
}
