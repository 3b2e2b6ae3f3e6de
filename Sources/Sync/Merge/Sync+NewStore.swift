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
    let store = try Store.create(
      folder, site: (id: manifest.site, name: manifest.siteName), authority: manifest.authority,
      siteName: manifest.siteName,
      laptop: laptop, isCentral: false, environment: environment)
    do {
      return (store, try merge(store, path: path))
    } catch {
      try? FileManager.default.removeItem(atPath: folder.path)
      throw error
    }
  }
}
