internal import Change
internal import GRDB

/// Whether what a store knows as its last change is that.
enum OwnTip {
  /// Whether it is a change of this device, and none that this store wrote comes after it.
  ///
  /// What a copy wrote may come after it, once the copy has parted.
  static func isRight(_ log: ChangeLog, _ device: DeviceID) throws -> Bool {
    var last: Placement?
    if let tip = log.ownTip {
      guard let change = try log.applied(tip),
        log.chains[change.placement.chain]?.device == device
      else { return false }
      last = change.placement
    }
    return try ends(log, device).allSatisfy { end in
      guard let next = OwnNames.next(after: last, towards: end, log.chains) else { return true }
      return try OwnNames.isRestart(next, log.db)
    }
  }

  /// Takes the end of this device's longest chain for its last change, where what was known is wrong; the
  /// log must have been saved.
  ///
  /// Where it may be what a copy wrote, the store parts before it next writes.
  static func mend(_ log: ChangeLog, _ device: DeviceID) throws {
    guard try !isRight(log, device) else { return }
    let ends = ends(log, device)
    guard let longest = ends.max(by: { ($0.seq, $0.chain.rawValue) < ($1.seq, $1.chain.rawValue) })
    else { return try Meta.remove(log.db, Meta.tip) }
    try Meta.set(log.db, Meta.tip, log.chains[longest.chain]?.lastHash.data)
    let isCopied =
      try ends.count > 1
      || Bool.fetchOne(
        log.db,
        sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE name >= ? AND name < ?)",
        // The name that sorts right behind all that begin so.
        arguments: [Meta.restart, "restart!"]) == true
    if isCopied { try Meta.set(log.db, Meta.keyIdentity, "not known") }
  }

  private static func ends(_ log: ChangeLog, _ device: DeviceID) -> [Placement] {
    zip(Int32(0)..., log.chains.chains).filter { $0.1.device == device }.map {
      Placement(chain: ChainNumber(rawValue: $0.0), seq: $0.1.lastSeq)
    }
  }
}
