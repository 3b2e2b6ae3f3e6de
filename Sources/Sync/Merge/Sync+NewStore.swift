internal import Change
internal import Foundation
public import Store

extension Sync {
  /// Makes a store for another laptop of a known site from a bundle of that site, or a snapshot.
  ///
  /// A bad bundle makes nothing; when the merge fails the new folder is taken away again. The new store
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
    guard book.isTrusted(manifest.exporter) else {
      throw SyncError(
        .unknownLaptop,
        "\(path) was written by \(manifest.laptop), for which nobody of site \(manifest.siteName) "
          + "has vouched. No store was made.",
        next: "ferrule sync export, on the central store or a lead's laptop")
    }
    guard bundle.snapshotBytes == 0 else {
      let store = try join(
        fromSnapshot: bundle, path, book, folder: folder, laptop: laptop, environment: environment)
      return (store, nil)
    }
    return try joining(folder, laptop: laptop, manifest, environment) { try merge($0, path: path) }
  }

  /// Makes a store under another name and gives it its own when all is in it: a store that appears is whole.
  private static func joining(
    _ folder: StoreFolder, laptop: String, _ manifest: BundleManifest,
    _ environment: StoreEnvironment, merge: (Store) throws -> MergeReport
  ) throws -> (Store, MergeReport?) {
    try Store.checkFree(folder)
    let word = environment.randomBytes(4).map { String($0, radix: 16) }.joined()
    let making = StoreFolder("\(folder.path).making-\(word)")
    do {
      let report = try merge(
        Store.create(
          making, site: (id: manifest.site, name: manifest.siteName),
          authority: manifest.authority, siteName: manifest.siteName, laptop: laptop,
          isCentral: false, environment: environment))
      try FileWriting.rename(making.path, to: folder.path)
      return (try Store(folder, environment: environment), report)
    } catch {
      try? FileManager.default.removeItem(atPath: making.path)
      guard var trouble = error as? StoreError else { throw error }
      // Nobody knows the folder by the name it has while it is made.
      trouble.message = trouble.message.replacingOccurrences(of: making.path, with: folder.path)
      if trouble.code == .cannotWrite { try Store.checkFree(folder) }
      throw trouble
    }
  }
}
