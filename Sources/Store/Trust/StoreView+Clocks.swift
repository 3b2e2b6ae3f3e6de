public import Change
internal import GRDB

/// A laptop whose clock was ahead of this one's by more than a day when it wrote.
public struct ClockAhead: Hashable, Sendable {
  /// Its device.
  public var device: DeviceID
  /// The number of the first change that shows it.
  public var seq: Int64
  /// What its clock said then; ms UTC.
  public var atMS: Int64
}

extension StoreView {
  /// The laptops whose clock was far ahead of `nowMS` when they wrote, by device; or this laptop's own is
  /// behind.
  ///
  /// Reads the log through only where some change is later than that.
  ///
  /// - Parameter number: only changes that arrived after this one are looked at; 0 is all.
  package func clocksAhead(nowMS: Int64, since number: Int64 = 0) throws -> [ClockAhead] {
    let log = try ChangeLog(db)
    let greatest = try log.greatestTime()
    guard HybridTime.isAhead(HybridTime.wallMS(of: greatest), nowMS: nowMS) else { return [] }
    let limit = (nowMS + HybridTime.doubtMS + 1) << 16
    let late = try rows(
      """
      SELECT hash, chain, seq, hlc FROM change_log
      WHERE n > ? AND applied = 1 AND hlc >= ?
      ORDER BY hlc, n
      """, [number, limit])
    var found: [DeviceID: ClockAhead] = [:]
    func blame(_ row: CellRow, unless isHeard: (Int64) throws -> Bool) throws {
      let chain = ChainNumber(rawValue: Int32(truncatingIfNeeded: row.int64("chain") ?? -1))
      guard let device = log.chains[chain]?.device, found[device] == nil,
        let seq = row.int64("seq"), let time = row.int64("hlc"), try !isHeard(time)
      else { return }
      found[device] = ClockAhead(device: device, seq: seq, atMS: HybridTime.wallMS(of: time))
    }
    var last: Int64?
    for row in late {
      try blame(row) { time in
        // Mostly a change goes on from the one before it in time, and none has to be read.
        if time & 0xFFFF != 0, let last, time - last <= 1 { return true }
        guard let hash = ChangeHash(bytes: row.blob("hash")), let change = try sealed(hash)?.change
        else { return false }
        // One that comes after more than it may name does not show what it goes on from.
        return try change.deps.count >= ChangeLimits.deps || isOnlyNext(time, change)
      }
      last = row.int64("hlc")
    }
    // What the first one goes on from may be a little less than far ahead.
    if found.isEmpty, number == 0, let first = late.first { try blame(first) { _ in false } }
    return found.values.sorted { $0.device < $1.device }
  }

  /// The latest time this laptop wrote at by its own clock, if `nowMS` is well before it; ms UTC.
  ///
  /// Its clock was set back since, or was ahead then.
  ///
  /// Only the end of the log is read, and only where this laptop's last change is later than now.
  public func clockBehind(nowMS: Int64) throws -> Int64? {
    // A clock that is set right by the network goes back a little.
    let slackMS: Int64 = 120_000
    let read: Int64 = 5_000
    let limitMS = nowMS.addingReportingOverflow(slackMS)
    guard !limitMS.overflow else { return nil }
    let log = try ChangeLog(db)
    guard let last = try OwnChain.last(log),
      HybridTime.wallMS(of: last.rank.effectiveHLC) > limitMS.partialValue
    else { return nil }
    let device = try Meta.identity(db).device
    // A time whose counter is 0 is what the clock said, not one more than what was heard.
    let late = try rows(
      """
      SELECT chain, hlc FROM change_log
      WHERE n > (SELECT MAX(n) FROM change_log) - ? AND applied = 1 AND hlc & 65535 = 0
      """, [read])
    return late.compactMap { row -> Int64? in
      let chain = ChainNumber(rawValue: Int32(truncatingIfNeeded: row.int64("chain") ?? -1))
      guard log.chains[chain]?.device == device else { return nil }
      return row.int64("hlc").map(HybridTime.wallMS)
    }.max().flatMap { $0 > limitMS.partialValue ? $0 : nil }
  }

  /// When a change was written, by its laptop's own clock as far as its bytes say, else by the hybrid
  /// time, which is that or later; ms UTC.
  package func shownMS(of change: Change) throws -> Int64 {
    try writtenMS(of: change) ?? HybridTime.wallMS(of: change.hlc)
  }
}
