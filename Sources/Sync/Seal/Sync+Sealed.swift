public import Change
public import Store

extension Sync {
  /// The device a sealed bundle is for; nil if the file is no sealed bundle.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-file`, `cannot-read` or `bundle-cut-short`.
  public static func recipient(ofSealed path: String) throws(SyncError) -> DeviceID? {
    try SealHead(path: path)?.recipient
  }

  /// The name of a device's laptop as this store knows it; nil if it does not.
  public static func laptop(_ device: DeviceID, in store: Store) throws -> String? {
    try store.read { try $0.laptop(device) }
  }

  /// Reads a bundle to its end, and opens it if it is sealed for this store's device.
  ///
  /// - Throws: what `BundleReader.whole` throws; where the bundle is sealed for another laptop its name
  ///   is told.
  static func whole(_ path: String, in store: Store) throws(SyncError) -> BundleReader {
    do throws(SyncError) {
      return try BundleReader.whole(path, opening: try? store.unsealingKey())
    } catch {
      guard error.code == .sealedForOther, let head = try SealHead(path: path) else { throw error }
      guard head.recipient != store.identity.device else {
        throw SyncError(
          .sealedForOther,
          "\(path) is sealed for this laptop, whose key is missing: nothing can open it.",
          next: "ls -l \(ShellWord.quoted(store.folder.key))")
      }
      guard let name = try? laptop(head.recipient, in: store) else { throw error }
      throw SealHead.sealedForOther(path, "\(name) (\(head.recipient.description.prefix(8)))")
    }
  }

  /// That nobody shut out the laptop a bundle is for.
  ///
  /// - Parameters:
  ///   - name: what it called itself where it was heard.
  ///   - done: what is not done for it.
  /// - Throws: a ``SyncError`` with code `revoked-laptop`.
  static func refuseShutOut(
    _ device: DeviceID, _ book: TrustBook, heardAs name: String?, nothing done: String
  ) throws(SyncError) {
    guard let why = book.revocations(of: device).first?.why else { return }
    let laptop =
      book.certificate(of: device)?.laptop ?? name ?? String(device.description.prefix(8))
    throw SyncError(
      .revokedLaptop, "\(laptop) was shut out: \(why). Nothing is \(done) for it.",
      next: "ferrule sync devices")
  }

  /// The keys that a bundle for a device is sealed with, which nobody shut out.
  ///
  /// - Throws: a ``SyncError`` with code `unknown-laptop`.
  static func keys(ofRecipient device: DeviceID, _ book: TrustBook) throws(SyncError) -> DeviceKeys
  {
    guard let certificate = book.certificate(of: device) else {
      let name = device.description.prefix(8)
      throw SyncError(
        .unknownLaptop,
        "Nobody has vouched for \(name), so that nobody knows whose key it is. No bundle was made.",
        next: "ferrule join grant FILE, with its request or a bundle of it")
    }
    return certificate.keys
  }
}
