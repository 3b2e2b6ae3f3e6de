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

  /// The hash of bytes, whether they are a change or not.
  public init(of bytes: UnsafeRawBufferPointer) {
    storage = Digest.of(bytes)
  }

  /// The first eight bytes, as a number that sorts as they do.
  ///
  /// Not a name: two changes with the same head can be made in minutes.
  @inlinable
  public var head: UInt64 { storage.word0 }

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
