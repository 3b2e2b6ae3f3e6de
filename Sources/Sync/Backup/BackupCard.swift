public import Change
internal import Store

/// What a backup is of, and when it was made.
public struct BackupCard: Hashable, Sendable {
  /// The site its store belongs to.
  public var site: SiteID
  /// That site's name.
  public var siteName: String
  /// The device that wrote in the store.
  public var device: DeviceID
  /// Its laptop's name.
  public var laptop: String
  /// Whether it is the central store.
  public var isCentral: Bool
  /// When the backup was made, by that laptop's clock; ms UTC, in the years 1970 to 9999.
  public var writtenMS: Int64

  /// A card with all its parts.
  public init(
    site: SiteID, siteName: String, device: DeviceID, laptop: String, isCentral: Bool,
    writtenMS: Int64
  ) {
    self.site = site
    self.siteName = siteName
    self.device = device
    self.laptop = laptop
    self.isCentral = isCentral
    self.writtenMS = writtenMS
  }

  /// The card of what the store of this identity writes now.
  init(of identity: StoreIdentity, writtenMS: Int64) {
    self.init(
      site: identity.site, siteName: identity.siteName, device: identity.device,
      laptop: identity.laptop, isCentral: identity.isCentral, writtenMS: writtenMS)
  }

  /// Reads the bytes of a card; refuses every spelling but the one.
  package init(decoding bytes: [UInt8]) throws(PieceFault) {
    var reader = PieceReader(bytes)
    site = try reader.identifier("site")
    siteName = try reader.text("site's name")
    device = try reader.identifier("device")
    laptop = try reader.text("laptop's name")
    let flags = try reader.byte("flags")
    guard flags <= 1 else { throw .outOfRange("flags") }
    isCentral = flags == 1
    writtenMS = try reader.number(8, "time", in: 0...BundleFormat.latestMS)
    try reader.finish()
  }

  /// The one spelling of the card.
  package var bytes: [UInt8] {
    var writer = PieceWriter()
    writer.identifier(site)
    writer.text(siteName)
    writer.identifier(device)
    writer.text(laptop)
    writer.byte(isCentral ? 1 : 0)
    writer.number(8, min(max(writtenMS, 0), BundleFormat.latestMS))
    return writer.bytes
  }
}
