public import Store

extension Sync {
  /// Takes a bundle into the store: all of it in one transaction, on the disk when this returns.
  ///
  /// The whole file is checked first; if anything is wrong with it nothing is written. A change inside a
  /// sound file that is not valid is left out with its sentence, and the rest merges. A bundle may be
  /// merged in any order and as often as one likes, its own store included.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-file`, `cannot-read`, `not-a-bundle`,
  ///   `newer-bundle`, `bundle-cut-short`, `bundle-damaged` or `other-site`, or what the store throws.
  public static func merge(_ store: Store, path: String) throws -> MergeReport {
    let checked = try checked(path, store)
    var report = try store.merge { acceptor, view in
      try take(path, checked, acceptor, view, store, dryRun: false)
    }
    // The merge is done, also where the pictures' file cannot be read.
    report.imagesWanted = (try? store.wantedImages().count) ?? 0
    return report
  }

  /// The bundle at a path, read to its end: whole, and of the store's site.
  static func checked(_ path: String, _ store: Store) throws(SyncError) -> BundleReader {
    let checked = try BundleReader.whole(path)
    try checkSite(checked.manifest, store.identity, path)
    return checked
  }

  /// Offers a bundle that was checked to a store, inside a transaction.
  static func take(
    _ path: String, _ checked: BundleReader, _ acceptor: Acceptor, _ view: StoreView,
    _ store: Store, dryRun: Bool
  ) throws -> MergeReport {
    var merging = try Merging(acceptor, view, checked.manifest, dryRun: dryRun)
    if try merging.hasAll {
      merging.passOver(checked.changeCount)
    } else {
      try offerAll(of: path, as: checked, to: &merging, store)
    }
    try merging.finish(checked.manifestBytes, nowMS: store.environment.nowMS())
    return merging.report
  }

  private static func offerAll(
    of path: String, as checked: BundleReader, to merging: inout Merging, _ store: Store
  ) throws {
    let feed = ChangeFeed(path, tables: store.tables, site: store.identity.site)
    defer { feed.stop() }
    var offered: Int64 = 0
    while let batch = try feed.next() {
      for change in batch {
        if offered == checked.changeCount / 2 { store.environment.reach(.mergeHalfApplied) }
        try merging.offer(change)
        offered += 1
      }
    }
    guard feed.fileHash == checked.fileHash else {
      throw SyncError(
        .bundleDamaged, "\(path) was changed while it was read. Nothing was taken from it.",
        next: "ferrule sync merge \(path)")
    }
  }

  private static func checkSite(
    _ manifest: BundleManifest, _ identity: StoreIdentity, _ path: String
  ) throws(SyncError) {
    guard manifest.site != identity.site else { return }
    let isNamesake = manifest.siteName == identity.siteName
    func name(_ name: String, _ id: String) -> String {
      isNamesake ? "\(name) (\(id.prefix(8)))" : name
    }
    throw SyncError(
      .otherSite,
      "\(path) is of site \(name(manifest.siteName, "\(manifest.site)")), and this store is of "
        + "site \(name(identity.siteName, "\(identity.site)")). Nothing was taken from it.",
      next: "ferrule sync show \(path)")
  }
}
