/// A device does not belong to the site any more: it was lost, stolen or misused.
///
/// Of what it wrote only the changes named here and those they cover have effect.
public struct Revocation: Hashable, Sendable {
  /// The device.
  public let device: DeviceID
  /// Its last changes that count, or of anybody those that cover them, ascending; none, if nothing it wrote
  /// counts.
  public let tips: [ChangeHash]
  /// Why, as said; control characters are left out, 256 bytes at most.
  public let why: String

  /// The most changes a revocation names.
  public static let mostTips = 4_096

  /// A revocation with all its parts; the tips are put in order, and cut at ``mostTips``: whoever has more
  /// names a change that covers them, or says what stays behind.
  public init(device: DeviceID, tips: some Sequence<ChangeHash>, why: String) {
    self.device = device
    self.tips = Array(Set(tips).sorted().prefix(Self.mostTips))
    self.why = PlainText.fitting(why)
  }

  init(reading reader: inout PieceReader) throws(PieceFault) {
    device = try reader.identifier("device")
    tips = try reader.identifiers("tips", limit: Self.mostTips)
    why = try reader.text("reason")
  }

  func write(to writer: inout PieceWriter) {
    writer.identifier(device)
    writer.identifiers(tips)
    writer.text(why)
  }
}
