internal import Change
internal import Store

/// A bundle that was read to its end, found whole and of the store's site.
struct MergeStep {
  let path: String
  let bundle: BundleReader
  /// What opens it if it is sealed.
  let key: UnsealingKey?
  /// Whether to look, before each change is taken, if its device stands for it; all are believed to be
  /// signed until a first reading shows that one is not.
  var isCareful = false
  /// Whether a store that knows no key of its site believes the one this bundle names from now on.
  var pinsSiteKey = false

  init(_ path: String, _ store: Store) throws(SyncError) {
    self.path = path
    key = try? store.unsealingKey()
    bundle = try Sync.whole(path, in: store)
    try Self.checkSite(bundle.manifest, store.identity, path)
    guard bundle.snapshotBytes == 0 else {
      throw SyncError(
        .snapshotBundle,
        "\(path) is a snapshot: it makes a new laptop. Nothing was taken from it.",
        next: "ferrule sync export on \(bundle.manifest.laptop), without --snapshot")
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
      next: "ferrule sync show \(ShellWord.quoted(path))")
  }
}
