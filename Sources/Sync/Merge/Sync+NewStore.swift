internal import Change
public import Store

extension Sync {
  /// Makes a store for another laptop of a known site from a bundle of that site, or a snapshot.
  ///
  /// A bad bundle makes nothing, and the folder gets its name when all is in it. The new store
  /// believes from then on what the site's key signs that the bundle names.
  ///
  /// - Returns: the store, and what merging brought; nil for a snapshot, of which nothing is merged.
  /// - Throws: a ``SyncError`` with code `unknown-laptop` if who wrote it does not belong to the site,
  ///   `snapshot-not-ours` if its word on the state of the site is not taken, what ``merge(_:path:)`` throws, or a `StoreError` with code `store-exists` or
  ///   `cannot-write`.
  public static func join(
    from path: String, folder: StoreFolder, laptop: String, environment: StoreEnvironment
  ) throws -> (Store, MergeReport?) {
    let bundle = try BundleReader.whole(path)
    let manifest = bundle.manifest
    let book = TrustBook(
      site: manifest.site, authority: manifest.authority,
      bundle.statements.map { TrustBook.Entry($0, isInEffect: false) })
    let unknown = SyncError(
      .unknownLaptop,
      "\(path) was written by \(manifest.laptop), for which nobody of site \(manifest.siteName) "
        + "has vouched. No store was made.",
      next: "ferrule sync export, on the central store or a lead's laptop")
    // A snapshot is believed, not replayed: it cannot show who was vouched for in time.
    guard
      book.isTrusted(manifest.exporter)
        || bundle.snapshotBytes == 0 && BundleTrust.mayProve(manifest.exporter, book)
    else { throw unknown }
    guard bundle.snapshotBytes == 0 else {
      let store = try join(
        fromSnapshot: bundle, path, book, folder: folder, laptop: laptop, environment: environment)
      return (store, nil)
    }
    try Store.checkFree(folder)
    var report: MergeReport?
    let mark = environment.randomBytes(4).map { String($0, radix: 16) }.joined()
    do {
      try Store.appearing(folder, mark: mark, environment: environment) { making in
        report = try merge(
          Store.create(
            making, site: (id: manifest.site, name: manifest.siteName),
            authority: manifest.authority, siteName: manifest.siteName, laptop: laptop,
            isCentral: false, environment: environment), path: path)
      }
    } catch let trouble as SyncError where trouble.code == .unknownLaptop {
      throw unknown
    }
    return (try Store(folder, environment: environment), report)
  }
}
