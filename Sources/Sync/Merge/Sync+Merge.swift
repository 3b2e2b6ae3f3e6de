public import Store

extension Sync {
  /// Takes a bundle into the store: all of it in one transaction, on the disk when this returns.
  ///
  /// The whole file and its signatures are checked first; if anything is wrong with it, or nobody has
  /// vouched for who wrote it, nothing is written. A change inside a sound file that is not valid, or for
  /// which its device does not stand, is left out with its sentence, and the rest merges. A bundle may be
  /// merged in any order and as often as one likes, its own store included.
  ///
  /// - Parameter pinsSiteKey: whether a store that knows no key of its site, since it is older than such keys,
  ///   believes the one the bundle names from now on: where a person said so. The central store never does.
  /// - Throws: a ``SyncError`` with code `no-such-file`, `cannot-read`, `not-a-bundle`,
  ///   `newer-bundle`, `unsigned-bundle`, `bundle-cut-short`, `bundle-damaged`, `other-site`,
  ///   `other-authority`, `site-key-unknown`, `unknown-laptop`, `revoked-laptop` or `sealed-for-other`, or what the store throws.
  ///
  /// Pictures that are wanted here are taken when the changes are merged. What goes wrong with them is told
  /// in the report: the changes stay.
  public static func merge(
    _ store: Store, path: String, pinsSiteKey: Bool = false,
    progress: (SyncProgress) -> Void = { _ in }
  ) throws -> MergeReport {
    var step = try MergeStep(path, store)
    step.pinsSiteKey = pinsSiteKey
    try store.beginSiteKey()
    var report: MergeReport
    do {
      report = try merge(step, store, progress)
    } catch is UnprovenChanges {
      step.isCareful = true
      report = try merge(step, store, progress)
    }
    // The merge is done, also where the pictures' file cannot be read or written.
    do {
      let missing = try store.missingImages()
      report.imagesWanted = missing.count
      var taking = ImageTaking(store, wanted: missing, isRehearsal: false)
      defer { report.imagesWanted = missing.count - report.imagesAdded }
      try taking.take(step, into: &report, progress: progress)
    } catch let trouble as StoreError {
      report.imagesTrouble = trouble
    }
    return report
  }

  private static func merge(
    _ step: MergeStep, _ store: Store, _ progress: (SyncProgress) -> Void
  ) throws -> MergeReport {
    try store.merge { acceptor, view in
      try take(step, acceptor, view, store, dryRun: false, progress)
    }
  }

  /// Offers a bundle that was checked to a store, inside a transaction.
  ///
  /// - Throws: ``UnprovenChanges`` where the step has to be careful, or a ``SyncError`` where the store,
  ///   as it is in this transaction, does not trust who wrote it.
  static func take(
    _ step: MergeStep, _ acceptor: Acceptor, _ view: StoreView, _ store: Store, dryRun: Bool,
    _ progress: (SyncProgress) -> Void = { _ in }
  ) throws -> MergeReport {
    var merging = try Merging(acceptor, view, step, store, dryRun: dryRun)
    if try merging.hasAll {
      merging.passOver(step.bundle.changeCount)
    } else {
      try offerAll(of: step, to: &merging, store, progress)
    }
    try merging.finish(nowMS: store.environment.nowMS())
    return merging.report
  }

  private static func offerAll(
    of step: MergeStep, to merging: inout Merging, _ store: Store,
    _ progress: (SyncProgress) -> Void
  ) throws {
    let feed = ChangeFeed(
      step.path, opening: step.key, tables: store.tables, site: store.identity.site)
    defer { feed.stop() }
    var offered: Int64 = 0
    while let batch = try feed.next() {
      for change in batch {
        if offered == step.bundle.changeCount / 2 { store.environment.reach(.mergeHalfApplied) }
        if offered % 1_000 == 0 {
          progress(
            SyncProgress(.changes, done: Int(offered), of: Int(step.bundle.changeCount)))
        }
        try merging.offer(change)
        offered += 1
      }
    }
    guard feed.fileHash == step.bundle.fileHash else {
      throw SyncError(
        .bundleDamaged, "\(step.path) was changed while it was read. Nothing was taken from it.",
        next: "ferrule sync merge \(ShellWord.quoted(step.path))")
    }
  }
}
