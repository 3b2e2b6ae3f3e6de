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
            OR length(tips_after) = 0
          """))
    let merged = try mergedBundles().filter { merged in
      try torn.contains(merged.number)
        || (merged.tipsBefore + merged.tipsAfter).contains { try log.applied($0) == nil }
    }
    let written = try writtenBundles().filter { written in
      guard let last = written.last else { return false }
      guard let change = try log.applied(last.hash) else { return true }
      return log.chains[change.placement.chain]?.device != last.device
        || change.placement.seq != last.seq
    }
    return merged.map { "what is remembered of merge \($0.number) is not in the log" }
      + written.map { "what is remembered of the written bundle \($0.counter) is not in the log" }
  }
}
