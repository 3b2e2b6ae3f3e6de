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
      SELECT chain, seq, hlc FROM change_log
      WHERE n > ? AND applied = 1 AND hlc >= ?
      ORDER BY hlc, n
      """, [number, limit])
    // A time whose counter is 0 is the laptop's own; others follow what it had heard.
    let own = late.filter { ($0.int64("hlc") ?? 0) & 0xFFFF == 0 }
    var found: [DeviceID: ClockAhead] = [:]
    for row in own.isEmpty && number == 0 ? Array(late.prefix(1)) : own {
      let chain = ChainNumber(rawValue: Int32(truncatingIfNeeded: row.int64("chain") ?? -1))
      guard let device = log.chains[chain]?.device, found[device] == nil,
        let seq = row.int64("seq"), let time = row.int64("hlc")
      else { continue }
      found[device] = ClockAhead(device: device, seq: seq, atMS: HybridTime.wallMS(of: time))
    }
    return found.values.sorted { $0.device < $1.device }
  }

  /// When a change was written, by its laptop's own clock as far as its bytes say, else by the hybrid
  /// time, which is that or later; ms UTC.
  package func shownMS(of change: Change) throws -> Int64 {
    try change.writtenMS(catalogue) ?? HybridTime.wallMS(of: change.hlc)
  }
}
