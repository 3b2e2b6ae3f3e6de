internal import Change
internal import Store

extension BundleManifest {
  /// The manifest of a bundle that the store of this identity writes now.
  init(
    of identity: StoreIdentity, _ keys: DeviceKeys, for recipient: DeviceID? = nil, counter: Int64,
    writtenMS: Int64, vector: StoreVector
  ) {
    self.init(
      site: identity.site, siteName: identity.siteName, keys: keys, laptop: identity.laptop,
      authority: identity.authority, isCentral: identity.isCentral, recipient: recipient,
      counter: counter, writtenMS: writtenMS, vector: vector)
  }
}
