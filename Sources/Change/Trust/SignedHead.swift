/// The last change of a chain, signed by its device: what that device stands for.
///
/// The device stands for every change before it in the chain, for each names the hash of the one before.
public struct SignedHead: Hashable, Sendable {
  /// The change.
  public let name: ChangeName
  /// The device's signature over ``message(_:site:)``.
  public let signature: KeySignature

  /// A head with all its parts.
  public init(name: ChangeName, signature: KeySignature) {
    self.name = name
    self.signature = signature
  }

  /// What a device signs: the 14 ASCII bytes `ferrule head 1`, site, device, seq as be64, hash.
  public static func message(_ name: ChangeName, site: SiteID) -> [UInt8] {
    var writer = PieceWriter()
    writer.raw("ferrule head 1".utf8)
    writer.identifier(site)
    Self.write(name, to: &writer)
    return writer.bytes
  }

  /// Whether that key signed it.
  public func isSigned(by key: SigningKey, site: SiteID) -> Bool {
    key.verifies(signature, of: Self.message(name, site: site))
  }

  /// How many bytes a head takes in a bundle.
  package static let byteCount = DeviceID.byteCount + 8 + ChangeHash.byteCount + 64

  package init(reading reader: inout PieceReader) throws(PieceFault) {
    name = ChangeName(
      device: try reader.identifier("device"), seq: try reader.number(8, "seq", in: 1...(.max)),
      hash: try reader.identifier("hash"))
    signature = try reader.signature("signature")
  }

  package func write(to writer: inout PieceWriter) {
    Self.write(name, to: &writer)
    writer.raw(signature.bytes)
  }

  private static func write(_ name: ChangeName, to writer: inout PieceWriter) {
    writer.identifier(name.device)
    writer.number(8, name.seq)
    writer.identifier(name.hash)
  }
}
