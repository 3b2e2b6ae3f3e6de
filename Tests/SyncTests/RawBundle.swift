import Change
import Crypto
import Foundation
import Sync

/// Bundles written by hand after `docs/bundle-format.md`, honest and not.
struct RawBundle {
  var firstLine = "ferrule bundle 0 unsigned\n"
  var manifest: [UInt8]
  var manifestLength: UInt32?
  var sections: [Section] = []
  var sectionCount: UInt32?
  var changeCount: UInt64?

  struct Section {
    var kind: UInt8 = 1
    var count: UInt32
    var rawLength: UInt32
    var deflatedLength: UInt32
    var deflated: [UInt8]

    /// An honest section of these changes.
    init(_ changes: [[UInt8]]) {
      var raw: [UInt8] = []
      for change in changes { raw += RawBundle.number(UInt32(change.count)) + change }
      self.init(count: changes.count, raw: raw)
    }

    /// A section of bytes that may not be changes.
    init(count: Int, raw: [UInt8]) {
      self.count = UInt32(count)
      rawLength = UInt32(raw.count)
      deflated = Deflate.deflated(raw) ?? []
      deflatedLength = UInt32(deflated.count)
    }
  }

  /// The bytes, with hashes that are right.
  var bytes: [UInt8] {
    var out = Array(firstLine.utf8)
    out += Self.number(manifestLength ?? UInt32(manifest.count)) + manifest
    for section in sections {
      out += [0x53, section.kind] + Self.number(section.count) + Self.number(section.rawLength)
      out += Self.number(section.deflatedLength) + Array(SHA256.hash(data: section.deflated))
      out += section.deflated
    }
    let changes = sections.reduce(UInt64(0)) { $0 + UInt64($1.count) }
    out += [0x45] + Self.number(sectionCount ?? UInt32(sections.count))
    out += Self.number(changeCount ?? changes)
    return out + Array(SHA256.hash(data: out))
  }

  func write(to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Big-endian bytes.
  static func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }

  /// A bundle of a store's site without sections.
  static func empty(
    of site: SiteID, exporter: UInt64 = 99, counter: Int64 = 1,
    writtenMS: Int64 = 1_800_000_000_000,
    vector: StoreVector = StoreVector()
  ) -> RawBundle {
    RawBundle(
      manifest: BundleManifest(
        site: site, siteName: "Hall 7", exporter: DeviceID(storage: Bytes32(exporter, 0, 0, 0)),
        laptop: "by hand", isCentral: false, recipient: nil, counter: counter,
        writtenMS: writtenMS, vector: vector
      ).bytes)
  }
}
