/// The fixed bytes and the limits of bundle format 0; see `docs/bundle-format.md`.
package enum BundleFormat {
  /// What every format's first line begins with.
  package static let magic = Array("ferrule bundle ".utf8)
  /// The first line of format 0.
  package static let firstLine = Array("ferrule bundle 0 unsigned\n".utf8)
  /// Begins a section.
  package static let sectionMark: UInt8 = 0x53
  /// Begins the end.
  package static let endMark: UInt8 = 0x45
  /// The one kind of section: changes.
  package static let changesKind: UInt8 = 1
  /// Bytes of kind, count, the two lengths and the hash that follow a section's mark.
  package static let sectionHeadBytes = 45
  /// Bytes that follow the mark of the end, without the hash.
  package static let endBytes = 12
  /// Bytes of a SHA-256.
  package static let hashBytes = 32

  /// The most bytes a manifest may have.
  package static let manifestBytes = 2_097_152
  /// The most bytes a section may have before deflating.
  package static let rawBytes = 4_194_304
  /// The most bytes a section may have after deflating: what cannot be pressed grows a little.
  package static let deflatedBytes = rawBytes + 65_536
  /// The most bytes of UTF-8 a name may have.
  package static let textBytes = 256
  /// The most elements of each list of a vector.
  package static let vectorElements = 10_000
  /// The last millisecond of the year 9999.
  package static let latestMS: Int64 = 253_402_300_799_999
}
