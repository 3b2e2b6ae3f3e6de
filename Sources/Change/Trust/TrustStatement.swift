/// What somebody who may says about a device of the site, with the signature that proves it.
///
/// The bytes are in `docs/trust.md`. They are kept and passed on as they are; there is one spelling.
public struct TrustStatement: Hashable, Sendable {
  /// What is said.
  public enum Content: Hashable, Sendable {
    case certificate(Certificate)
    case revocation(Revocation)
    case adoption(Adoption)
  }

  /// The site it is about.
  public let site: SiteID
  /// Who says it.
  public let issuer: TrustIssuer
  /// When, by the issuer's clock; ms UTC.
  public let atMS: Int64
  /// What is said.
  public let content: Content
  /// The issuer's signature over ``message``.
  public let signature: KeySignature

  /// A statement that `sign` signs.
  public init(
    site: SiteID, issuer: TrustIssuer, atMS: Int64, content: Content,
    sign: ([UInt8]) throws -> KeySignature
  ) rethrows {
    self.site = site
    self.issuer = issuer
    self.atMS = max(0, atMS)
    self.content = content
    signature = try sign(Self.message(site, issuer, self.atMS, content))
  }

  /// The most bytes a statement may have.
  package static let mostBytes = 262_144
  private static let magic = Array("ferrule trust 1".utf8)

  /// What the issuer signs.
  public var message: [UInt8] { Self.message(site, issuer, atMS, content) }

  /// The message and the signature.
  public var bytes: [UInt8] { message + signature.bytes }

  /// The hash of its bytes.
  public var hash: ChangeHash { bytes.withRawBytes { ChangeHash(of: $0) } }

  private static func message(
    _ site: SiteID, _ issuer: TrustIssuer, _ atMS: Int64, _ content: Content
  ) -> [UInt8] {
    var writer = PieceWriter()
    writer.raw(magic)
    writer.identifier(site)
    switch issuer {
    case .authority: writer.byte(0)
    case .device(let device):
      writer.byte(1)
      writer.identifier(device)
    }
    writer.number(8, atMS)
    switch content {
    case .certificate(let certificate):
      writer.byte(1)
      certificate.write(to: &writer)
    case .revocation(let revocation):
      writer.byte(2)
      revocation.write(to: &writer)
    case .adoption(let adoption):
      writer.byte(3)
      adoption.write(to: &writer)
    }
    return writer.bytes
  }

  /// The bytes with which a revocation that the site's key signed says of whom it is, and how many come before them.
  package static func said(ofRevoked device: DeviceID) -> (offset: Int, bytes: [UInt8]) {
    (magic.count + SiteID.byteCount + 9, [2] + device.bytes)
  }

  /// Reads the bytes of a statement; refuses every spelling but the one.
  package init(decoding bytes: [UInt8]) throws(PieceFault) {
    guard bytes.count <= Self.mostBytes else { throw .outOfRange("length") }
    var reader = PieceReader(bytes)
    guard try reader.take(Self.magic.count, "magic").elementsEqual(Self.magic) else {
      throw .outOfRange("magic")
    }
    site = try reader.identifier("site")
    switch try reader.byte("issuer") {
    case 0: issuer = .authority
    case 1: issuer = .device(try reader.identifier("issuer"))
    default: throw .outOfRange("issuer")
    }
    atMS = try reader.number(8, "time", in: 0...(.max))
    switch try reader.byte("kind") {
    case 1: content = .certificate(try Certificate(reading: &reader))
    case 2: content = .revocation(try Revocation(reading: &reader))
    case 3: content = .adoption(try Adoption(reading: &reader))
    default: throw .outOfRange("kind")
    }
    signature = try reader.signature("signature")
    try reader.finish()
  }
}
