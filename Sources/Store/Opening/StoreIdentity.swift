public import Change

/// Which store this is: its site, its device and its name.
public struct StoreIdentity: Hashable, Sendable {
  /// The site all its records belong to.
  public var site: SiteID
  /// The site's name.
  public var siteName: String
  /// The device that writes in this store.
  public var device: DeviceID
  /// The laptop's name, as people call it.
  public var laptop: String
  /// The random id of this store's folder.
  public var storeID: ChangeGroupID
  /// Whether this is the central store.
  public var isCentral: Bool
  /// The site's own key, as it was when this store was made; nil in a store older than such keys.
  public var authority: AuthorityKey?
}
