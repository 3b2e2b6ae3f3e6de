package import Change

/// Of more changes of one device than can be named those that cover most of what it wrote.
package struct WidestTips: Sendable {
  /// The changes, ascending.
  package var tips: [ChangeHash] = []
  /// How many changes of the device the others cover, and these do not.
  package var left: Int64 = 0
}

extension StoreView {
  /// Of some applied changes of a device at most `most`, the longest lines first: each covers something that
  /// those before it do not.
  package func widestTips(
    _ changes: [ChangeHash], of device: DeviceID, most: Int
  ) throws -> WidestTips {
    let log = try ChangeLog(db)
    let chains = zip(Int32(0)..., log.chains.chains).filter { $0.1.device == device }
    func count(_ coverage: Coverage) -> Int64 {
      chains.reduce(0) { count, item in
        let seen = coverage.seq(in: ChainNumber(rawValue: item.0))
        return count + max(0, min(seen, item.1.lastSeq) - (item.1.parent?.seq ?? 0))
      }
    }
    func covered(by change: AppliedChange) throws -> Coverage {
      var coverage = try log.coverage(of: change)
      coverage.include(change.placement, in: log.chains)
      return coverage
    }
    var all = Coverage()
    var lines: [(count: Int64, change: AppliedChange)] = []
    for change in try changes.compactMap({ try log.applied($0) }) {
      let coverage = try covered(by: change)
      all.merge(coverage)
      lines.append((count(coverage), change))
    }
    lines.sort { ($1.count, $0.change.rank.hash) < ($0.count, $1.change.rank.hash) }
    var found = WidestTips()
    var named = Coverage()
    for (_, change) in lines where !named.covers(change.placement) {
      guard found.tips.count < most else { break }
      found.tips.append(change.rank.hash)
      named.merge(try covered(by: change))
    }
    found.tips.sort()
    found.left = count(all) - count(named)
    return found
  }
}
