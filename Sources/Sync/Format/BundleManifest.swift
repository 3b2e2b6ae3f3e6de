public import Change

/// Who wrote a bundle, for whom, and what that store held then.
public struct BundleManifest: Hashable, Sendable {
  /// The site its changes belong to.
  public var site: SiteID
  /// That site's name.
  public var siteName: String
  /// The public keys of the device of the store that wrote it.
  public var keys: DeviceKeys
  /// That store's laptop, as people call it.
  public var laptop: String
  /// The site's own key as that store knows it; nil if it knows none.
  public var authority: AuthorityKey?
  /// Whether that says of itself that it is the central store.
  public var isCentral: Bool
  /// The device it was made for; nil if it is for anyone.
  public var recipient: DeviceID?
  /// Its number among all the bundles of that store, from 1.
  public var counter: Int64
  /// When it was written, by the exporter's clock; ms UTC, in the years 1970 to 9999.
  public var writtenMS: Int64
  /// What the exporter held.
  public var vector: StoreVector

  /// A manifest with all its parts.
  public init(
    site: SiteID, siteName: String, keys: DeviceKeys, laptop: String,
    authority: AuthorityKey? = nil, isCentral: Bool, recipient: DeviceID?, counter: Int64,
    writtenMS: Int64, vector: StoreVector
  ) {
    self.site = site
    self.siteName = siteName
    self.keys = keys
    self.laptop = laptop
    self.authority = authority
    self.isCentral = isCentral
    self.recipient = recipient
    self.counter = counter
    self.writtenMS = writtenMS
    self.vector = vector
  }

  /// The device of the store that wrote it.
  public var exporter: DeviceID { keys.device }

  private static let centralFlag: UInt8 = 1
  private static let recipientFlag: UInt8 = 2
  private static let authorityFlag: UInt8 = 4
  private static let piecesFlag: UInt8 = 8
  private static let allFlags = centralFlag | recipientFlag | authorityFlag | piecesFlag

  /// Reads the bytes of a manifest; refuses every spelling but the one.
  package init(decoding bytes: [UInt8]) throws(PieceFault) {
    var reader = PieceReader(bytes)
    site = try reader.identifier("site")
    siteName = try reader.text("site's name")
    keys = try DeviceKeys(reading: &reader)
    laptop = try reader.text("laptop's name")
    let flags = try reader.byte("flags")
    guard flags & ~Self.allFlags == 0 else {
      throw .outOfRange("flags")
    }
    isCentral = flags & Self.centralFlag != 0
    authority = flags & Self.authorityFlag != 0 ? try reader.identifier("authority") : nil
    recipient = flags & Self.recipientFlag != 0 ? try reader.identifier("recipient") : nil
    counter = try reader.number(8, "counter", in: 1...(.max))
    writtenMS = try reader.number(8, "time", in: 0...BundleFormat.latestMS)
    vector = try StoreVector(
      reading: &reader, hasPieces: flags & Self.piecesFlag != 0)
    try reader.finish()
  }

  /// The one spelling of the manifest; a clock outside the years 1970 to 9999 is set to their ends.
  package var bytes: [UInt8] {
    var writer = PieceWriter()
    writer.identifier(site)
    writer.text(siteName)
    keys.write(to: &writer)
    writer.text(laptop)
    writer.byte(
      (isCentral ? Self.centralFlag : 0) | (recipient == nil ? 0 : Self.recipientFlag)
        | (authority == nil ? 0 : Self.authorityFlag)
        | (vector.pieces.isEmpty ? 0 : Self.piecesFlag))
    if let authority { writer.identifier(authority) }
    if let recipient { writer.identifier(recipient) }
    writer.number(8, counter)
    writer.number(8, min(max(writtenMS, 0), BundleFormat.latestMS))
    vector.write(to: &writer)
    return writer.bytes
  }

  /// Whether this is a later word of the same store than `other`.
  ///
  /// A store that was set back counts its bundles again, so a lower number with a later time is
  /// later, too. Unless that time cannot be: then it is an older word, from when its clock was ahead.
  func isNewer(than other: BundleManifest, nowMS: Int64) -> Bool {
    counter > other.counter
      || writtenMS > other.writtenMS && !HybridTime.isAhead(writtenMS, nowMS: nowMS)
  }
}
