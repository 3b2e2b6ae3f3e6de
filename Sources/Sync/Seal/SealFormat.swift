internal import Change

/// The fixed bytes and the limits of a sealed bundle; see `docs/bundle-format.md`.
enum SealFormat {
  /// What the first line of every format of sealed bundles begins with, as long as that of bundles.
  static let magic = Array("ferrule sealed ".utf8)
  /// The first line of a sealed bundle, as long as that of a bundle.
  static let firstLine = Array("ferrule sealed 1\n".utf8)
  /// Bytes of the key that the exporter made for this bundle.
  static let encapsulatedBytes = 32
  /// The bytes of every chunk but the last before it is sealed; the last has as many at most.
  static let chunkBytes = 1_048_576
  /// Bytes that sealing adds to a chunk.
  static let tagBytes = 16
  /// What both sides mix into the key: these bytes, then the recipient's device id.
  static let domain = Array("ferrule sealed 1".utf8)
  /// The mark of a chunk that another one follows.
  static let moreMark: UInt8 = 0
  /// The mark of the last chunk.
  static let lastMark: UInt8 = 1

  /// What both sides mix into the key of a bundle for a device.
  static func info(_ device: DeviceID) -> [UInt8] { domain + device.bytes }
}
