public import Change
public import Store

extension Sync {
  /// Shuts a laptop out: its bundles are refused, and of what it wrote only what is named counts.
  ///
  /// What of it waits and nobody needs goes in the same transaction, as it would with the next merge. Where all
  /// counts that is here, and it signed more lines than a revocation names, a change of this store that covers
  /// them is named instead.
  ///
  /// - Parameters:
  ///   - device: the device.
  ///   - untilMS: what it wrote by its own clock up to then counts; nil means everything that is here
  ///     now. ms UTC.
  /// - Returns: what was said; what was said before, and not said again, if that shuts it out as far; and
  ///   what became of its changes.
  /// - Throws: a `StoreError` with code `may-not-vouch` or `no-such-thing`.
  public static func revoke(
    _ store: Store, _ device: DeviceID, untilMS: Int64? = nil, why: String, author: String
  ) throws -> RevokeReport {
    guard device != store.identity.device else {
      throw StoreError(
        .badValue, "A laptop cannot shut itself out.",
        next: "ferrule sync revoke, on another store that has the site's key")
    }
    let cuts = try store.read { view in
      try view.chainEnds().filter { $0.device == device }.map { end in
        try untilMS.map { try view.cutOff(of: end.hash, atMS: $0) }
          ?? StoreView.CutOff(last: end.hash)
      }
    }
    var tips = cuts.compactMap(\.last)
    var notNamed: Int64 = 0
    let isTooMany = Set(tips).count > Revocation.mostTips
    if isTooMany, untilMS != nil {
      let widest = try store.read {
        try $0.widestTips(tips, of: device, most: Revocation.mostTips)
      }
      (tips, notNamed) = (widest.tips, widest.left)
    }
    // Of what was let stand nothing more is taken away by letting stand all that is here, or the same.
    let before = try store.read { try $0.trust() }.revocations(of: device)
    if let known = before.first(where: { untilMS == nil || Set($0.tips) == Set(tips) }) {
      return RevokeReport(revocation: known, isNew: false)
    }
    if isTooMany, untilMS == nil {
      // Whoever may not say it writes nothing.
      _ = try store.signed(.revocation(Revocation(device: device, tips: [], why: why)))
      tips = [try store.joinedTip()]
    }
    let revocation = Revocation(device: device, tips: tips, why: why)
    var report = RevokeReport(revocation: revocation, isNew: true)
    report.notNamed = notNamed
    _ = try store.say(.revocation(revocation), author: author) { view, draft, statement in
      let book = TrustBook(
        site: view.identity.site, authority: view.identity.authority,
        try view.trustEntries() + [TrustBook.Entry(statement, isInEffect: true)],
        isSigned: try view.isSigned())
      let limit = try HeldLimit(view, book)
      try draft.forget(limit.changes)
      try view.drop(limit.heads)
      try view.forgetNamed(by: [device])
      report.givenUp = limit.changes.map(\.name).filter { $0.device == device }.sorted()
    }
    // One that another chain of the device lets stand has effect.
    let void = Set(try store.read { try $0.voidChanges() })
    report.undated = Set(cuts.flatMap(\.undated)).intersection(void).sorted()
    return report
  }

  /// Lets a change of a laptop that was shut out count all the same.
  ///
  /// - Parameter text: the change's hash, or its first digits.
  /// - Throws: a ``SyncError`` with code `no-such-change`, or a `StoreError` with code `may-not-vouch`.
  public static func adopt(_ store: Store, _ text: String, author: String) throws -> ChangeName {
    let void = try store.read { try $0.voidChanges() }
    let found = void.filter { $0.hash.description.hasPrefix(text.lowercased()) }
    guard text.utf8.count >= 4, let change = found.first, found.count == 1 else {
      throw SyncError(
        .noSuchChange,
        found.count > 1
          ? "\(text) means \(found.count) changes."
          : "No change that does not count begins with \(text).",
        next: "ferrule sync devices --void")
    }
    _ = try store.say(.adoption(Adoption(change: change.hash)), author: author)
    return change
  }
}
