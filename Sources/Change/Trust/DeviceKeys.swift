/// The two public keys of a device, which its id binds.
public struct DeviceKeys: Hashable, Sendable {
  /// Checks what it signed.
  public let signing: SigningKey
  /// Seals what only it shall open.
  public let agreement: AgreementKey

  /// The keys of a device.
  public init(signing: SigningKey, agreement: AgreementKey) {
    self.signing = signing
    self.agreement = agreement
  }

  /// The id of the device that holds the private halves.
  public var device: DeviceID { DeviceID(of: self) }

  package init(reading reader: inout PieceReader) throws(PieceFault) {
    signing = try reader.identifier("signing key")
    agreement = try reader.identifier("agreement key")
  }

  package func write(to writer: inout PieceWriter) {
    writer.identifier(signing)
    writer.identifier(agreement)
  }
}
