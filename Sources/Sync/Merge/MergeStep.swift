internal import Change
internal import Store

/// A bundle that was read to its end, found whole, of the store's site and from whom it trusts.
struct MergeStep {
  let path: String
  let bundle: BundleReader
  let trust: BundleTrust
  /// The changes that are taken; nil while all are believed to be signed.
  private(set) var proven: ProvenChanges?

  /// - Throws: a ``SyncError``, or what the store throws.
  init(_ path: String, _ store: Store) throws {
    self.path = path
    bundle = try BundleReader.whole(path)
    try Self.checkSite(bundle.manifest, store.identity, path)
    trust = try BundleTrust(bundle, path, store)
  }

  var isCareful: Bool { proven != nil }

  /// Looks at each change before it is taken.
  mutating func becomeCareful(_ store: Store) throws(SyncError) {
    proven = try ProvenChanges(path, trust.heads, store)
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
