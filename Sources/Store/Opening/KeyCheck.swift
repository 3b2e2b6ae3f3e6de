/// Checks that `device.key` is the key of this store's device.
///
/// Making the public keys from the private ones takes longer than a write: it is done again only when
/// the file is another one than the last time.
struct KeyCheck {
  private var checked: KeyIdentity?

  /// - Returns: which file the key is.
  /// - Throws: a ``StoreError`` with code `key-missing`.
  mutating func check(_ folder: StoreFolder, _ identity: StoreIdentity) throws -> KeyIdentity? {
    let now = KeyIdentity(path: folder.key)
    if let now, now == checked { return now }
    guard try DeviceKey(path: folder.key).deviceID == identity.device else {
      throw StoreError(
        .keyMissing, "\(folder.key) is the key of another device.",
        next: "ferrule init NEWDIR --from BUNDLE")
    }
    checked = now
    return now
  }
}
