internal import Change
internal import GRDB

/// Changes without effect, as they are applied.
extension Applier {
  /// Something was said about devices, or came that lets others stand: to be looked at once, at the end of
  /// the transaction.
  func trustChanged() {
    mustSettleVoid = true
    isKnownNotShutOut = false
  }

  /// Whether a change that was just given its place has no effect.
  ///
  /// What it follows from may still come in the same transaction: ``settleVoid()`` has the last word.
  func isVoid(_ change: AppliedChange, of device: DeviceID) throws -> Bool {
    if voidsAreKnown { return try VoidChanges.contains(db, change.rank.hash) }
    let rule = try voidRule()
    if rule.isTip(change.rank.hash) { trustChanged() }
    guard rule.isVoid(change, of: device) else { return false }
    try VoidChanges.add(db, change.rank.hash)
    return true
  }

  private func voidRule() throws -> VoidRule {
    if let void { return void }
    // Mostly nobody was, and then no signature has to be looked at.
    let isAnybodyRevoked = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM trust WHERE kind = 'revocation')"))
    let view = StoreView(db: db, catalogue: catalogue, identity: identity)
    let rule =
      isAnybodyRevoked == true
      ? try VoidRule(
        TrustBook(
          site: site, authority: identity.authority, view.trustFacts(), isSigned: view.isSigned()),
        log)
      : VoidRule(nobodyRevoked: site)
    void = rule
    return rule
  }

  /// Sees to it that exactly the void changes have no effect, at the end of a transaction.
  ///
  /// - Returns: whether the state was built anew from the log; this applier is of no use then.
  func settleVoid() throws -> Bool {
    guard mustSettleVoid else { return false }
    mustSettleVoid = false
    guard try renewVoid() else { return false }
    _ = try Refold.run(db, catalogue: catalogue, identity)
    isSpent = true
    return true
  }

  /// Writes anew which changes are void.
  ///
  /// - Returns: whether that differs from what was written before.
  func renewVoid() throws -> Bool {
    void = nil
    let now = try voidRule().all(in: log)
    guard try now != VoidChanges.all(db) else { return false }
    try VoidChanges.replace(db, with: now)
    return true
  }
}
