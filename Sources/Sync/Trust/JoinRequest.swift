public import Change

/// A laptop asks to belong to a site: its keys and its name, signed with the key it asks for.
///
/// The signature shows that who asks holds the key; whether the laptop is welcome is for a person to say.
public struct JoinRequest: Hashable, Sendable {
  /// The site.
  public var site: SiteID
  /// That site's name.
  public var siteName: String
  /// The laptop's public keys.
  public var keys: DeviceKeys
  /// Its name.
  public var laptop: String
  /// When it asked, by its clock; ms UTC.
  public var atMS: Int64

  /// A request with all its parts.
  public init(
    site: SiteID, siteName: String, keys: DeviceKeys, laptop: String, atMS: Int64
  ) {
    self.site = site
    self.siteName = siteName
    self.keys = keys
    self.laptop = laptop
    self.atMS = atMS
  }

  /// What every request begins with.
  package static let firstLine = Array("ferrule join request 1\n".utf8)
  /// The most bytes a request may have.
  package static let mostBytes = 4_096

  private var message: [UInt8] {
    var writer = PieceWriter()
    writer.raw(Self.firstLine)
    writer.identifier(site)
    writer.text(siteName)
    keys.write(to: &writer)
    writer.text(laptop)
    writer.number(8, min(max(atMS, 0), BundleFormat.latestMS))
    return writer.bytes
  }

  /// The bytes of the file; `sign` is the laptop's signature over a message.
  package func bytes(sign: ([UInt8]) throws -> KeySignature) rethrows -> [UInt8] {
    let message = message
    return message + (try sign(message).bytes)
  }

  /// Reads the bytes of a file; refuses every spelling but the one, and a wrong signature.
  package init(decoding bytes: [UInt8]) throws(PieceFault) {
    var reader = PieceReader(bytes)
    guard try reader.take(Self.firstLine.count, "first line").elementsEqual(Self.firstLine) else {
      throw .outOfRange("first line")
    }
    site = try reader.identifier("site")
    siteName = try reader.text("site's name")
    keys = try DeviceKeys(reading: &reader)
    laptop = try reader.text("laptop's name")
    atMS = try reader.number(8, "time", in: 0...BundleFormat.latestMS)
    let signature = try reader.signature("signature")
    try reader.finish()
    guard keys.signing.verifies(signature, of: message) else { throw .outOfRange("signature") }
  }
}
