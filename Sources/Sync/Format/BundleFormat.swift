/// The fixed bytes and the limits of bundle format 1; see `docs/bundle-format.md`.
package enum BundleFormat {
  /// What every format's first line begins with.
  package static let magic = Array("ferrule bundle ".utf8)
  /// The first line of format 1.
  package static let firstLine = Array("ferrule bundle 1\n".utf8)
  /// The first line of format 0, which was not signed.
  package static let unsignedFirstLine = Array("ferrule bundle 0 unsigned\n".utf8)
  /// Begins a section.
  package static let sectionMark: UInt8 = 0x53
  /// Begins the end.
  package static let endMark: UInt8 = 0x45
  /// Bytes of kind, packing, count, the two lengths and the hash that follow a section's mark.
  package static let sectionHeadBytes = 46
  /// Bytes of a SHA-256.
  package static let hashBytes = 32

  /// The most bytes a manifest may have.
  package static let manifestBytes = 4_194_304
  /// The most bytes a section may have before it is packed.
  package static let rawBytes = 4_194_304
  /// The most bytes a section may have when it is packed: what cannot be pressed grows a little.
  package static let packedBytes = rawBytes + 65_536
  /// The most elements of each list of a vector.
  package static let vectorElements = 10_000
  /// The most statements a bundle may have.
  package static let statements = 10_000
  /// The most bytes its statements may have together.
  package static let statementBytes = 4_194_304
  /// The most heads a bundle may have.
  package static let heads = 100_000
  /// The last millisecond of the year 9999.
  package static let latestMS: Int64 = 253_402_300_799_999

  /// What the exporter signs of its manifest: these bytes, then the manifest.
  package static let manifestDomain = Array("ferrule manifest 1".utf8)
  /// What the exporter signs of the whole: these bytes, then the hash of everything before it.
  package static let endDomain = Array("ferrule bundle end 1".utf8)
}
