/// The SHA-256 of a change's canonical bytes: the one name of a change that cannot be forged.
@frozen
public struct ChangeHash: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes32

  /// The hash with these bytes.
  @inlinable
  public init(storage: Bytes32) {
    self.storage = storage
  }

  /// What `prev` is in the first change of a device at a site: a hash that no change has.
  ///
  /// SHA-256 over the 17 ASCII bytes `ferrule genesis 1`, the site id and the device id.
  public static func genesis(site: SiteID, device: DeviceID) -> ChangeHash {
    ChangeHash(
      storage: Digest.of("ferrule genesis 1") { update in
        site.withBytes(update)
        device.withBytes(update)
      })
  }
}
