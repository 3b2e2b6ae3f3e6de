internal import Foundation
public import Store

extension Sync {
  /// Makes a store for another laptop of a known site from a bundle of that site.
  ///
  /// A bad bundle makes nothing; when the merge fails the new folder is taken away again.
  ///
  /// - Throws: what ``merge(_:path:)`` throws, or a `StoreError` with code `store-exists` or
  ///   `cannot-write`.
  public static func join(
    from path: String, folder: StoreFolder, laptop: String, environment: StoreEnvironment
  ) throws -> (Store, MergeReport) {
    let manifest = try BundleReader.whole(path).manifest
    let store = try Store.create(
      folder, site: (id: manifest.site, name: manifest.siteName), siteName: manifest.siteName,
      laptop: laptop, isCentral: false, environment: environment)
    do {
      return (store, try merge(store, path: path))
    } catch {
      try? FileManager.default.removeItem(atPath: folder.path)
      throw error
    }
  }
}
