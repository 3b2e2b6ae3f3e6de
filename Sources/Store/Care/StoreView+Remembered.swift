internal import Change
internal import GRDB

extension StoreView {
  /// What is remembered of merged and written bundles and does not fit the log, in words.
  package func faultsOfBundles() throws -> [String] {
    let log = try ChangeLog(db)
    let torn = Set(
      try Int64.fetchAll(
        db,
        sql: """
          SELECT n FROM merged_bundle
          WHERE length(tips_before) % 32 <> 0 OR length(tips_after) % 32 <> 0
            OR length(tips_after) = 0 OR length(undone_after) % 32 <> 0
          """))
    let all = try mergedBundles()
    let (known, undos) = (try knownDevices(log), try undos(of: all))
    let merged = try all.filter { merged in
      let tips = merged.tipsBefore + merged.tipsAfter
      return try torn.contains(merged.number) || !known.contains(merged.device)
        || tips.contains { try log.applied($0) == nil }
        || !isCountRight(merged, log) || !isUndoRight(merged, undos[merged.number] ?? [])
    }
    let written = try writtenBundles().filter { written in
      guard let last = written.last else { return false }
      guard let change = try log.applied(last.hash) else { return true }
      return log.chains[change.placement.chain]?.device != last.device
        || change.placement.seq != last.seq
    }
    return merged.map { "what is remembered of merge \($0.number) is not in the log" }
      + written.map { "what is remembered of the written bundle \($0.counter) is not in the log" }
      + (try RememberedBundles.allCases.compactMap { try $0.gap(db) })
  }

  /// The devices that a bundle may be from: those somebody vouched for, that were heard, or that wrote.
  private func knownDevices(_ log: ChangeLog) throws -> Set<DeviceID> {
    Set(try trust().all.map(\.device) + peers().map(\.device) + log.chains.chains.map(\.device))
      .union([identity.device])
  }

  /// Whether as many changes came with a merge as lie between what was there before it and after.
  ///
  /// The restart that a merge makes this store write lies there too, and did not come.
  private func isCountRight(_ merged: MergedBundle, _ log: ChangeLog) throws -> Bool {
    let before = try coverage(of: merged.tipsBefore, log)
    let after = try coverage(of: merged.tipsAfter, log)
    var count: Int64 = 0
    for (number, chain) in zip(Int32(0)..., log.chains.chains) {
      let place = ChainNumber(rawValue: number)
      let start = max(before.seq(in: place), chain.parent?.seq ?? 0)
      // A log that was edited by hand may name any number.
      count &+= max(0, after.seq(in: place) &- start)
    }
    if count == merged.changes { return true }
    guard count > 0, count - 1 == merged.changes else { return false }
    return try restarts().contains { hash in
      guard let place = try log.applied(hash)?.placement else { return false }
      return after.covers(place) && !before.covers(place)
    }
  }

  /// What the changes that say they undid a merge follow, by the merge's number on the laptop that wrote them.
  private func undos(of merges: [MergedBundle]) throws -> [Int64: Set<ChangeHash>] {
    let numbers = Dictionary(
      merges.filter { $0.undoneMS != nil || !$0.undoneAfter.isEmpty }
        .map { (MergeUndo.note($0.number), $0.number) }, uniquingKeysWith: { one, _ in one })
    guard !numbers.isEmpty else { return [:] }
    var found: [Int64: Set<ChangeHash>] = [:]
    try changes(notSeenBy: [ChangeHash]()) { bytes in
      let change = try SealedChange(decoding: bytes).change
      guard let number = change.note.flatMap({ numbers[$0] }) else { return }
      found[number, default: []].insert(change.prev)
    }
    return found
  }

  /// Whether what is remembered of a merge's undoing is what undid it: a ferrule that did not keep which
  /// changes these are follow kept when it was.
  private func isUndoRight(_ merged: MergedBundle, _ undos: Set<ChangeHash>) -> Bool {
    merged.undoneMS == nil
      ? merged.undoneAfter.isEmpty
      : !undos.isEmpty && undos.isSuperset(of: merged.undoneAfter)
  }
}
