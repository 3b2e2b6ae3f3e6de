/// A device belongs to the site: its keys, its laptop's name, what it may do.
public struct Certificate: Hashable, Sendable {
  /// Its public keys.
  public let keys: DeviceKeys
  /// Its laptop, as people call it; control characters are left out, 256 bytes at most.
  public let laptop: String
  /// What it may do.
  public let role: DeviceRole

  /// A certificate with all its parts.
  public init(keys: DeviceKeys, laptop: String, role: DeviceRole) {
    self.keys = keys
    self.laptop = PlainText.fitting(laptop)
    self.role = role
  }

  /// The device.
  public var device: DeviceID { keys.device }

  init(reading reader: inout PieceReader) throws(PieceFault) {
    keys = try DeviceKeys(reading: &reader)
    laptop = try reader.text("laptop's name")
    guard let role = DeviceRole(rawValue: try reader.byte("role")) else {
      throw .outOfRange("role")
    }
    self.role = role
  }

  func write(to writer: inout PieceWriter) {
    keys.write(to: &writer)
    writer.text(laptop)
    writer.byte(role.rawValue)
  }
}
